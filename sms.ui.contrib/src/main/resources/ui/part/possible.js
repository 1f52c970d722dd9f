import {css, html, nothing} from '../lit/lit-element.js';
import {SmsPart, define} from '../lib/element.js';
import {icons} from '../lib/icons.js';

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

  @container screen (max-width: 520px) {
    .possible li {
      grid-template-columns: minmax(0, 1fr);
    }

    .possible li > .number {
      padding-inline-start: 25px;
    }
  }
`;

define('sms-possible', SmsPossible);
