import {css, html, nothing} from '../lit/lit-element.js';
import {SmsPart, define} from '../lib/element.js';
import {icons} from '../lib/icons.js';
import {exportLink, findField, loader} from './list.js';
import {recordLink} from './record-link.js';
import './rows.js';

/** From as many on one may search. */
const SEARCHED = 8;

export const ignoredStyle = css`
  .ignored-card > summary {
    display: flex;
    align-items: center;
    gap: 10px;
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
`;

/** Those who match and get nothing, each with the reason. Fires `restore`, `record`, `expired`. */
class SmsIgnored extends SmsPart {
  static properties = {
    ...SmsPart.properties,
    selection: {attribute: false},
    client: {attribute: false},
    narrow: {attribute: false},
    reason: {state: true},
    search: {state: true},
    found: {state: true},
  };

  constructor() {
    super();
    this.selection = null;
    this.client = null;
    this.narrow = false;
    this.reason = null;
    this.search = '';
    /** @type {number|null} how many fit reason and search; null: not known yet */
    this.found = null;
  }

  get #path() {
    return `/selections/${this.selection.snapshot}/ignored`;
  }

  get #query() {
    return {reason: this.reason, q: this.search.trim()};
  }

  willUpdate(changed) {
    if (changed.has('selection') && this.reason && !this.selection?.reasons[this.reason]) {
      this.reason = null;
    }
    if (!['selection', 'reason', 'search'].some((name) => changed.has(name))) return;
    const {selection} = this;
    const {q} = this.#query;
    this.found = null;
    this.load = null;
    if (!selection) return;
    const first = this.reason || q ? null : selection.ignored;
    const load = loader(this.client, this.#path, this.#query, first, (total) => {
      if (this.load === load) this.found = total;
    });
    this.load = load;
    if (q) load(0, 1).catch(() => {});
  }

  render() {
    const total = this.selection?.ignored.total ?? 0;
    if (total === 0) return nothing;
    const reasons = Object.entries(this.selection.reasons);
    const {q} = this.#query;
    const shown = q ? (this.found ?? 0) : this.reason ? this.selection.reasons[this.reason] : total;
    return html`<details class="card ignored-card" open>
      <summary>
        <span class="turn">${icons.down()}</span>
        <span>${this.t('ignored')}</span>
        <span class="badge count">${this.texts.number(total)}</span>
      </summary>
      <div class=${this.narrow ? 'narrow' : ''}>
        ${reasons.length > 1 ? this.#reasons(reasons) : nothing}
        <div class="list-bar">
          ${total >= SEARCHED ? findField(this, this.t('ignored.find')) : nothing}
          ${q && this.found !== null
            ? html`<span class="hint" role="status">${this.n('list.found', this.found)}</span>`
            : nothing}
          ${exportLink(this, this.#path, this.#query)}
        </div>
        <sms-rows
          .texts=${this.texts}
          .label=${this.t('ignored')}
          .columns=${this.#columns()}
          .total=${shown}
          .load=${this.load}
          .cells=${(row) => this.#cells(row)}
          @row-open=${(event) => event.detail.row.record && this.fire('record', event.detail.row.record)}
        ></sms-rows>
      </div>
    </details>`;
  }

  #reasons(reasons) {
    return html`<div class="chips" role="group" aria-label=${this.t('ignored.by-reason')}>
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
    </div>`;
  }

  #columns() {
    const name = {label: this.t('column.recipient'), width: 'minmax(0, 1fr)'};
    const reason = {label: this.t('column.reason'), width: 'minmax(0, 1.3fr)'};
    return this.narrow
      ? [name]
      : [name, reason, {label: this.t('column.cell'), width: '132px'}];
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
      ? [
          html`${recordLink(this, row)}<br /><span class="small"
              >${reason}${row.cell ? html` · <span class="muted">${row.cell}</span>` : nothing}</span
            >`,
        ]
      : [recordLink(this, row), reason, html`<span class="muted" title=${row.cell}>${row.cell || '—'}</span>`];
  }
}

define('sms-ignored', SmsIgnored);
