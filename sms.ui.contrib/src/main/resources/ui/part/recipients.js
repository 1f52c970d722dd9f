import {css, html, nothing} from '../lit/lit-element.js';
import {SmsPart, define} from '../lib/element.js';
import {icons} from '../lib/icons.js';
import './rows.js';

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

  .recipients-bar {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    justify-content: space-between;
    gap: 8px 16px;
  }

  .recipients-bar + .recipients-bar {
    align-items: center;
  }

  .recipients-total {
    font-weight: 650;
    font-size: 1.05em;
  }

  .recipients .typed {
    display: flex;
    align-items: end;
    gap: 8px;
  }

  .recipients .typed .field {
    width: 170px;
  }

  .recipients .find {
    width: 200px;
  }

  .merged {
    color: var(--_muted);
    font-size: 0.875em;
  }

  .empty {
    display: grid;
    justify-items: center;
    gap: 6px;
    padding: 26px 18px;
    text-align: center;
    color: var(--_muted);
    border: 1px dashed var(--_edge);
    border-radius: var(--_control);
  }

  .empty strong {
    color: var(--_text);
  }

  .ignored-card > summary {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 10px;
    padding: 10px 14px;
    cursor: pointer;
    font-weight: 600;
    list-style: none;
  }

  .ignored-card > summary::-webkit-details-marker {
    display: none;
  }

  .ignored-card > summary svg {
    color: var(--_muted);
    transition: rotate 0.12s;
  }

  .ignored-card[open] > summary .turn {
    rotate: 180deg;
  }

  .ignored-card > div {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 10px;
    padding: 0 14px 14px;
  }

  .ignored-card sms-rows {
    --rows-height: 228px;
  }

  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }

  .chip {
    display: inline-flex;
    gap: 6px;
    padding: 2px 11px;
    background: var(--_surface);
    border: 1px solid var(--_edge);
    border-radius: 99px;
    font-size: 0.875em;
    cursor: pointer;
  }

  .chip[aria-pressed='true'] {
    background: var(--_accent-soft);
    border-color: var(--_accent);
    color: var(--_accent);
    font-weight: 600;
  }

  .name-link {
    max-width: 100%;
    padding: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    background: none;
    border: 0;
    font: inherit;
    color: inherit;
    cursor: pointer;
    text-decoration: underline;
    text-decoration-color: var(--_edge);
    text-underline-offset: 3px;
  }

  .name-link:hover {
    color: var(--_accent);
    text-decoration-color: currentColor;
  }

  @container screen (max-width: 520px) {
    .recipients .typed,
    .recipients .typed .field,
    .recipients .find {
      width: 100%;
    }

    .recipients-bar > * {
      width: 100%;
    }
  }
