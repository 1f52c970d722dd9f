import {css, html, nothing} from '../lit/lit-element.js';
import {SmsPart, define} from '../lib/element.js';
import {icons} from '../lib/icons.js';
import {adopt, base64} from '../lib/later.js';

const style = css`
  .legacy {
    width: min(680px, calc(100vw - 24px));
  }

  .legacy .dialog-body {
    display: grid;
    gap: 14px;
  }

  .legacy input[type='file'] {
    width: 100%;
    padding: 5px;
    border: 1px dashed var(--_edge);
    border-radius: var(--_control);
  }

  .legacy code {
    overflow-wrap: anywhere;
  }
`;

/** What the server reads at the most. */
const MAX_SIZE = 10 * 1024 * 1024;

/**
 * What was sent by the program before, from a file. Fires `imported` when the recap has more than
 * before, and `closed`.
 */
class SmsLegacy extends SmsPart {
  static properties = {
    ...SmsPart.properties,
    client: {attribute: false},
    file: {state: true},
    result: {state: true},
    problems: {state: true},
    busy: {state: true},
  };

  constructor() {
    super();
    this.client = null;
    /** @type {File|null} */
    this.file = null;
    this.result = null;
    /** @type {string[]} */
    this.problems = [];
    this.busy = false;
  }

  connectedCallback() {
    super.connectedCallback();
    adopt(this, style);
  }

  firstUpdated() {
    this.querySelector('dialog').showModal();
  }

  render() {
    return html`<dialog
      class="legacy"
      aria-labelledby="${this.uid}-title"
      @close=${() => this.fire('closed')}
    >
      <div class="dialog-head"><h2 id="${this.uid}-title">${this.t('legacy')}</h2></div>
      <div class="dialog-body">
        <p>${this.t('legacy.intro')}</p>
        <p class="small">${this.t('legacy.titles')}<br /><code>${this.t('legacy.titles.list')}</code></p>
        <div class="field">
          <label for="${this.uid}-file">${this.t('legacy.file')}</label>
          <input
            id="${this.uid}-file"
            type="file"
            accept=".csv,.txt,text/csv,text/plain"
            @change=${(event) => this.#take(event.target.files[0] ?? null)}
          />
        </div>
        ${this.problems.length > 0
          ? html`<div class="banner danger" role="alert">
              ${icons.warn()}
              <div class="grow">
                <strong>${this.t('legacy.refused')}</strong>
                <ul>
                  ${this.problems.map((message) => html`<li>${message}</li>`)}
                </ul>
              </div>
            </div>`
          : nothing}
        <div role="status">${this.result ? this.#result() : nothing}</div>
      </div>
      <div class="dialog-foot">
        <button type="button" class="button" @click=${() => this.querySelector('dialog').close()}>
          ${this.t('close')}
        </button>
        <button
          type="button"
          class="button primary"
          ?disabled=${this.busy || !this.file}
          @click=${() => this.#load()}
        >
          ${this.busy ? html`<span class="spinner"></span>` : nothing} ${this.t('legacy.import')}
        </button>
      </div>
    </dialog>`;
  }

  #result() {
    const {imported, messages, billed, from, to} = this.result;
    if (!imported) return html`<p class="banner warn">${icons.warn()}<span>${this.t('legacy.there')}</span></p>`;
    const period = {from: this.#dayOf(from), to: this.#dayOf(to)};
    return html`<p class="banner ok">
      ${icons.check()}<span
        >${this.n('legacy.imported', messages, period)}
        ${this.t('legacy.billed', {n: billed.parts, cost: this.texts.money(billed.cost)})}</span
      >
    </p>`;
  }

  /** "2026-11-24" as « 24 novembre 2026 », whatever the zone. */
  #dayOf(day) {
    return new Intl.DateTimeFormat(this.texts.locale, {
      timeZone: 'UTC',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
    }).format(new Date(`${day}T12:00:00Z`));
  }

  #take(file) {
    this.result = null;
    const large = file && file.size > MAX_SIZE;
    this.problems = large ? [this.t('legacy.too-large')] : [];
    this.file = large ? null : file;
  }

  async #load() {
    this.busy = true;
    this.problems = [];
    this.result = null;
    try {
      const body = {name: this.file.name, file: await base64(this.file)};
      this.result = await this.client.post('/legacy', body);
      if (this.result.imported) this.fire('imported');
    } catch (error) {
      this.problems = (error.problems ?? [error]).map(({message}) =>
        this.texts.has(`client.${message}`) ? this.t(`client.${message}`) : message,
      );
    } finally {
      this.busy = false;
    }
  }
}

define('sms-legacy', SmsLegacy);
