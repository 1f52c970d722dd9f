import {css, html, nothing} from './lit/lit-element.js';
import {repeat} from './lit/directives/repeat.js';
import {SmsScreen, define} from './lib/element.js';
import {icons} from './lib/icons.js';
import {theme} from './lib/theme.js';

const PAGE = 50;

/** As the server knows them. */
const ACTIONS = [
  'SENT',
  'CANCELLED',
  'RESCHEDULED',
  'RESOLVED',
  'EXPORTED',
  'DISCLOSED',
  'ERASED',
  'PURGED',
  'IMPORTED',
];

const screenStyle = css`
  .audit-about {
    max-width: 78ch;
    margin: 4px 0 12px;
  }

  .audit-tools {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-end;
    gap: 12px 16px;
    margin-bottom: 14px;
    padding: 14px 16px;
  }

  .audit-tools .field {
    flex: 0 1 210px;
  }

  .audit-tools .grow {
    flex: 1 1 0;
  }

  .audit-check:not(:empty) {
    margin-bottom: 14px;
  }

  .audit-check .banner > div {
    display: grid;
    gap: 8px;
    min-width: 0;
  }

  .audit-hash {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-end;
    gap: 8px;
    color: var(--_text);
  }

  .audit-hash .field {
    flex: 1 1 300px;
  }

  .audit-hash .input {
    font: 0.875em ui-monospace, Menlo, Consolas, monospace;
  }

  .entry {
    display: grid;
    grid-template-columns: 12.5em minmax(0, 1fr) auto;
    gap: 2px 18px;
    align-items: baseline;
    padding: 10px 16px;
    border-bottom: 1px solid var(--_line);
  }

  .entry:last-child {
    border-bottom: 0;
  }

  .entry-when {
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }

  .entry-what {
    min-width: 0;
    overflow-wrap: anywhere;
  }

  .entry-what p + p {
    margin-top: 1px;
  }

  .entry-side {
    display: flex;
    align-items: baseline;
    gap: 12px;
    white-space: nowrap;
  }

  .audit-foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 16px;
    padding: 10px 16px;
    border-top: 1px solid var(--_line);
  }

  @container screen (max-width: 720px) {
    .entry {
      grid-template-columns: minmax(0, 1fr) auto;
      column-gap: 8px;
    }

    .entry-side {
      gap: 8px;
    }

    .entry-what {
      grid-column: 1 / -1;
      grid-row: 2;
    }

    .audit-tools .field {
      flex: 1 1 130px;
    }

    .audit-tools .grow {
      display: none;
    }
  }
`;

/**
 * « Journal »: who did what, and whether somebody has changed what is written there.
 *
 * Fires `sms-open` (detail: {contribution, campaign}, cancelable) to open the recap of a sending.
 */
class SmsAudit extends SmsScreen {
  static styles = [theme, screenStyle];

  static ownTexts = 'audit';

  static properties = {
    ...SmsScreen.properties,
    noTitle: {type: Boolean, attribute: 'no-title'},
    entries: {state: true},
    next: {state: true},
    people: {state: true},
    filter: {state: true},
    loading: {state: true},
    verifying: {state: true},
    checked: {state: true},
    problemNow: {state: true},
  };

  constructor() {
    super();
    this.noTitle = false;
    this.entries = null;
    this.next = null;
    this.people = [];
    this.filter = {action: '', who: ''};
    this.loading = false;
    this.verifying = false;
    /** @type {null|{entries?: number, hash?: string, broken?: number}} */
    this.checked = null;
    this.problemNow = null;
  }

  async opened() {
    await this.#load();
  }

  async installed() {
    await this.#load();
  }