`;

/** A name that leads to its record. */
export function recordLink(part, row) {
  return row.record
    ? html`<button
        type="button"
        class="name-link"
        tabindex="-1"
        title=${part.t('record.open')}
        @click=${(event) => {
          event.stopPropagation();
          part.fire('record', row.record);
        }}
      >
        ${row.name}
      </button>`
    : row.name;
}

/**
 * The grid of those who get an SMS; rows can be taken away, numbers typed in. Fires `remove`,
 * `type-number`, `pick`, `record`.
 */
class SmsRecipients extends SmsPart {
  static properties = {
    ...SmsPart.properties,
    selection: {attribute: false},
    client: {attribute: false},
    picked: {attribute: false},
    problem: {attribute: false},
    numberProblem: {attribute: false},
    narrow: {attribute: false},
    search: {state: true},
    found: {state: true},
  };

  constructor() {
    super();
    this.selection = null;
    this.client = null;
    this.picked = null;
    this.problem = null;
    this.numberProblem = null;
    this.narrow = false;
    this.search = '';
    /** @type {number|null} rows that fit the search */
    this.found = null;
  }

  willUpdate(changed) {
    if (changed.has('selection') || changed.has('search')) {
      const selection = this.selection;
      const search = this.search;
      this.found = null;
      this.load = selection
        ? async (from, count) => {
            if (!search && from === 0 && selection.recipients.rows.length >= Math.min(count, selection.recipients.total)) {
              return selection.recipients.rows;
            }
            const window = await this.client.get(
              `/selections/${selection.snapshot}/recipients`,
              {from, count, q: search},
            );
            if (search) this.found = window.total;
            return window.rows;
          }
        : null;
      if (search && this.load) this.load(0, 1);
    }
  }

  render() {
    const total = this.selection?.recipients.total ?? 0;
    return html`<div class="recipients ${this.narrow ? 'narrow' : ''}">
      <div class="recipients-bar">
        <p class="recipients-total" aria-live="polite">${this.selection
          ? this.n('recipients', total)
          : this.t('recipients.none-yet')}</p>
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
        </form>
      </div>
      <div class="recipients-bar" ?hidden=${!this.selection?.explanation && total <= 12}>
        <p class="muted small grow">${this.selection?.explanation ?? ''}</p>
        ${total > 12
          ? html`<input
              class="input find"
              type="search"
              autocomplete="off"
              aria-label=${this.t('recipients.find')}
              placeholder=${this.t('recipients.find')}
              .value=${this.search}
              @input=${(event) => (this.search = event.target.value)}
            />`
          : nothing}
      </div>
      ${total > 0
        ? html`<sms-rows
            .texts=${this.texts}
            .label=${this.t('recipients.grid')}
            .columns=${this.#columns()}
            .total=${this.search ? (this.found ?? 0) : total}
            .load=${this.load}
            .cells=${(row) => this.#cells(row)}
            .selected=${this.picked}
            @row-pick=${(event) => this.fire('pick', event.detail.row)}
            @row-open=${(event) => this.fire('pick', event.detail.row)}
            @row-delete=${(event) => this.fire('remove', event.detail.row)}
          ></sms-rows>`
        : html`<div class="empty">
            ${icons.people()}
            <strong>${this.t(this.selection ? 'recipients.nobody' : 'recipients.empty')}</strong>
            <span>${this.t(this.selection ? 'recipients.nobody.help' : 'recipients.empty.help')}</span>
          </div>`}
      ${this.problem ? html`<p class="error" role="alert">${this.problem}</p>` : nothing}
      <p class="error" id="${this.uid}-number-error" role="alert" ?hidden=${!this.numberProblem}>
        ${this.numberProblem ?? ''}
      </p>
    </div>`;
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
    const name = html`${recordLink(this, row)}${row.noSms
      ? html` <span class="badge warn">${this.t('no-sms')}</span>`
      : nothing}${row.merged.length
      ? html` <span class="merged" title=${this.t('merged.help')}
          >+ ${row.merged.join(', ')}</span
        >`
      : nothing}`;
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
      ? [html`${name}<br />${phone}`, remove]
      : [phone, name, html`<span class="muted">${this.t(`role.${row.role}`)}</span>`, remove];
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

/** Those who match and get nothing, each with the reason. Fires `restore`, `record`. */
class SmsIgnored extends SmsPart {
  static properties = {
    ...SmsPart.properties,
    selection: {attribute: false},
    client: {attribute: false},
    narrow: {attribute: false},
    reason: {state: true},
  };

  constructor() {
    super();
    this.selection = null;
    this.client = null;
    this.narrow = false;
    this.reason = null;
  }

  willUpdate(changed) {
    if (changed.has('selection') && this.reason && !this.selection?.reasons[this.reason]) {
      this.reason = null;
    }
    if (changed.has('selection') || changed.has('reason')) {
      const {selection, reason} = this;
      this.load = selection
        ? async (from, count) => {
            if (!reason && from === 0 && selection.ignored.rows.length >= Math.min(count, selection.ignored.total)) {
              return selection.ignored.rows;
            }
            const window = await this.client.get(`/selections/${selection.snapshot}/ignored`, {
              from,
              count,
              reason,
            });
            return window.rows;
          }
        : null;
    }
  }

  render() {
    const total = this.selection?.ignored.total ?? 0;
    if (total === 0) return nothing;
    const reasons = Object.entries(this.selection.reasons);
    return html`<details class="card ignored-card" open>
      <summary>
        <span class="turn">${icons.down()}</span>
        <span>${this.t('ignored')}</span>
        <span class="badge count">${this.texts.number(total)}</span>
      </summary>
      <div>
        ${reasons.length > 1
          ? html`<div class="chips" role="group" aria-label=${this.t('ignored.by-reason')}>
              ${reasons.map(
                ([reason, count]) => html`<button
                  type="button"
                  class="chip"
                  aria-pressed=${this.reason === reason ? 'true' : 'false'}
                  @click=${() => (this.reason = this.reason === reason ? null : reason)}
                >
                  ${this.t(`reason.${reason}`)} <span class="count">${this.texts.number(count)}</span>
                </button>`,
              )}
            </div>`
          : nothing}
        <sms-rows
          .texts=${this.texts}
          .label=${this.t('ignored')}
          .columns=${this.#columns()}
          .total=${this.reason ? this.selection.reasons[this.reason] : total}
          .load=${this.load}
          .cells=${(row) => this.#cells(row)}
          @row-open=${(event) => event.detail.row.record && this.fire('record', event.detail.row.record)}
        ></sms-rows>
      </div>
    </details>`;
  }

  #columns() {
    const name = {label: this.t('column.recipient'), width: 'minmax(0, 1fr)'};
    const reason = {label: this.t('column.reason'), width: 'minmax(0, 1fr)'};
    return this.narrow
      ? [name, reason]
      : [name, reason, {label: this.t('column.cell'), width: 'minmax(0, 0.7fr)'}];
  }

  #cells(row) {
    const back =
      row.reason === 'REMOVED'
        ? html` <button type="button" class="link small" @click=${() => this.fire('restore', row)}>
            ${this.t('restore')}
          </button>`
        : nothing;
    const reason = html`${this.t(`reason.${row.reason}`)}${back}`;
    return this.narrow
      ? [recordLink(this, row), reason]
      : [recordLink(this, row), reason, html`<span class="muted">${row.cell || '—'}</span>`];
  }
}

/**
 * The possible recipients of one record, with a tick each. Those flagged « Ne pas envoyer de SMS »
 * come unticked; whoever has the right may tick them. Fires `tick`, detail: row and state.
 */
class SmsPossible extends SmsPart {
  static properties = {
    ...SmsPart.properties,
    rows: {attribute: false},
    mayOverride: {attribute: false},
    picked: {attribute: false},
    problem: {attribute: false},
  };

  constructor() {
    super();
    /** @type {{key: string, name: string, number: string|null, role: string, noSms: boolean, ticked: boolean, reason: string|null, cell: string}[]} */
    this.rows = [];
    this.mayOverride = false;
    this.picked = null;
    this.problem = null;
  }

  render() {
    const exceptional = this.rows.filter((row) => row.noSms && row.ticked);
    return html`<div class="recipients">
      <ul class="possible" aria-label=${this.t('recipients.possible')}>
        ${this.rows.map((row) => this.#row(row))}
      </ul>
      ${this.rows.length === 0 ? html`<p class="muted">${this.t('recipients.nobody')}</p>` : nothing}
      ${exceptional.length
        ? html`<p class="banner warn" role="status">
            ${icons.warn()}<span
              >${this.t('override.note', {names: exceptional.map((r) => r.name).join(', ')})}</span
            >
          </p>`
        : nothing}
      ${this.problem ? html`<p class="error" role="alert">${this.problem}</p>` : nothing}
    </div>`;
  }

  #row(row) {
    const id = `${this.uid}-${row.key}`.replace(/[^\w-]/g, '_');
    const disabled = row.reason !== null || (row.noSms && !row.ticked && !this.mayOverride);
    return html`<li class=${disabled ? 'off' : ''} aria-current=${row.key === this.picked ? 'true' : 'false'}>
      <label class="check">
        <input
          type="checkbox"
          .checked=${row.ticked}
          ?disabled=${disabled}
          aria-describedby=${id}
          @change=${(event) => this.fire('tick', {row, ticked: event.target.checked})}
        />
        <span class="who">
          <strong>${row.name}</strong>
          <span class="muted">${this.t(`role.${row.role}`)}</span>
        </span>
      </label>
      <span class="number">${row.number ? this.texts.phone(row.number) : row.cell || '—'}</span>
      <span class="small" id=${id}>
        ${row.noSms ? html`<span class="badge warn">${this.t('no-sms')}</span>` : nothing}
        ${row.reason ? html`<span class="muted">${this.t(`reason.${row.reason}`)}</span>` : nothing}
        ${row.noSms && !this.mayOverride
          ? html`<span class="muted">${this.t('override.no-right')}</span>`
          : nothing}
      </span>
    </li>`;
  }
}

export const possibleStyle = css`
  .possible {
    border: 1px solid var(--_line);
    border-radius: var(--_control);
    overflow: hidden;
  }

  .possible li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: 2px 14px;
    padding: 8px 14px;
  }

  .possible li + li {
    border-top: 1px solid var(--_line);
  }

  .possible li > :last-child {
    grid-column: 1 / -1;
    padding-inline-start: 25px;
  }

  .possible li > :last-child:not(:has(span)) {
    display: none;
  }

  .possible .who {
    display: flex;
    flex-wrap: wrap;
    gap: 0 10px;
  }

  .possible li.off strong {
    font-weight: 500;
  }
`;

define('sms-recipients', SmsRecipients);
define('sms-ignored', SmsIgnored);
define('sms-possible', SmsPossible);
