import {css, html, nothing, svg} from '../lit/lit-element.js';
import {SmsPart, define} from '../lib/element.js';

export const groupsStyle = css`
  .groups {
    padding: 12px 16px 14px;
  }

  .groups-head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 4px 10px;
    margin-bottom: 6px;
  }

  .groups-head label {
    color: var(--_muted);
    font-size: 0.875em;
  }

  .groups-head .by {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 2px 6px;
  }

  .groups-head select {
    width: auto;
    font-size: 1em;
  }

  .groups table {
    width: 100%;
  }

  .groups th,
  .groups td {
    padding: 5px 0 5px 8px;
    font-weight: 400;
    text-align: end;
    vertical-align: top;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }

  .groups th:first-child {
    padding-inline-start: 0;
    text-align: start;
    white-space: normal;
    overflow-wrap: anywhere;
  }

  .groups thead th {
    color: var(--_muted);
    font-size: 0.8125em;
    font-weight: 600;
    border-bottom: 1px solid var(--_line);
  }

  .groups thead th::first-letter {
    text-transform: uppercase;
  }

  .groups th small {
    display: block;
    color: var(--_muted);
    font-size: 0.875em;
  }

  .groups .share {
    display: block;
    width: 100%;
    height: 5px;
    margin-top: 3px;
  }

  .groups .share rect:first-child {
    fill: var(--_line);
  }

  .groups .share rect:last-child {
    fill: var(--_accent);
  }

  .groups .link {
    text-align: start;
  }
`;

const GROUPINGS = ['MONTH', 'USER', 'WORKSTATION', 'CAMPAIGN'];
/** Sendings shown, the newest; there are thousands. */
const MOST = 12;

/**
 * The totals told apart by month, user, workstation or sending, as a table with a bar for each.
 * Fires `narrow` (detail: the filters that leave one of them).
 */
class SmsGroups extends SmsPart {
  static properties = {
    ...SmsPart.properties,
    client: {attribute: false},
    query: {attribute: false},
    totals: {attribute: false},
    by: {state: true},
    groups: {state: true},
    problem: {state: true},
  };

  constructor() {
    super();
    this.client = null;
    this.query = {};
    this.totals = null;
    this.by = 'MONTH';
    this.groups = null;
    this.problem = null;
  }

  updated(changed) {
    super.updated(changed);
    // new totals are the sign that the list is another one, or has changed
    if (this.totals && (changed.has('totals') || changed.has('by'))) this.#load();
  }

  async #load() {
    const turn = (this.turn = (this.turn ?? 0) + 1);
    try {
      const {groups} = await this.client.get('/recap/groups', {
        ...this.query,
        by: this.by,
        limit: MOST,
      });
      if (turn !== this.turn) return;
      this.groups = groups;
      this.problem = null;
    } catch (error) {
      if (turn === this.turn) this.problem = error.message;
    }
  }

  render() {
    if (!this.totals || !this.groups) return nothing;
    const most = Math.max(1, ...this.groups.map(({total}) => total.parts));
    return html`<section class="card groups" aria-labelledby="${this.uid}-title">
      <div class="groups-head">
        <h2 id="${this.uid}-title">${this.t('groups')}</h2>
        <span class="by">
          <label for="${this.uid}-by">${this.t('groups.by')}</label>
          <select
            id="${this.uid}-by"
            @change=${(event) => (this.by = event.target.value)}
          >
            ${GROUPINGS.map(
              (by) =>
                html`<option value=${by} .selected=${by === this.by}>
                  ${this.t(`groups.${by}`)}
                </option>`,
            )}
          </select>
        </span>
      </div>
      ${this.problem ? html`<p class="error" role="alert">${this.problem}</p>` : nothing}
      ${this.groups.length === 0
        ? html`<p class="muted small">${this.t('groups.none')}</p>`
        : html`<table aria-labelledby="${this.uid}-title">
            <thead>
              <tr>
                <th scope="col">${this.t(`groups.${this.by}`)}</th>
                <th scope="col">${this.t('totals.sms')}</th>
                <th scope="col">${this.t('totals.cost')}</th>
              </tr>
            </thead>
            <tbody>
              ${this.groups.map((group) => this.#row(group, most))}
            </tbody>
          </table>`}
    </section>`;
  }

  #row(group, most) {
    const {total} = group;
    const share = `${Math.round((total.parts / most) * 1000) / 10}%`;
    return html`<tr>
      <th scope="row">
        <button type="button" class="link" @click=${() => this.#narrow(group)}>
          ${this.#label(group)}
        </button>
        ${group.created ? html`<small>${this.texts.moment(group.created)}</small>` : nothing}
        <svg class="share" aria-hidden="true">
          ${svg`<rect width="100%" height="5" rx="2.5"/><rect width=${share} height="5" rx="2.5"/>`}
        </svg>
      </th>
      <td>${this.texts.number(total.parts)}</td>
      <td>${this.texts.money(total.cost)}</td>
    </tr>`;
  }

  #label({key, label}) {
    if (this.by === 'MONTH') return this.texts.month(key);
    return label || this.t('groups.nowhere');
  }

  #narrow({key}) {
    const filters = {
      MONTH: () => ({from: `${key}-01`, to: lastDay(key)}),
      USER: () => ({user: key}),
      WORKSTATION: () => ({workstation: key}),
      CAMPAIGN: () => ({campaign: key}),
    };
    this.dispatchEvent(new CustomEvent('narrow', {detail: filters[this.by]()}));
  }
}

/** "2026-11" → "2026-11-30" */
function lastDay(month) {
  const [year, number] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

define('sms-groups', SmsGroups);
