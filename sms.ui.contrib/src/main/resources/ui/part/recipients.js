import {css, html, nothing} from '../lit/lit-element.js';
import {SmsPart, define} from '../lib/element.js';
import {icons} from '../lib/icons.js';
import {exportLink, findField, loader} from './list.js';
import './person-search.js';
import {recordLink} from './record-link.js';
import './rows.js';

/** From as many on one may search. */
const SEARCHED = 12;

export const recipientsStyle = css`
  .recipients {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 10px;
  }

  .recipients sms-rows {
    --rows-height: 304px;
  }

  .narrow sms-rows {
    --row: 54px;
  }

  .recipients-head {
    display: grid;
    gap: 1px;
  }

  .recipients-total {
    font-weight: 650;
    font-size: 1.05em;
  }

  .by-hand {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    gap: 8px 16px;
  }

  .by-hand sms-person-search {
    flex: 1 1 200px;
    max-width: 320px;
  }

  .by-hand .typed {
    display: grid;
    grid-template-columns: 170px auto;
    align-items: end;
    gap: 3px 8px;
  }

  .by-hand .typed .button {
    justify-self: start;
  }

  .by-hand .typed .error {
    grid-column: 1 / -1;
    max-width: 300px;
  }

  .who-cell {
    display: flex;
    align-items: baseline;
    gap: 6px;
    min-width: 0;
  }

  .who-cell > .name-link {
    flex: 0 1 auto;
    min-width: 50%;
    max-width: max-content;
    text-align: start;
  }

  .merged {
    flex: 0 1 auto;
    min-width: 2.6em;
    overflow: hidden;
    text-overflow: ellipsis;
    padding: 1px 8px;
    border: 0;
    border-radius: 99px;
    background: var(--_sunken);
    color: var(--_muted);
    font-size: 0.875em;
    cursor: pointer;
  }

  .merged[aria-expanded='true'] {
    background: var(--_accent-soft);
    color: var(--_accent);
  }

  @container screen (max-width: 520px) {
    .by-hand .typed,
    .by-hand sms-person-search {
      grid-template-columns: minmax(0, 1fr) auto;
      width: 100%;
      max-width: none;
      flex-basis: 100%;
    }
  }
`;

/**
 * The grid of those who get an SMS; rows can be taken away, people and numbers added. Fires `remove`,
 * `type-number`, `person`, `drop-person`, `pick`, `record`, `expired`.
 */
class SmsRecipients extends SmsPart {
  static properties = {
    ...SmsPart.properties,
    selection: {attribute: false},
    client: {attribute: false},
    people: {attribute: false},
    picked: {attribute: false},
    problem: {attribute: false},
    numberProblem: {attribute: false},
    peopleProblems: {attribute: false},
    narrow: {attribute: false},
    search: {state: true},
    sharedOnly: {state: true},
    found: {state: true},
    told: {state: true},
  };

  constructor() {
    super();
    this.selection = null;
    this.client = null;
    /** Those added by hand. */
    this.people = [];
    this.picked = null;
    this.problem = null;
    this.numberProblem = null;
    this.peopleProblems = [];
    this.narrow = false;
    this.search = '';
    this.sharedOnly = false;
    /** @type {number|null} rows that fit the search */
    this.found = null;
    /** The row whose merged people are told. */
    this.told = null;
  }

