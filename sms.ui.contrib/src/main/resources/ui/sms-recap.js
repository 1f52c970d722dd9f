import {css, html, nothing} from './lit/lit-element.js';
import {repeat} from './lit/directives/repeat.js';
import {SmsScreen, define} from './lib/element.js';
import {icons} from './lib/icons.js';
import {theme} from './lib/theme.js';
import {groupsStyle} from './part/groups.js';
import {momentStyle} from './part/moment.js';
import {remindersStyle} from './part/reminders-style.js';
import {resolveStyle} from './part/resolve.js';
import {scheduleStyle} from './part/schedule-style.js';
import {stateSentence} from './part/sentence.js';
import {STATES, statesStyle} from './part/states.js';
import {totalsStyle} from './part/totals.js';
import {trailStyle} from './part/trail.js';

const screenStyle = css`
  .recap {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 268px;
    gap: 14px;
    align-items: start;
  }

  .recap-head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 4px 16px;
    margin-bottom: 12px;
  }

  .recap-filters {
    grid-column: 1 / -1;
    display: grid;
    grid-template-columns: repeat(6, minmax(0, 1fr));
    gap: 10px 12px;
    align-items: start;
    padding: 12px 16px 14px;
  }

  .recap-filters details {
    grid-column: 1 / -1;
  }

  .recap-filters summary {
    width: fit-content;
    color: var(--_accent);
    cursor: pointer;
  }

  .recap-filters .more {
    display: grid;
    grid-template-columns: repeat(4, minmax(0, 1fr));
    gap: 10px 12px;
    align-items: start;
    padding-top: 8px;
  }

  .recap-list {
    overflow: hidden;
  }

  .recap-side {
    display: grid;
    gap: 14px;
  }

  .recap-tools {
    display: grid;
    gap: 8px;
  }

  .recap-files {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }

  .recap-reminders {
    grid-column: 1 / -1;
  }

  .recap-reminders:empty {
    display: none;
  }

  .recap-uncertain {
    grid-column: 1 / -1;
    align-items: center;
  }

  .recap table {
    width: 100%;
    border-collapse: collapse;
  }

  .recap-list th {
    padding: 8px 12px;
    background: var(--_sunken);
    border-bottom: 1px solid var(--_line);
    color: var(--_muted);
    font-size: 0.8125em;
    font-weight: 600;
    text-align: start;
    white-space: nowrap;
  }

  .recap-list td {
    padding: 7px 12px;
    border-bottom: 1px solid var(--_line);
    vertical-align: top;
  }

  .recap-list tbody tr {
    cursor: pointer;
  }

  .recap-list tbody tr:hover {
    background: var(--_sunken);
  }

  .recap-list tbody tr:focus-visible {
    outline-offset: -2px;
  }

  .recap-list tbody tr.fresh {
    animation: fresh 2.5s ease-out;
  }

  @keyframes fresh {
    from {
      background: var(--_accent-soft);
    }
  }

  .recap-list .when {
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }

  .state {
    display: flex;
    align-items: baseline;
    gap: 8px;
  }

  .state .dot {
    position: relative;
    top: 0.5px;
  }

  .recap-foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px 16px;
    padding: 9px 12px;
  }

  .recap .empty {
    margin: 14px;
    padding: 34px 18px;
  }

  .recap .empty p {
    max-width: 52ch;
  }

  .recap-list .name {
    max-width: 230px;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  /* Narrower, the totals lie above the list, a column for each mode. */
  @container screen (max-width: 1100px) {
    .recap {
      grid-template-columns: minmax(0, 1fr);
    }

    .recap-side {
      display: contents;
    }

    .recap-tools {
      display: flex;
      flex-wrap: wrap;
    }

    .recap-filters {
      order: -2;
      gap: 10px;
    }
  }

  @container screen (max-width: 900px) {
    .recap-filters {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }

    .recap-filters .more {
      grid-template-columns: 1fr 1fr;
    }
  }

  @container screen (max-width: 620px) {
    .recap-filters {
      grid-template-columns: 1fr 1fr;
      padding: 12px;
    }

    .recap-list table,
    .recap-list tbody,
    .recap-list tr,
    .recap-list td {
      display: block;
    }

    .recap-list thead {
      display: none;
    }

    .recap-list tr {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 1px 12px;
      padding: 9px 12px;
      border-bottom: 1px solid var(--_line);
    }

    .recap-list td {
      padding: 0;
      border: 0;
    }

    .recap-list td.when {
      grid-row: 2;
      color: var(--_muted);
      font-size: 0.9em;
    }

    .recap-list td.name {
      grid-column: 1 / -1;
      grid-row: 1;
      max-width: none;
      font-weight: 600;
    }

    .recap-list td.to {
      grid-row: 2;
      font-size: 0.9em;
    }

    .recap-list td.how {
      grid-column: 1 / -1;
      grid-row: 3;
    }
  }

  @media print {
    .recap-filters,
    .recap-foot,
    .recap-tools,
    .groups-head .by {
      display: none;
    }
  }
`;