  /** The first page, and whom the filter can name. */
  async #load() {
    const turn = (this.turn = (this.turn ?? 0) + 1);
    this.loading = true;
    try {
      const [page, {people}] = await Promise.all([
        this.client.get('/journal', {...this.filter, limit: PAGE}),
        this.client.get('/journal/people'),
      ]);
      if (turn !== this.turn) return;
      this.entries = page.entries;
      this.next = page.next ?? null;
      this.people = people;
      this.problemNow = null;
    } catch (error) {
      if (turn === this.turn) this.problemNow = this.problem(error);
    } finally {
      if (turn === this.turn) this.loading = false;
    }
  }

  async #more() {
    if (this.loading) return;
    const turn = this.turn;
    this.loading = true;
    try {
      const query = {...this.filter, before: this.next, limit: PAGE};
      const page = await this.client.get('/journal', query);
      if (turn !== this.turn) return;
      this.entries = [...this.entries, ...page.entries];
      this.next = page.next ?? null;
      await this.updateComplete;
      this.renderRoot.querySelector(`[data-number="${page.entries[0]?.number}"]`)?.focus();
    } catch (error) {
      this.problemNow = this.problem(error);
    } finally {
      if (turn === this.turn) this.loading = false;
    }
  }

  #narrow(change) {
    this.filter = {...this.filter, ...change};
    this.#load();
  }

  async #verify() {
    if (this.verifying) return;
    this.verifying = true;
    this.checked = null;
    try {
      this.checked = await this.client.post('/journal/verify', {});
      this.problemNow = null;
    } catch (error) {
      this.problemNow = this.problem(error);
    } finally {
      this.verifying = false;
    }
  }

  async #copy() {
    const field = this.renderRoot.querySelector('#audit-hash');
    field.select();
    try {
      await navigator.clipboard.writeText(this.checked.hash);
      this.tell(this.t('audit.copied'));
    } catch {
      // A browser gives its clipboard to pages of https only, and not to every one.
      field.focus();
      this.tell(this.t('audit.copy.by-hand'));
    }
  }

  #openRecap(event, campaign) {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    // The link to the standalone page is what happens when the host does nothing.
    if (this.ask('sms-open', {contribution: 'sms.menu.recap', campaign})) event.preventDefault();
  }

  get isFiltered() {
    return this.filter.action !== '' || this.filter.who !== '';
  }

  screen() {
    return html`
      <header ?hidden=${this.noTitle}><h1>${this.t('title.audit')}</h1></header>
      ${this.problemNow
        ? html`<p class="banner danger" role="alert">${icons.warn()}<span>${this.problemNow}</span></p>`
        : nothing}
      ${this.entries === null
        ? nothing
        : html`<p class="audit-about muted">${this.t('audit.about')}</p>
            ${this.#tools()}
            <div class="audit-check" role="status">${this.#found()}</div>
            ${this.#list()}`}
    `;
  }

  #tools() {
    const choice = (name, label, all, options) => html`<div class="field">
      <label for="audit-${name}">${label}</label>
      <select id="audit-${name}" @change=${(event) => this.#narrow({[name]: event.target.value})}>
        <option value="" .selected=${this.filter[name] === ''}>${all}</option>
        ${options.map(
          ({id, label}) =>
            html`<option value=${id} .selected=${this.filter[name] === id}>${label}</option>`,
        )}
      </select>
    </div>`;
    return html`<section class="card audit-tools" aria-label=${this.t('title.audit')}>
      ${choice(
        'action',
        this.t('audit.action'),
        this.t('audit.all.actions'),
        ACTIONS.map((id) => ({id, label: this.t(`journal.action.${id}`)})),
      )}
      ${choice(
        'who',
        this.t('audit.who'),
        this.t('audit.all.people'),
        this.people.map(({id, name}) => ({id, label: name})),
      )}
      <span class="grow"></span>
      <a class="button" download href=${this.client.address('/journal.csv', this.filter)}
        >${icons.download()} ${this.t('audit.csv')}</a
      >
      <button
        type="button"
        class="button primary"
        aria-disabled=${this.verifying ? 'true' : 'false'}
        @click=${() => this.#verify()}
      >
        ${this.t(this.verifying ? 'audit.verifying' : 'audit.verify')}
      </button>
    </section>`;
  }

  #found() {
    if (!this.checked) return nothing;
    const {entries, hash, broken} = this.checked;
    if (broken !== undefined) {
      return html`<div class="banner danger">
        ${icons.warn()}
        <div>
          <strong>${this.t('audit.broken', {number: this.texts.number(broken)})}</strong>
          <span>${this.t('audit.broken.help')}</span>
        </div>
      </div>`;
    }
    return html`<div class="banner ok">
      ${icons.check()}
      <div class="grow">
        <strong>${entries === 0 ? this.t('audit.intact.none') : this.n('audit.intact', entries)}</strong>
        ${entries === 0
          ? nothing
          : html`<div class="audit-hash">
                <div class="field">
                  <label for="audit-hash">${this.t('audit.hash')}</label>
                  <input
                    class="input"
                    id="audit-hash"
                    readonly
                    aria-describedby="audit-hash-help"
                    .value=${hash}
                    @focus=${(event) => event.target.select()}
                  />
                </div>
                <button type="button" class="button" @click=${() => this.#copy()}>
                  ${this.t('audit.copy')}
                </button>
              </div>
              <span class="small" id="audit-hash-help">${this.t('audit.hash.help')}</span>`}
      </div>
    </div>`;
  }

  #list() {
    if (this.entries.length === 0) return this.#empty();
    return html`<section class="card" aria-label=${this.t('audit.list')} aria-busy=${this.loading ? 'true' : 'false'}>
      <ol>
        ${repeat(
          this.entries,
          (entry) => entry.number,
          (entry) => this.#row(entry),
        )}
      </ol>
      <div class="audit-foot">
        <span class="muted small">${this.n('audit.shown', this.entries.length)}</span>
        ${this.next === null
          ? nothing
          : html`<button type="button" class="button" @click=${() => this.#more()}>
              ${this.t('audit.more')}
            </button>`}
      </div>
    </section>`;
  }

  #row(entry) {
    const {number, at, who, what, detail, campaign} = entry;
    return html`<li class="entry" data-number=${number} tabindex="-1">
      <span class="entry-when">${this.texts.moment(at)}</span>
      <div class="entry-what">
        <p><strong>${who}</strong> ${what}</p>
        ${detail ? html`<p class="small muted">${detail}</p>` : nothing}
      </div>
      <span class="entry-side small">
        ${campaign !== undefined && this.may('RECAP_ALL')
          ? html`<a
              href="/sms/page/recap?campaign=${campaign}"
              aria-label=${this.t('audit.see.of', {campaign: String(campaign)})}
              @click=${(event) => this.#openRecap(event, campaign)}
              >${this.t('audit.see')}</a
            >`
          : nothing}
        <span class="muted count">${this.t('audit.number', {number: this.texts.number(number)})}</span>
      </span>
    </li>`;
  }

  #empty() {
    if (this.loading) {
      return html`<div class="loading" aria-busy="true"><span class="spinner"></span></div>`;
    }
    if (this.isFiltered) {
      return html`<div class="empty">
        ${icons.inbox()}
        <strong>${this.t('audit.none-fits')}</strong>
        <p>${this.t('audit.none-fits.help')}</p>
        <button type="button" class="button" @click=${() => this.#narrow({action: '', who: ''})}>
          ${this.t('audit.clear')}
        </button>
      </div>`;
    }
    return html`<div class="empty">
      ${icons.inbox()}
      <strong>${this.t('audit.empty')}</strong>
      <p>${this.t('audit.empty.help')}</p>
    </div>`;
  }
}

define('sms-audit', SmsAudit);