  get #path() {
    return `/selections/${this.selection.snapshot}/recipients`;
  }

  get #query() {
    return {q: this.search.trim(), shared: this.sharedOnly ? true : null};
  }

  willUpdate(changed) {
    if (changed.has('selection')) {
      this.told = null;
      if (!this.selection?.shared) this.sharedOnly = false;
    }
    if (!['selection', 'search', 'sharedOnly'].some((name) => changed.has(name))) return;
    const {selection} = this;
    const narrowed = this.#query.q || this.sharedOnly;
    this.found = null;
    this.load = null;
    if (!selection) return;
    const first = narrowed ? null : selection.recipients;
    const load = loader(this.client, this.#path, this.#query, first, (total) => {
      if (this.load === load) this.found = total;
    });
    this.load = load;
    if (narrowed) load(0, 1).catch(() => {});
  }

  render() {
    const total = this.selection?.recipients.total ?? 0;
    const narrowed = this.#query.q || this.sharedOnly;
    return html`<div class="recipients ${this.narrow ? 'narrow' : ''}">
      <div class="recipients-head">
        <p class="recipients-total" aria-live="polite">${this.selection
          ? this.n('recipients', total)
          : this.t('recipients.none-yet')}</p>
        ${this.selection?.explanation
          ? html`<p data-testid="explanation">${this.selection.explanation}</p>`
          : nothing}
      </div>
      ${this.#byHand()} ${this.people.length ? this.#people() : nothing}
      ${total > 0 ? this.#bar(total) : nothing}
      ${this.told ? this.#merged(this.told) : nothing}
      ${total > 0
        ? html`<sms-rows
            .texts=${this.texts}
            .label=${this.t('recipients.grid')}
            .columns=${this.#columns()}
            .total=${narrowed ? (this.found ?? 0) : total}
            .load=${this.load}
            .cells=${(row) => this.#cells(row)}
            .selected=${this.picked}
            @row-pick=${(event) => this.fire('pick', event.detail.row)}
            @row-open=${(event) => this.#open(event.detail.row)}
            @row-delete=${(event) => this.fire('remove', event.detail.row)}
          ></sms-rows>`
        : html`<div class="empty">
            ${icons.people()}
            <strong>${this.t(this.selection ? 'recipients.nobody' : 'recipients.empty')}</strong>
            <span>${this.t(this.selection ? 'recipients.nobody.help' : 'recipients.empty.help')}</span>
          </div>`}
      ${this.problem ? html`<p class="error" role="alert">${this.problem}</p>` : nothing}
    </div>`;
  }

  #byHand() {
    return html`<div class="by-hand">
      <form class="typed" @submit=${this.#type} novalidate>
        <div class="field">
          <label for="${this.uid}-number">${this.t('number')}</label>
          <input
            class="input"
            id="${this.uid}-number"
            type="tel"
            autocomplete="off"
            placeholder="06 12 34 56 78"
            aria-invalid=${this.numberProblem ? 'true' : 'false'}
            aria-describedby="${this.uid}-number-error"
          />
        </div>
        <button class="button">${this.t('number.add')}</button>
        <p class="error" id="${this.uid}-number-error" role="alert" ?hidden=${!this.numberProblem}>
          ${this.numberProblem ?? ''}
        </p>
      </form>
      <sms-person-search .texts=${this.texts} .client=${this.client}></sms-person-search>
    </div>`;
  }

  #people() {
    return html`<div class="chips" role="group" aria-labelledby="${this.uid}-people">
      <span class="label" id="${this.uid}-people">${this.t('people')}</span>
      ${this.people.map((person, index) => {
        const reason = this.selection?.people.find((p) => p.person === person.person)?.reason;
        const problem = this.peopleProblems.find((p) => p.field === `people[${index}]`)?.message;
        return html`<span class="chip"
            >${person.name}${reason
              ? html` <span class="badge warn">${this.t(`reason.${reason}`)}</span>`
              : nothing}
            <button
              type="button"
              class="icon-button"
              aria-label=${this.t('remove', {name: person.name})}
              @click=${() => this.fire('drop-person', person)}
            >
              ${icons.close()}
            </button></span
          >${problem ? html`<p class="error" role="alert">${problem}</p>` : nothing}`;
      })}
    </div>`;
  }

  #bar(total) {
    const {shared} = this.selection;
    return html`<div class="list-bar">
      ${total > SEARCHED ? findField(this, this.t('recipients.find')) : nothing}
      ${shared
        ? html`<button
            type="button"
            class="chip"
            aria-pressed=${this.sharedOnly ? 'true' : 'false'}
            title=${this.t('merged.help')}
            @click=${() => (this.sharedOnly = !this.sharedOnly)}
          >
            ${this.t('merged')} <span class="count">${this.texts.number(shared)}</span>
          </button>`
        : nothing}
      ${this.#query.q && this.found !== null
        ? html`<span class="hint" role="status">${this.n('list.found', this.found)}</span>`
        : nothing}
      ${exportLink(this, this.#path, this.#query)}
    </div>`;
  }

  #merged(row) {
    return html`<p class="banner" role="status">
      <span class="grow"
        >${this.t('merged.told', {
          number: this.texts.phone(row.number),
          names: [row.name, ...row.merged].join(', '),
        })}</span
      >
      <button
        type="button"
        class="icon-button"
        aria-label=${this.t('close')}
        @click=${() => (this.told = null)}
      >
        ${icons.close()}
      </button>
    </p>`;
  }

  #columns() {
    const name = {label: this.t('column.recipient'), width: 'minmax(0, 1fr)'};
    const phone = {label: this.t('column.phone'), width: '152px'};
    const remove = {label: '', width: '28px'};
    return this.narrow
      ? [name, remove]
      : [phone, name, {label: this.t('column.role'), width: '118px'}, remove];
  }

  #cells(row) {
    const name = html`<span class="who-cell"
      >${recordLink(this, row)}${row.noSms
        ? html`<span class="badge warn">${this.t('no-sms')}</span>`
        : nothing}${row.merged.length ? this.#mergedButton(row) : nothing}</span
    >`;
    const remove = html`<button
      type="button"
      class="icon-button"
      tabindex="-1"
      aria-label=${this.t('remove', {name: row.name})}
      title=${this.t('remove.help')}
      @click=${(event) => {
        event.stopPropagation();
        this.fire('remove', row);
      }}
    >
      ${icons.close()}
    </button>`;
    const phone = html`<span class="number">${this.texts.phone(row.number)}</span>`;
    return this.narrow
      ? [html`${name}${phone}`, remove]
      : [phone, name, html`<span class="muted">${this.t(`role.${row.role}`)}</span>`, remove];
  }

  /** Whose numbers were the same: one name, or how many; in full once it is asked. */
  #mergedButton(row) {
    const {merged} = row;
    return html`<button
      type="button"
      class="merged"
      tabindex="-1"
      aria-expanded=${this.told?.key === row.key ? 'true' : 'false'}
      title=${`${this.t('merged.help')}\u00a0: ${merged.join(', ')}`}
      @click=${() => (this.told = this.told?.key === row.key ? null : row)}
    >
      + ${merged.length === 1 ? merged[0] : this.n('merged.people', merged.length)}
    </button>`;
  }

  /** Enter, or a double click: the row's SMS, and whom it reaches. */
  #open(row) {
    this.told = row.merged.length ? row : null;
    this.fire('pick', row);
  }

  #type(event) {
    event.preventDefault();
    const input = this.querySelector(`#${this.uid}-number`);
    if (input.value.trim()) this.fire('type-number', input.value.trim());
    input.focus();
  }

  /** Empties the field once the number has been taken. */
  numberTaken() {
    this.querySelector(`#${this.uid}-number`).value = '';
  }
}

define('sms-recipients', SmsRecipients);