const PAGE = 50;
/** As many rows are kept fresh; those below keep what they showed. */
const LIVE = 500;
const LIVE_PAUSE = 3000;
const TYPING_PAUSE = 350;
const NO_FILTER = {
  from: '',
  to: '',
  user: '',
  workstation: '',
  number: '',
  recipient: '',
  states: '',
  modes: '',
  template: '',
  text: '',
};
/** Those that few need. */
const MORE = ['states', 'modes', 'template', 'text'];
const MODES = ['LEGACY', 'ECONOMY', 'STANDARD', 'PREMIUM'];
/** What did not arrive, and can perhaps be sent again. */
const FAILED = ['UNDELIVERED', 'FAILED', 'REJECTED', 'EXPIRED'];
/** What few need, loaded when it is asked for: a dialog each. */
const TOOLS = {
  prefixes: () => import('./part/prefixes.js'),
  invoice: () => import('./part/invoice.js'),
  legacy: () => import('./part/legacy.js'),
};
/** How many days back undecided SMS are looked for when the page opens. */
const UNCERTAIN_DAYS = 30;

/**
 * `<sms-recap lang="fr" campaign="12">`: what was sent, with its delivery reports and the totals.
 *
 * Fires `sms-navigate` (detail: {record}).
 */
class SmsRecap extends SmsScreen {
  static styles = [
    theme,
    momentStyle,
    statesStyle,
    trailStyle,
    resolveStyle,
    remindersStyle,
    scheduleStyle,
    totalsStyle,
    groupsStyle,
    screenStyle,
  ];

  static properties = {
    ...SmsScreen.properties,
    campaign: {type: String},
    noTitle: {type: Boolean, attribute: 'no-title'},
    filter: {state: true},
    lines: {state: true},
    next: {state: true},
    totals: {state: true},
    senders: {state: true},
    loading: {state: true},
    listProblem: {state: true},
    problems: {state: true},
    trail: {state: true},
    active: {state: true},
    uncertain: {state: true},
    resending: {state: true},
    tool: {state: true},
  };

  constructor() {
    super();
    this.campaign = '';
    this.noTitle = false;
    this.filter = {...NO_FILTER};
    this.lines = [];
    this.next = null;
    this.totals = null;
    this.senders = {users: [], workstations: [], templates: []};
    this.loading = true;
    this.listProblem = null;
    this.problems = {};
    this.trail = null;
    this.active = null;
    this.uncertain = false;
    this.resending = false;
    /** Which of the TOOLS is open. */
    this.tool = '';
    this.fresh = new Set();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
    clearTimeout(this.typing);
  }

  async opened() {
    import('./lib/later.js')
      .then(({later}) => later(this.texts))
      .then(
        () => this.requestUpdate(),
        () => {},
      );
    if (this.may('CREDENTIALS')) import('./part/reminders.js').catch(() => {});
    this.client.get('/recap/senders').then(
      (senders) => (this.senders = senders),
      () => {},
    );
    this.#lookForUncertain();
    await this.#load();
  }

