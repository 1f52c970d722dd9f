import {adoptStyles, css, html, nothing} from './lit/lit-element.js';
import {repeat} from './lit/directives/repeat.js';
import {SmsScreen, define} from './lib/element.js';
import {icons} from './lib/icons.js';
import {theme} from './lib/theme.js';
import {stateSentence} from './part/sentence.js';
import {STATES, statesStyle} from './part/states.js';

const screenStyle = css`
  .history {
    display: grid;
    gap: 10px;
  }

  h1 {
    margin-bottom: 12px;
  }

  .history-failures {
    display: grid;
    gap: 8px;
  }

  .history-failures:empty {
    display: none;
  }

  .history-list {
    overflow: hidden;
  }

  .history-list table {
    width: 100%;
    border-collapse: collapse;
  }

  .history-list th {
    padding: 8px 12px;
    background: var(--_sunken);
    border-bottom: 1px solid var(--_line);
    color: var(--_muted);
    font-size: 0.8125em;
    font-weight: 600;
    text-align: start;
    white-space: nowrap;
  }

  .history-list td {
    padding: 7px 12px;
    border-bottom: 1px solid var(--_line);
    vertical-align: top;
  }

  .history-list tbody tr {
    cursor: pointer;
  }

  .history-list tbody tr:last-child td {
    border-bottom: 0;
  }

  .history-list tbody tr:hover {
    background: var(--_sunken);
  }

  .history-list tbody tr:focus-visible {
    outline-offset: -2px;
  }

  .history-list tbody tr.fresh {
    animation: fresh 2.5s ease-out;
  }

  @keyframes fresh {
    from {
      background: var(--_accent-soft);
    }
  }

  .history-list .when {
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

  .history-foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px 16px;
  }

  .history-foot:empty {
    display: none;
  }

  .empty p {
    max-width: 52ch;
  }

  @container screen (max-width: 620px) {
    .history-list table,
    .history-list tbody,
    .history-list tr,
    .history-list td {
      display: block;
    }

    .history-list thead {
      display: none;
    }

    .history-list tr {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 1px 12px;
      padding: 9px 12px;
      border-bottom: 1px solid var(--_line);
    }

    .history-list tbody tr:last-child {
      border-bottom: 0;
    }

    .history-list td {
      padding: 0;
      border: 0;
    }

    .history-list td.name {
      grid-column: 1 / -1;
      grid-row: 1;
      font-weight: 600;
    }

    .history-list td.when,
    .history-list td.mode {
      grid-row: 2;
      color: var(--_muted);
      font-size: 0.9em;
    }

    .history-list td.how {
      grid-column: 1 / -1;
      grid-row: 3;
    }
  }
`;

const PAGE = 10;
/** As many are asked for at once, and kept fresh; those below keep what they showed. */
const MOST = 100;
/** How soon it looks again: while an SMS is under way, and else. */
const SOON = 3_000;
const LATER = 10_000;
const UNDER_WAY = ['QUEUED', 'SENDING', 'SENT'];

/**
 * `<sms-history lang="fr" record="FAMILY:F0012">`: what was sent to the people of a record, and whom
 * the last SMS did not reach. The delivery report is loaded when one is opened.
 *
 * Fires `sms-navigate` (detail: {record}).
 */
class SmsHistory extends SmsScreen {
  static styles = [theme, statesStyle, screenStyle];

  static properties = {
    ...SmsScreen.properties,
    record: {type: String},
    standalone: {type: Boolean},
    lines: {state: true},
    failures: {state: true},
    next: {state: true},
    loading: {state: true},
    listProblem: {state: true},
    trail: {state: true},
    active: {state: true},
  };

  constructor() {
    super();
    this.record = '';
    this.standalone = false;
    this.#forget();
  }

