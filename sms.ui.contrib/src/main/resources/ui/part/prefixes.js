import {css, html, nothing} from '../lit/lit-element.js';
import {SmsPart, define} from '../lib/element.js';
import {icons} from '../lib/icons.js';
import {adopt} from '../lib/later.js';

const style = css`
  .prefixes {
    width: min(640px, calc(100vw - 24px));
  }

  .prefixes .dialog-body {
    display: grid;
    gap: 12px;
  }

  .prefixes table {
    width: 100%;
    border-collapse: collapse;
  }

  .prefixes th,
  .prefixes td {
    padding: 6px 0 6px 10px;
    border-bottom: 1px solid var(--_line);
    font-weight: 400;
    text-align: end;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }

  .prefixes thead th {
    color: var(--_muted);
    font-size: 0.8125em;
    font-weight: 600;
    white-space: normal;
  }

  .prefixes th:first-child {
    padding-inline-start: 0;
    text-align: start;
  }

  .prefixes td.rate {
    font-weight: 650;
  }

  .prefixes .unit {
    display: none;
  }

  @container screen (max-width: 560px) {
    .prefixes table,
    .prefixes tbody {
      display: block;
    }

    .prefixes thead {
      display: none;
    }

    .prefixes tbody tr {
      display: flex;
      flex-wrap: wrap;
      gap: 0 12px;
      padding: 8px 0;
      border-bottom: 1px solid var(--_line);
    }

    .prefixes tbody th,
    .prefixes tbody td {
      padding: 0;
      border: 0;
    }

    .prefixes tbody th {
      flex: 1 0 55%;
      font-weight: 650;
    }

    .prefixes td.rate {
      order: -1;
      flex: 1 0 30%;
    }

    .prefixes tbody th {
      order: -2;
    }

    .prefixes .unit {
      display: inline;
      color: var(--_muted);
    }
  }
`;

/** Countries whose numbers are written in pairs after one digit, as « 6 12 ». */
const PAIRS = ['33', '262', '590', '594', '596'];

/**
 * How many SMS arrived, by the beginning of the number, for the filters of the recap. Fires
 * `closed`.
 */
class SmsPrefixes extends SmsPart {
  static properties = {
    ...SmsPart.properties,
    client: {attribute: false},
    query: {attribute: false},
    rates: {state: true},
    problem: {state: true},
  };

  constructor() {
    super();
    this.client = null;
    this.query = {};
    /** @type {object[]|null} */
    this.rates = null;
    this.problem = null;
  }

  connectedCallback() {
    super.connectedCallback();
    adopt(this, style);
  }

  firstUpdated() {
    this.querySelector('dialog').showModal();
    this.#load();
  }

  async #load() {
    try {
      this.rates = (await this.client.get('/recap/prefixes', this.query)).prefixes;
    } catch (error) {
      this.problem = this.texts.has(`client.${error.message}`)
        ? this.t(`client.${error.message}`)
        : error.message;
    }
  }

  render() {
    return html`<dialog
      class="prefixes"
      aria-labelledby="${this.uid}-title"
      @close=${() => this.fire('closed')}
    >
      <div class="dialog-head">
        <h2 id="${this.uid}-title">${this.t('prefixes')}</h2>
        <button
          type="button"
          class="icon-button"
          aria-label=${this.t('close')}
          @click=${() => this.querySelector('dialog').close()}
        >
          ${icons.close()}
        </button>
      </div>
      <div class="dialog-body">
        <p class="small muted">${this.t('prefixes.filters')}</p>
        ${this.problem
          ? html`<p class="banner danger" role="alert">${icons.warn()}<span>${this.problem}</span></p>`
          : nothing}
        ${this.rates ? this.#rates() : this.problem ? nothing : html`<span class="spinner"></span>`}
        <p class="hint">${this.t('prefixes.help')}</p>
      </div>
    </dialog>`;
  }

  #rates() {
    if (this.rates.length === 0) return html`<p role="status">${this.t('prefixes.none')}</p>`;
    const head = (key) => html`<th role="columnheader" scope="col">${this.t(key)}</th>`;
    return html`<table role="table" aria-labelledby="${this.uid}-title">
      <thead role="rowgroup">
        <tr role="row">
          ${head('prefixes.prefix')} ${head('prefixes.sent')} ${head('prefixes.delivered')}
          ${head('prefixes.undelivered')} ${head('prefixes.pending')} ${head('prefixes.rate')}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${this.rates.map((rate) => this.#row(rate))}
      </tbody>
    </table>`;
  }

  #row({country, national, sent, delivered, undelivered, pending, rate}) {
    const cell = (key, value) => html`<td role="cell">
      ${this.texts.number(value)}<span class="unit"> ${this.t(`prefixes.unit.${key}`)}</span>
    </td>`;
    const percent = rate == null ? '–' : this.#percent(rate);
    return html`<tr role="row">
      <th role="rowheader" scope="row" class="number">
        ${country ? written(country, national) : this.t('prefixes.others')}
      </th>
      ${cell('sent', sent)} ${cell('delivered', delivered)} ${cell('undelivered', undelivered)}
      ${cell('pending', pending)}
      <td role="cell" class="rate">${percent}</td>
    </tr>`;
  }

  #percent(rate) {
    return new Intl.NumberFormat(this.texts.locale, {
      style: 'percent',
      maximumFractionDigits: 1,
    }).format(rate);
  }
}

/** "33", "612" as « +33 6 12 ». */
function written(country, national) {
  const digits = PAIRS.includes(country) ? national.replace(/^(\d)(?=\d)/, '$1\u00a0') : national;
  return `+${country}\u00a0${digits}`;
}

define('sms-prefixes', SmsPrefixes);