  /** Whether SMS wait for somebody to decide about them. */
  async #lookForUncertain() {
    const from = new Date(`${this.session.school.today}T12:00:00Z`);
    from.setUTCDate(from.getUTCDate() - UNCERTAIN_DAYS);
    try {
      const query = {states: 'UNCERTAIN', from: from.toISOString().slice(0, 10), limit: 1};
      this.uncertain = (await this.client.get('/recap', query)).lines.length > 0;
    } catch {
      // The list says what is wrong.
    }
  }

  /** A person has decided, or moved a sending: all that shows it is read anew. */
  async #changed(text) {
    this.tell(text);
    this.#lookForUncertain();
    const [trail] = await Promise.all([
      this.client.get(`/recap/${this.trail.line.id}`).catch(() => this.trail),
      this.#load(),
    ]);
    if (this.trail) this.trail = trail;
  }

  #query() {
    return {...this.filter, campaign: this.campaign};
  }

  /** The first page, and the totals of all of it. */
  async #load() {
    clearTimeout(this.timer);
    const turn = (this.turn = (this.turn ?? 0) + 1);
    this.loading = true;
    try {
      const query = this.#query();
      const [page, totals] = await Promise.all([
        this.client.get('/recap', {...query, limit: PAGE}),
        this.client.get('/recap/totals', query),
      ]);
      if (turn !== this.turn) return;
      this.lines = page.lines;
      this.next = page.next ?? null;
      this.totals = totals;
      this.listProblem = null;
      this.problems = {};
    } catch (error) {
      if (turn !== this.turn) return;
      this.problems = Object.fromEntries((error.problems ?? []).map((p) => [p.field, p.message]));
      this.listProblem = error.status === 422 ? null : this.problem(error);
    } finally {
      if (turn === this.turn) {
        this.loading = false;
        this.#liveLater();
      }
    }
  }

  async #more() {
    const turn = this.turn;
    this.loading = true;
    try {
      const page = await this.client.get('/recap', {
        ...this.#query(),
        before: this.next,
        limit: PAGE,
      });
      if (turn !== this.turn) return;
      const last = this.lines.length;
      this.lines = [...this.lines, ...page.lines];
      this.next = page.next ?? null;
      await this.updateComplete;
      this.#focusLine(this.lines[last]?.id);
    } catch (error) {
      this.listProblem = this.problem(error);
    } finally {
      this.loading = false;
    }
  }

  #liveLater() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#live(), LIVE_PAUSE);
  }

  /** Asks again for the newest rows in sight: new ones appear, states change. */
  async #live() {
    if (!this.isConnected) return;
    const turn = this.turn;
    if (document.visibilityState === 'visible' && !this.loading) {
      try {
        const limit = Math.min(LIVE, Math.max(PAGE, this.lines.length));
        const page = await this.client.get('/recap', {...this.#query(), limit});
        if (turn !== this.turn || this.loading) return;
        if (this.#merge(page)) {
          this.totals = await this.client.get('/recap/totals', this.#query());
        }
        this.listProblem = null;
      } catch (error) {
        if (turn !== this.turn) return;
        this.listProblem = this.problem(error);
        if (error.status === 401) return;
      }
    }
    this.#liveLater();
  }

  /** @returns {boolean} whether anything is different now */
  #merge({lines, next}) {
    const known = new Map(this.lines.map((line) => [line.id, line]));
    const fresh = lines.filter(({id}) => !known.has(id));
    const changed = lines.filter((line) => {
      const old = known.get(line.id);
      return old && (old.state !== line.state || old.stateAt !== line.stateAt);
    });
    if (fresh.length === 0 && changed.length === 0) return false;
    this.fresh = new Set([...fresh, ...changed].map(({id}) => id));
    const oldest = lines.at(-1)?.id ?? Infinity;
    const below = this.lines.filter(({id}) => id < oldest);
    this.lines = [...lines, ...below];
    if (below.length === 0) this.next = next ?? null;
    return true;
  }

  #set(change, pause = 0) {
    this.filter = {...this.filter, ...change};
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.#load(), pause);
  }

  async #open(line) {
    this.active = line.id;
    try {
      this.trail = await this.client.get(`/recap/${line.id}`);
    } catch (error) {
      this.tell(this.problem(error));
    }
  }

  #closeTrail() {
    this.trail = null;
    this.#focusLine(this.active);
  }

  #focusLine(id) {
    if (id == null) return;
    this.active = id;
    this.updateComplete.then(() => this.renderRoot.querySelector(`[data-id="${id}"]`)?.focus());
  }

  #key(event) {
    const row = event.target.closest('tr[data-id]');
    if (!row || event.target !== row) return;
    const index = this.lines.findIndex(({id}) => String(id) === row.dataset.id);
    const targets = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      Home: 0,
      End: this.lines.length - 1,
    };
    if (event.key in targets) {
      event.preventDefault();
      this.#focusLine(this.lines[targets[event.key]]?.id);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      this.#open(this.lines[index]);
    }
  }

  get isFiltered() {
    return this.campaign !== '' || Object.values(this.filter).some((value) => value !== '');
  }

  screen() {
    return html`
      <header class="recap-head" ?hidden=${this.noTitle && !this.isFiltered}>
        <h1 ?hidden=${this.noTitle}>${this.t('title.recap')}</h1>
        ${this.isFiltered
          ? html`<button type="button" class="link" @click=${() => this.#clear()}>
              ${this.t('recap.clear')}
            </button>`
          : nothing}
      </header>
      <div class="recap" @record=${(event) => this.ask('sms-navigate', {record: event.detail})}>
        ${this.#filters()}
        ${this.uncertain && this.filter.states !== 'UNCERTAIN'
          ? html`<div class="banner warn recap-uncertain">
              ${icons.warn()}<span class="grow">${this.t('recap.uncertain')}</span>
              <button type="button" class="button" @click=${() => this.#set({states: 'UNCERTAIN'})}>
                ${this.t('recap.uncertain.show')}
              </button>
            </div>`
          : nothing}
        ${this.may('CREDENTIALS')
          ? html`<sms-reminders
              class="recap-reminders"
              .texts=${this.texts}
              .client=${this.client}
              @told=${(event) => this.tell(event.detail)}
            ></sms-reminders>`
          : nothing}
        <section class="card recap-list" aria-label=${this.t('recap.list')} aria-busy=${this.loading ? 'true' : 'false'}>
          ${this.listProblem
            ? html`<p class="banner danger" role="alert">${icons.warn()}<span>${this.listProblem}</span></p>`
            : nothing}
          ${this.lines.length > 0 ? this.#table() : this.#empty()}
        </section>
        <div class="recap-side">
          <sms-totals .texts=${this.texts} .totals=${this.totals}></sms-totals>
          <sms-groups
            .texts=${this.texts}
            .client=${this.client}
            .query=${this.#query()}
            .totals=${this.totals}
            @narrow=${(event) => this.#narrow(event.detail)}
          ></sms-groups>
          ${this.#tools()}
        </div>
      </div>
      ${this.#openTool()}
      <sms-trail
        .texts=${this.texts}
        .trail=${this.trail}
        .mayRead=${this.may('SEE_BODIES')}
        .client=${this.client}
        @decided=${(event) => this.#changed(event.detail)}
        @told=${(event) => this.#changed(event.detail)}
        @sms=${(event) => this.#open({id: event.detail})}
        @closed=${() => this.#closeTrail()}
        @record=${(event) => this.ask('sms-navigate', {record: event.detail})}
      ></sms-trail>
      ${this.resending
        ? html`<sms-resend
            .texts=${this.texts}
            .client=${this.client}
            .query=${this.#query()}
            @told=${(event) => this.#resent(event.detail)}
            @closed=${() => (this.resending = false)}
          ></sms-resend>`
        : nothing}
    `;
  }

  async #resend() {
    await import('./part/resend.js');
    this.resending = true;
  }

  #resent(text) {
    this.tell(text);
    this.#load();
  }

  #tools() {
    if (!this.texts.has('later')) return nothing;
    const button = (tool, key) => html`<button
      type="button"
      class="button"
      @click=${() => this.#use(tool)}
    >
      ${this.t(key)}
    </button>`;
    const mayCompare = this.may('RECAP_ALL') && this.may('SEE_NUMBERS');
    return html`<div class="recap-tools">
      ${button('prefixes', 'recap.prefixes')}
      ${mayCompare ? button('invoice', 'recap.invoice') : nothing}
      ${this.may('ADMINISTER') ? button('legacy', 'recap.legacy') : nothing}
    </div>`;
  }

  async #use(tool) {
    try {
      await TOOLS[tool]();
      this.tool = tool;
    } catch (error) {
      this.tell(this.problem(error));
    }
  }

  #openTool() {
    const closed = () => (this.tool = '');
    switch (this.tool) {
      case 'prefixes':
        return html`<sms-prefixes
          .texts=${this.texts}
          .client=${this.client}
          .query=${this.#query()}
          @closed=${closed}
        ></sms-prefixes>`;
      case 'invoice':
        return html`<sms-invoice
          .texts=${this.texts}
          .client=${this.client}
          .today=${this.session.school.today}
          .from=${this.filter.from}
          .to=${this.filter.to}
          @sms=${(event) => this.#open({id: event.detail})}
          @closed=${closed}
        ></sms-invoice>`;
      case 'legacy':
        return html`<sms-legacy
          .texts=${this.texts}
          .client=${this.client}
          @imported=${() => this.#load()}
          @closed=${closed}
        ></sms-legacy>`;
      default:
        return nothing;
    }
  }

  #narrow({campaign, ...filter}) {
    if (campaign) this.campaign = campaign;
    this.#set(filter);
  }

  #filters() {
    const {from, to, user, workstation, number, recipient, states, modes, template} = this.filter;
    const today = this.session.school.today;
    const choice = (key, name, value, options) => html`<div class="field">
      <label for="filter-${name}">${this.t(key)}</label>
      <select id="filter-${name}" @change=${(event) => this.#set({[name]: event.target.value})}>
        <option value="" .selected=${value === ''}>${this.t('recap.all')}</option>
        ${options.map(
          ({id, label}) => html`<option value=${id} .selected=${value === id}>${label}</option>`,
        )}
      </select>
    </div>`;
    const text = (key, name, value, mode) => html`<div class="field">
      <label for="filter-${name}">${this.t(key)}</label>
      <input
        class="input"
        id="filter-${name}"
        inputmode=${mode}
        autocomplete="off"
        .value=${value}
        @input=${(event) => this.#set({[name]: event.target.value.trim()}, TYPING_PAUSE)}
      />
      ${this.problems[name] ? html`<p class="error">${this.problems[name]}</p>` : nothing}
    </div>`;
    return html`<form
      class="card recap-filters"
      role="search"
      aria-label=${this.t('recap.filters')}
      @submit=${(event) => {
        event.preventDefault();
        this.#load();
      }}
    >
      <sms-date
        .texts=${this.texts}
        .label=${this.t('recap.from')}
        .today=${today}
        .value=${from}
        .problem=${this.problems.from ?? null}
        @value=${(event) => this.#set({from: event.detail})}
      ></sms-date>
      <sms-date
        .texts=${this.texts}
        .label=${this.t('recap.to')}
        .today=${today}
        .value=${to}
        .problem=${this.problems.to ?? null}
        @value=${(event) => this.#set({to: event.detail})}
      ></sms-date>
      ${choice(
        'recap.user',
        'user',
        user,
        this.senders.users.map(({id, name}) => ({id, label: name})),
      )}
      ${choice(
        'recap.workstation',
        'workstation',
        workstation,
        this.senders.workstations.filter(Boolean).map((name) => ({id: name, label: name})),
      )}
      ${this.may('SEE_NUMBERS') ? text('column.number', 'number', number, 'tel') : nothing}
      ${text('column.recipient', 'recipient', recipient, 'text')}
      <details ?open=${MORE.some((name) => this.filter[name] !== '')}>
        <summary>${this.t('recap.more-filters')}</summary>
        <div class="more">
          ${choice(
            'recap.state',
            'states',
            states,
            Object.keys(STATES).map((state) => ({id: state, label: this.t(`state.${state}.short`)})),
          )}
          ${choice(
            'recap.mode',
            'modes',
            modes,
            MODES.map((mode) => ({id: mode, label: this.t(`mode.${mode}`)})),
          )}
          ${choice(
            'recap.template',
            'template',
            template,
            this.senders.templates.map(({id, name}) => ({id, label: name})),
          )}
          ${this.may('SEE_BODIES') ? text('recap.text', 'text', this.filter.text, 'text') : nothing}
        </div>
      </details>
    </form>`;
  }

  #clear() {
    this.campaign = '';
    this.#set({...NO_FILTER});
  }

  #table() {
    const reachable = this.lines.some(({id}) => id === this.active) ? this.active : this.lines[0].id;
    return html`<table role="table" @keydown=${this.#key}>
        <caption class="sr">
          ${this.t('recap.list')}
        </caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">${this.t('column.sent')}</th>
            <th role="columnheader" scope="col">${this.t('column.recipient')}</th>
            <th role="columnheader" scope="col">${this.t('column.number')}</th>
            <th role="columnheader" scope="col">${this.t('column.state')}</th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${repeat(
            this.lines,
            (line) => line.id,
            (line) => html`<tr
              role="row"
              data-id=${line.id}
              class=${this.fresh.has(line.id) ? 'fresh' : ''}
              tabindex=${line.id === reachable ? 0 : -1}
              title=${this.t('recap.open')}
              @dblclick=${() => this.#open(line)}
              @focus=${() => (this.active = line.id)}
            >
              <td role="cell" class="when">${this.texts.moment(line.sent ?? line.created)}</td>
              <td role="cell" class="name">${line.recipient}</td>
              <td role="cell" class="to number">${this.texts.phone(line.number)}</td>
              <td role="cell" class="how">
                <span class="state"
                  ><span class="dot ${STATES[line.state]}"></span
                  ><span>${stateSentence(this.texts, line)}</span></span
                >
              </td>
            </tr>`,
          )}
        </tbody>
      </table>
      <div class="recap-foot">
        <span class="muted small">${this.n('recap.shown', this.lines.length)}</span>
        ${this.next != null
          ? html`<button class="button" ?disabled=${this.loading} @click=${() => this.#more()}>
              ${this.loading ? html`<span class="spinner"></span>` : nothing} ${this.t('recap.more')}
            </button>`
          : nothing}
        ${this.may('SEND') && this.lines.some(({state}) => FAILED.includes(state))
          ? html`<button type="button" class="button compact recap-resend" @click=${() => this.#resend()}>
              ${this.t('resend')}
            </button>`
          : nothing}
        <span class="recap-files">
          <a class="button compact" download href=${this.client.address('/recap.csv', this.#query())}
            >${icons.download()} ${this.t('recap.csv')}</a
          >
          <a class="button compact" download href=${this.client.address('/recap.json', this.#query())}
            >${icons.download()} ${this.t('recap.json')}</a
          >
          <button type="button" class="button compact" @click=${() => window.print()}>
            ${this.t('recap.print')}
          </button>
        </span>
      </div>`;
  }

  #empty() {
    if (this.loading) {
      return html`<div class="loading" aria-busy="true"><span class="spinner"></span></div>`;
    }
    if (this.listProblem) return nothing;
    return html`<div class="empty">
      ${icons.inbox()}
      <strong>${this.t(this.isFiltered ? 'recap.none-fits' : 'recap.empty')}</strong>
      <p>${this.t(this.isFiltered ? 'recap.none-fits.help' : 'recap.empty.help')}</p>
      ${this.isFiltered
        ? html`<button class="button" @click=${() => this.#clear()}>${this.t('recap.clear')}</button>`
        : nothing}
    </div>`;
  }
}

define('sms-recap', SmsRecap);
