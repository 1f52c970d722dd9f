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

  .confirm-list + .banner,
  .confirm-list ~ .banner {
    margin: 14px 0 0;
  }

  .confirm-large .field {
    margin-top: 8px;
    color: var(--_text);
  }

  .confirm-large .input {
    max-width: 160px;
  }
`;

/**
 * The last look before it leaves. Above the user's threshold the number of SMS has to be typed; above
 * a quota nothing can be sent, and what can be done instead is said. Fires `confirmed`, `closed`.
 */
class SmsConfirm extends SmsPart {
  static properties = {
    ...SmsPart.properties,
    client: {attribute: false},
    offer: {attribute: false},
    changed: {attribute: false},
    problem: {attribute: false},
    busy: {attribute: false},
    typed: {state: true},
    wrong: {state: true},
  };

  constructor() {
    super();
    this.client = null;
    /**
     * @type {null|{mode: string, gateway: string, messages: number, parts: number,
     *   cost: {micros: number, currency: string}, blocked: number, ignored: number,
     *   when: number|null, text: string, name: string, sender: string|null, purpose: string,
     *   threshold: number|null, quota: null|{scope: string, limit: number, used: number,
     *   left: number}}}
     */
    this.offer = null;
    this.changed = false;
    this.problem = null;
    this.busy = false;
    this.typed = '';
    this.wrong = false;
  }

  willUpdate(changed) {
    // Other figures are confirmed anew.
    if (changed.has('offer') && changed.get('offer')?.parts !== this.offer?.parts) {
      this.typed = '';
      this.wrong = false;
    }
  }

  updated() {
    const dialog = this.querySelector('dialog');
    if (this.offer && !dialog.open) {
      dialog.showModal();
      this.querySelector('.confirm-typed, .confirm-yes, .confirm-no')?.focus();
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
          ${offer.sender === null ? nothing : line('sender', offer.sender)}
          ${offer.purpose === 'INFORMATION' ? nothing : line('purpose', this.t(`purpose.${offer.purpose}`))}
          ${line('confirm.price', html`<span class="price count">${this.texts.money(offer.cost)}</span>`)}
        </dl>
        ${offer.blocked
          ? html`<p class="error">${this.n('confirm.blocked', offer.blocked)}</p>`
          : nothing}
        ${offer.ignored
          ? html`<p class="muted small">${this.n('confirm.ignored', offer.ignored)}</p>`
          : nothing}
        ${offer.purpose === 'CREDENTIALS'
          ? html`<sms-reminding
              .texts=${this.texts}
              .cost=${offer.cost}
            ></sms-reminding>`
          : nothing}
        ${offer.quota ? this.#quota(offer) : nothing}
        ${offer.threshold !== null && !offer.quota ? this.#threshold(offer) : nothing}
        <div class="message-text" tabindex="0" role="region" aria-label=${this.t('confirm.text', {name: offer.name})}>${offer.text}</div>
        <p class="muted small">${this.t('confirm.text', {name: offer.name})}</p>
      </div>
      <div class="dialog-foot">
        <button
          type="button"
          class="button confirm-no"
          @click=${() => this.#close()}
          ?disabled=${this.busy}
        >
          ${this.t(offer.quota ? 'close' : 'cancel')}
        </button>
        ${offer.quota
          ? nothing
          : html`<button
              type="button"
              class="button primary confirm-yes"
              ?disabled=${this.busy}
              @click=${() => this.#confirm()}
            >
              ${this.busy ? html`<span class="spinner"></span>` : icons.send()}
              ${offer.when ? this.t('confirm.schedule') : this.n('confirm.send', offer.messages)}
            </button>`}
      </div>`;
  }

  #quota({parts, quota}) {
    const {scope, limit, left} = quota;
    return html`<div class="banner danger" role="alert">
      ${icons.warn()}
      <div class="grow">
        <strong>${this.n(`quota.${scope}`, left, {limit, parts})}</strong>
        <p>${this.t('quota.help')}</p>
      </div>
    </div>`;
  }

  #threshold({parts, threshold}) {
    const id = `${this.uid}-typed`;
    return html`<div class="banner warn confirm-large">
      ${icons.warn()}
      <div class="grow">
        <strong>${this.t('threshold', {threshold})}</strong>
        <div class="field">
          <label for=${id}>${this.t('threshold.type', {parts})}</label>
          <input
            id=${id}
            class="input confirm-typed"
            inputmode="numeric"
            autocomplete="off"
            aria-invalid=${this.wrong ? 'true' : 'false'}
            aria-describedby=${this.wrong ? `${id}-error` : nothing}
            .value=${this.typed}
            @input=${(event) => {
              this.typed = event.target.value;
              this.wrong = false;
            }}
            @keydown=${(event) => event.key === 'Enter' && this.#confirm()}
          />
          ${this.wrong
            ? html`<span class="error" id="${id}-error">${this.t('threshold.wrong', {parts})}</span>`
            : nothing}
        </div>
      </div>
    </div>`;
  }

  #confirm() {
    const {threshold, parts} = this.offer;
    // Spaces and dots as one writes 1 234.
    if (threshold !== null && Number(this.typed.replace(/[\s.,]/g, '') || NaN) !== parts) {
      this.wrong = true;
      this.querySelector('.confirm-typed').focus();
      return;
    }
    this.fire('confirmed');
  }

  #close() {
    if (!this.busy) this.fire('closed');
  }
}

define('sms-confirm', SmsConfirm);