  #forget() {
    this.lines = null;
    this.failures = [];
    this.next = null;
    this.loading = false;
    this.listProblem = null;
    this.trail = null;
    this.active = null;
    this.fresh = new Set();
  }

  connectedCallback() {
    super.connectedCallback();
    if (this.session) this.#load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  willUpdate(changed) {
    super.willUpdate(changed);
    if (changed.get('record') !== undefined && this.session) {
      this.#forget();
      this.#load();
    }
  }

  async opened() {
    await this.#load();
  }

  async installed() {
    await this.#load();
  }

  /** A record shows what is about it; what else is missing, the other screens say. */
  get missing() {
    return [];
  }

  #get(query) {
    return this.client.get('/history', {record: this.record, ...query});
  }

  /** What is in sight, anew: new ones appear, states change. */
  async #load() {
    clearTimeout(this.timer);
    const turn = (this.turn = (this.turn ?? 0) + 1);
    try {
      const limit = Math.min(MOST, Math.max(PAGE, this.lines?.length ?? 0));
      const page = await this.#get({limit});
      if (turn !== this.turn) return;
      this.#merge(page);
      this.listProblem = null;
    } catch (error) {
      if (turn !== this.turn) return;
      this.listProblem = this.problem(error);
      if ([401, 404].includes(error.status)) return;
    }
    this.#later();
  }

  #later() {
    clearTimeout(this.timer);
    if (!this.isConnected) return;
    const soon = this.lines?.some(({state}) => UNDER_WAY.includes(state));
    this.timer = setTimeout(() => this.#again(), soon ? SOON : LATER);
  }

  #again() {
    if (document.hidden || this.loading) this.#later();
    else this.#load();
  }

  #merge({lines, next, failures}) {
    const known = new Map((this.lines ?? lines).map((line) => [line.id, line]));
    const fresh = lines.filter(({id, state, stateAt}) => {
      const old = known.get(id);
      return !old || old.state !== state || old.stateAt !== stateAt;
    });
    this.fresh = new Set(fresh.map(({id}) => id));
    const oldest = lines.at(-1)?.id ?? 0;
    const below = lines.length < MOST ? [] : (this.lines ?? []).filter(({id}) => id < oldest);
    this.lines = [...lines, ...below];
    if (below.length === 0) this.next = next ?? null;
    this.failures = failures;
  }

  async #more() {
    const turn = this.turn;
    this.loading = true;
    try {
      const page = await this.#get({before: this.next, limit: PAGE});
      if (turn !== this.turn) return;
      const last = this.lines.length;
      this.lines = [...this.lines, ...page.lines];
      this.next = page.next ?? null;
      this.#focusLine(this.lines[last]?.id);
    } catch (error) {
      this.listProblem = this.problem(error);
    } finally {
      this.loading = false;
    }
  }

  async #open(id) {
    this.active = id;
    try {
      await this.#loadReport();
    } catch {
      this.tell(this.t('client.offline'));
      return;
    }
    try {
      this.trail = await this.client.get(`/recap/${id}`);
    } catch (error) {
      this.tell(this.problem(error));
    }
  }

  /** The delivery report and its parts, with their styles. */
  async #loadReport() {
    const parts = await Promise.all([
      import('./part/trail.js'),
      import('./part/resolve.js'),
      import('./part/schedule-style.js'),
      import('./part/moment.js'),
    ]);
    const [{trailStyle}, {resolveStyle}, {scheduleStyle}, {momentStyle}] = parts;
    adoptStyles(this.renderRoot, [
      ...SmsHistory.elementStyles,
      momentStyle,
      resolveStyle,
      scheduleStyle,
      trailStyle,
    ]);
  }

  #closeTrail() {
    this.trail = null;
    this.#focusLine(this.active);
  }

  /** A person has decided, or moved a sending: all that shows it is read anew. */
  async #changed(text) {
    this.tell(text);
    const [trail] = await Promise.all([
      this.client.get(`/recap/${this.trail.line.id}`).catch(() => this.trail),
      this.#load(),
    ]);
    if (this.trail) this.trail = trail;
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
      this.#open(this.lines[index].id);
    }
  }

  screen() {
    return html`
      ${this.standalone ? html`<h1>${this.t('recap.list')}</h1>` : nothing}
      <div class="history" @record=${(event) => this.ask('sms-navigate', {record: event.detail})}>
        <div class="history-failures" role="status">
          ${this.failures.map(
            (line) => html`<p class="banner danger">${icons.warn()}<span>${this.#failed(line)}</span></p>`,
          )}
        </div>
        ${this.listProblem
          ? html`<p class="banner danger" role="alert">${icons.warn()}<span>${this.listProblem}</span></p>`
          : nothing}
        ${this.#list()}
      </div>
      <sms-trail
        .texts=${this.texts}
        .trail=${this.trail}
        .mayRead=${this.may('SEE_BODIES')}
        .client=${this.client}
        @decided=${(event) => this.#changed(event.detail)}
        @told=${(event) => this.#changed(event.detail)}
        @sms=${(event) => this.#open(event.detail)}
        @closed=${() => this.#closeTrail()}
        @record=${(event) => this.ask('sms-navigate', {record: event.detail})}
      ></sms-trail>
    `;
  }

  /** « Le dernier SMS à DURAND Claire … n’est pas arrivé », why, and what to do. */
  #failed({recipient, number, stateAt, reason}) {
    const values = {
      name: recipient,
      number: this.texts.phone(number),
      moment: this.texts.moment(stateAt),
    };
    if (!reason) return this.t('history.failed.no-reason', values);
    const why = this.t(`why.${reason}`);
    return this.t('history.failed', {...values, why, todo: this.t(`todo.${reason}`)});
  }

  #list() {
    if (this.lines === null) {
      return this.listProblem
        ? nothing
        : html`<div class="loading" aria-busy="true"><span class="spinner"></span></div>`;
    }
    if (this.lines.length === 0) return this.#empty();
    return html`<div class="card history-list">${this.#table()}</div>
      <div class="history-foot">
        ${this.next === null
          ? nothing
          : html`<button
              type="button"
              class="button"
              ?disabled=${this.loading}
              @click=${() => this.#more()}
            >
              ${this.loading ? html`<span class="spinner"></span>` : nothing} ${this.t('history.more')}
            </button>`}
        ${this.may('RECAP_ALL')
          ? nothing
          : html`<span class="muted small">${this.t('history.own')}</span>`}
      </div>`;
  }

  #empty() {
    return html`<div class="empty">
      ${icons.inbox()}
      <strong>${this.t(this.may('RECAP_ALL') ? 'history.none' : 'history.none.own')}</strong>
      ${this.may('SEND') ? html`<p>${this.t('history.none.help')}</p>` : nothing}
    </div>`;
  }

  #table() {
    const reachable = this.lines.some(({id}) => id === this.active) ? this.active : this.lines[0].id;
    const column = (key) => html`<th role="columnheader" scope="col">${this.t(key)}</th>`;
    return html`<table role="table" @keydown=${this.#key}>
      <caption class="sr">
        ${this.t('recap.list')}
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          ${column('column.sent')}${column('column.recipient')}${column('column.state')}${column(
            'recap.mode',
          )}
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
            @dblclick=${() => this.#open(line.id)}
            @focus=${() => (this.active = line.id)}
          >
            <td role="cell" class="when">${this.texts.moment(line.sent ?? line.created)}</td>
            <td role="cell" class="name">${line.recipient}</td>
            <td role="cell" class="how">
              <span class="state"
                ><span class="dot ${STATES[line.state]}"></span
                ><span>${stateSentence(this.texts, line)}</span></span
              >
            </td>
            <td role="cell" class="mode">${this.t(`mode.${line.mode}`)}</td>
          </tr>`,
        )}
      </tbody>
    </table>`;
  }
}

define('sms-history', SmsHistory);
