import {css, html, nothing} from '../lit/lit-element.js';
import {SmsPart, define} from '../lib/element.js';
import {icons} from '../lib/icons.js';
import './quiet.js';

export const confirmStyle = css`
  .confirm-list {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 7px 18px;
  }

  .confirm-list dt {
    color: var(--_muted);
  }

  .confirm-list dd {
    font-weight: 550;
  }

  .confirm-list .price {
    font-size: 1.25em;
    font-weight: 700;
    line-height: 1.1;
  }

  .confirm .banner {
    margin-bottom: 14px;
  }
`;

/** The last look before it leaves. Fires `confirmed`, `closed`. */
class SmsConfirm extends SmsPart {
  static properties = {
    ...SmsPart.properties,
    client: {attribute: false},
    offer: {attribute: false},
    changed: {attribute: false},
    problem: {attribute: false},
    busy: {attribute: false},
  };

  constructor() {
    super();
    this.client = null;
    /**
     * @type {null|{mode: string, gateway: string, messages: number, parts: number,
     *   cost: {micros: number, currency: string}, blocked: number, ignored: number,
     *   when: number|null, text: string, name: string}}
     */
    this.offer = null;
    this.changed = false;
    this.problem = null;
    this.busy = false;
  }

  updated() {
    const dialog = this.querySelector('dialog');
    if (this.offer && !dialog.open) {
      dialog.showModal();
      this.querySelector('.confirm-yes').focus();
    }
    if (!this.offer && dialog.open) dialog.close();
  }

  render() {
    const offer = this.offer;
    return html`<dialog
      class="confirm"
      aria-labelledby="${this.uid}-title"
      @cancel=${(event) => {
        event.preventDefault();
        this.#close();
      }}
    >
      ${offer ? this.#content(offer) : nothing}
    </dialog>`;
  }

  #content(offer) {
    const line = (key, value) => html`<dt>${this.t(key)}</dt>
      <dd>${value}</dd>`;
    return html`<div class="dialog-head"><h2 id="${this.uid}-title">${this.t('confirm')}</h2></div>
      <div class="dialog-body">
        ${this.changed
          ? html`<p class="banner warn" role="alert">${icons.warn()} ${this.t('confirm.changed')}</p>`
          : nothing}
        ${this.problem
          ? html`<p class="banner danger" role="alert">${icons.warn()} <span>${this.problem}</span></p>`
          : nothing}
        <sms-quiet
          .texts=${this.texts}
          .client=${this.client}
          .purpose=${offer.purpose ?? null}
          .at=${offer.when}
        ></sms-quiet>
        <dl class="confirm-list">
          ${line('confirm.recipients', this.n('recipients', offer.messages))}
          ${line('confirm.parts', html`<span class="count">${this.n('sms', offer.parts)}</span>`)}
          ${line('confirm.mode', html`${this.t(`mode.${offer.mode}`)} <span class="muted">(${offer.gateway})</span>`)}
          ${line(
            'confirm.when',
            offer.when ? this.texts.longMoment(offer.when) : this.t('confirm.now'),
          )}
          ${line('confirm.price', html`<span class="price count">${this.texts.money(offer.cost)}</span>`)}
        </dl>
        ${offer.blocked
          ? html`<p class="error">${this.n('confirm.blocked', offer.blocked)}</p>`
          : nothing}
        ${offer.ignored
          ? html`<p class="muted small">${this.n('confirm.ignored', offer.ignored)}</p>`
          : nothing}
        <div class="message-text" tabindex="0" role="region" aria-label=${this.t('confirm.text', {name: offer.name})}>${offer.text}</div>
        <p class="muted small">${this.t('confirm.text', {name: offer.name})}</p>
      </div>
      <div class="dialog-foot">
        <button type="button" class="button" @click=${() => this.#close()} ?disabled=${this.busy}>
          ${this.t('cancel')}
        </button>
        <button
          type="button"
          class="button primary confirm-yes"
          ?disabled=${this.busy}
          @click=${() => this.fire('confirmed')}
        >
          ${this.busy ? html`<span class="spinner"></span>` : icons.send()}
          ${offer.when ? this.t('confirm.schedule') : this.n('confirm.send', offer.messages)}
        </button>
      </div>`;
  }

  #close() {
    if (!this.busy) this.fire('closed');
  }
}

define('sms-confirm', SmsConfirm);
