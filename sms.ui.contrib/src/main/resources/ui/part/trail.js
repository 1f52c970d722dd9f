import {css, html, nothing} from '../lit/lit-element.js';
import {SmsPart, define} from '../lib/element.js';
import {icons} from '../lib/icons.js';
import './cancel.js';
import './resolve.js';
import './schedule.js';
import {stateSentence} from './sentence.js';
import {STATES} from './states.js';

export const trailStyle = css`
  .trail-state {
    display: flex;
    align-items: center;
    gap: 9px;
    margin-bottom: 14px;
    font-size: 1.05em;
    font-weight: 600;
  }

  .trail-facts {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 5px 18px;
  }

  .trail-facts dt {
    color: var(--_muted);
  }

  @media (max-width: 480px) {
    .trail-facts {
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
    }

    .trail-facts dd {
      margin-bottom: 6px;
    }

    .trail-facts .name-link {
      text-align: start;
    }
  }

  .trail-facts dd {
    overflow-wrap: anywhere;
  }

  .trail h3 {
    margin: 18px 0 10px;
    font-size: 1em;
    font-weight: 650;
  }

  .trail-events {
    display: grid;
  }

  .trail-events li {
    display: grid;
    grid-template-columns: 12px minmax(0, 1fr) auto;
    gap: 0 12px;
    padding-bottom: 12px;
    position: relative;
  }

  .trail-events li:not(:last-child)::before {
    content: '';
    position: absolute;
    inset: 18px auto 0 4.5px;
    border-inline-start: 1.5px solid var(--_line);
  }

  .trail-events .dot {
    margin-top: 6px;
  }

  .trail-events time {
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
    font-size: 0.9em;
    white-space: nowrap;
  }

  .trail-events code {
    font: 0.85em ui-monospace, Menlo, Consolas, monospace;
    color: var(--_muted);
    overflow-wrap: anywhere;
  }
`;

/** No provider took it. */
const NEVER_BILLED = ['CANCELLED', 'EXPIRED', 'REJECTED', 'FAILED'];

/**
 * The delivery report of one SMS, in a dialog. Fires `closed`, `record`, `sms` (detail: the id of
 * another SMS), and what `sms-resolve`, `sms-schedule` and `sms-cancel` fire.
 */
class SmsTrail extends SmsPart {
  static properties = {
    ...SmsPart.properties,
    trail: {attribute: false},
    mayRead: {attribute: false},
    client: {attribute: false},
  };

  constructor() {
    super();
    this.trail = null;
    this.mayRead = false;
    this.client = null;
  }

  updated() {
    const dialog = this.querySelector('dialog');
    if (this.trail && !dialog.open) dialog.showModal();
    if (!this.trail && dialog.open) dialog.close();
  }

  render() {
    return html`<dialog
      class="trail"
      aria-labelledby="${this.uid}-title"
      @close=${() => this.trail && this.fire('closed')}
      @click=${(event) => event.target === event.currentTarget && this.fire('closed')}
    >
      ${this.trail ? this.#content(this.trail) : nothing}
    </dialog>`;
  }

  #content(trail) {
    const {line, text, gateway, providerId, attempts, overriddenBy, events} = trail;
    const {resendOf, resentAs, resolutions, again} = trail;
    const fact = (key, value) =>
      value
        ? html`<dt>${this.t(key)}</dt>
            <dd>${value}</dd>`
        : nothing;
    return html`<div class="dialog-head">
        <h2 id="${this.uid}-title">${this.t('trail')}</h2>
        <button
          type="button"
          class="icon-button"
          aria-label=${this.t('close')}
          @click=${() => this.fire('closed')}
        >
          ${icons.close()}
        </button>
      </div>
      <div class="dialog-body">
        <p class="trail-state">
          <span class="dot ${STATES[line.state]}"></span>${stateSentence(this.texts, line)}
        </p>
        ${line.state === 'UNCERTAIN' || resolutions.length > 0
          ? html`<sms-resolve
              .texts=${this.texts}
              .client=${this.client}
              .sms=${line.id}
              .uncertain=${line.state === 'UNCERTAIN'}
              .choices=${resolutions}
              .price=${again ?? null}
            ></sms-resolve>`
          : nothing}
        ${line.state === 'SCHEDULED'
          ? html`<sms-schedule
              .texts=${this.texts}
              .client=${this.client}
              .campaign=${line.campaign}
            ></sms-schedule>`
          : nothing}
        ${line.state === 'SCHEDULED' || line.state === 'QUEUED'
          ? html`<p>
              <sms-cancel
                .texts=${this.texts}
                .client=${this.client}
                .campaign=${line.campaign}
              ></sms-cancel>
            </p>`
          : nothing}
        <dl class="trail-facts">
          ${fact(
            'column.recipient',
            line.record
              ? html`<button
                  type="button"
                  class="name-link"
                  title=${this.t('record.open')}
                  @click=${() => this.fire('record', line.record)}
                >
                  ${line.recipient}
                </button>`
              : line.recipient,
          )}
          ${fact('column.number', html`<span class="number">${this.texts.phone(line.number)}</span>`)}
          ${fact(
            'trail.by',
            line.workstation
              ? this.t('trail.by.from', {user: line.user, workstation: line.workstation})
              : line.user,
          )}
          ${fact(
            'trail.override',
            overriddenBy ? this.t('trail.override.by', {user: overriddenBy}) : null,
          )}
          ${fact('confirm.mode', this.t(`mode.${line.mode}`))}
          ${fact(
            'trail.billed',
            NEVER_BILLED.includes(line.state)
              ? null
              : `${this.n('sms', line.parts)} · ${this.texts.money(line.cost)}`,
          )}
          ${fact('trail.gateway', gateway)} ${fact('trail.provider-id', providerId)}
          ${fact('trail.resend-of', this.#other(resendOf))}
          ${fact('trail.resent-as', this.#other(resentAs))}
          ${fact('trail.attempts', attempts > 1 ? this.texts.number(attempts) : null)}
        </dl>
        <h3>${this.t('trail.events')}</h3>
        <ol class="trail-events">
          ${events.map(
            (event) => html`<li>
              <span class="dot ${STATES[event.state]}"></span>
              <div>
                ${this.t(`event.${event.state}`)}
                ${event.reason
                  ? html`<div class="small">
                      ${this.t(`why.${event.reason}`)}<br />${this.t(`todo.${event.reason}`)}
                    </div>`
                  : nothing}
                ${event.by
                  ? html`<div class="small">${this.t('event.by', {name: event.by})}</div>`
                  : nothing}
                ${event.rawCode ? html`<div><code>${event.rawCode}</code></div>` : nothing}
              </div>
              <time datetime=${new Date(event.at).toISOString()}
                >${this.texts.shortDay(event.at)} ${this.texts.seconds(event.at)}</time
              >
            </li>`,
          )}
        </ol>
        <h3>${this.t('trail.text')}</h3>
        ${text != null
          ? html`<div class="message-text" tabindex="0" role="region" aria-label=${this.t('trail.text')}>${text}</div>`
          : html`<p class="muted small">
              ${this.t(this.mayRead ? 'trail.no-text' : 'trail.may-not-read')}
            </p>`}
      </div>`;
  }

  #other(id) {
    return id == null
      ? null
      : html`<button type="button" class="name-link" @click=${() => this.fire('sms', id)}>
          ${this.t('trail.other', {id: this.texts.number(id)})}
        </button>`;
  }
}

define('sms-trail', SmsTrail);
