import {css, html, nothing} from '../lit/lit-element.js';
import {SmsPart, define} from '../lib/element.js';

export const totalsStyle = css`
  .totals {
    padding: 12px 16px 14px;
  }

  .totals h2 {
    margin-bottom: 6px;
  }

  .totals th,
  .totals td {
    padding: 5px 0;
    font-weight: 400;
    text-align: end;
    font-variant-numeric: tabular-nums;
  }

  .totals th:first-child {
    text-align: start;
  }

  .totals thead th {
    color: var(--_muted);
    font-size: 0.8125em;
    font-weight: 600;
    border-bottom: 1px solid var(--_line);
  }

  .totals tbody tr.none {
    color: var(--_muted);
  }

  .totals tfoot th,
  .totals tfoot td {
    padding-top: 8px;
    border-top: 1px solid var(--_edge);
    font-weight: 650;
  }

  /* Narrower, it lies above the list, a column for each mode. */
  @container screen (621px <= width <= 1100px) {
    .totals {
      display: flex;
      align-items: center;
      gap: 8px 28px;
      padding: 9px 16px;
    }

    .totals h2 {
      margin: 0;
    }

    .totals table {
      display: flex;
      flex: 1;
      width: auto;
    }

    .totals thead,
    .totals tbody,
    .totals tfoot {
      display: contents;
    }

    .totals tr {
      display: flex;
      flex: 1;
      flex-direction: column;
    }

    .totals tr:nth-child(n) > :nth-child(n) {
      padding: 1px 0;
      border: 0;
      text-align: end;
    }

    .totals thead tr:nth-child(n) > :nth-child(n) {
      line-height: 1.66;
      text-align: start;
    }
  }

  @container screen (max-width: 1100px) {
    sms-totals {
      order: -1;
    }
  }
`;

const MODES = ['LEGACY', 'ECONOMY', 'STANDARD', 'PREMIUM'];

/**
 * « Totaux par mode d’envoi ». The roles are written out, since the narrow look takes the table's
 * own display away.
 */
class SmsTotals extends SmsPart {
  static properties = {...SmsPart.properties, totals: {attribute: false}};

  constructor() {
    super();
    this.totals = null;
  }

  render() {
    if (!this.totals) return nothing;
    const {modes, total} = this.totals;
    const head = (key) => html`<th role="columnheader" scope="col">${this.t(key)}</th>`;
    return html`<section class="card totals" aria-labelledby="${this.uid}-title">
      <h2 id="${this.uid}-title">${this.t('totals')}</h2>
      <table role="table" aria-labelledby="${this.uid}-title">
        <thead role="rowgroup">
          <tr role="row">
            ${head('totals.mode')} ${head('totals.sms')} ${head('totals.cost')}
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${MODES.map((mode) => this.#row(this.t(`mode.${mode}`), modes[mode]))}
        </tbody>
        <tfoot role="rowgroup">
          ${this.#row(this.t('totals.total'), total)}
        </tfoot>
      </table>
    </section>`;
  }

  #row(label, {parts, cost}) {
    return html`<tr role="row" class=${parts ? '' : 'none'}>
      <th role="rowheader" scope="row">${label}</th>
      <td role="cell">${this.texts.number(parts)}</td>
      <td role="cell">${this.texts.money(cost)}</td>
    </tr>`;
  }
}

define('sms-totals', SmsTotals);
