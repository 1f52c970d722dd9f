import {html, nothing} from '../lit/lit-element.js';
import {ApiError} from '../lib/client.js';
import {SmsPart, define} from '../lib/element.js';
import {icons} from '../lib/icons.js';
import {newKey} from '../lib/key.js';

const PAUSE = 350;

/** One SMS to oneself, with its price before it leaves. Fires `sent` (detail: the number), `closed`. */
class SmsTrial extends SmsPart {
  static properties = {
    ...SmsPart.properties,
    client: {attribute: false},
    message: {attribute: false},
    offers: {attribute: false},
    mobile: {attribute: false},
    name: {attribute: false},
    number: {state: true},
    mode: {state: true},
    price: {state: true},
    problems: {state: true},
    asking: {state: true},
    busy: {state: true},
  };

  constructor() {
    super();
    this.client = null;
    /** @type {object} text, rewrite, template, snapshot, recipient, at, sender: as previewed */
    this.message = null;
    /** @type {{mode: string, gateway: string, senders: boolean}[]} */
    this.offers = [];
    /** The user's own, if the host knows it. */
    this.mobile = '';
    /** Whose text it is; empty: nobody's. */
    this.name = '';
    this.number = null;
    this.mode = null;
    /** @type {null|{text: string, parts: number, cost: object}} */
    this.price = null;
    this.problems = {};
    this.asking = false;
    this.busy = false;
    this.key = newKey();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  willUpdate() {
    this.number ??= this.mobile;
    this.mode ??= (this.offers.find((o) => o.mode === 'STANDARD') ?? this.offers[0])?.mode ?? null;
  }

  firstUpdated() {
    this.querySelector('dialog').showModal();
    if (this.number) this.#ask();
    else this.querySelector('input').focus();
  }

  render() {
    const id = `${this.uid}-number`;
    const {number, general} = this.problems;
    return html`<dialog aria-labelledby="${this.uid}-title" @close=${() => this.fire('closed')}>
      <form
        novalidate
        @submit=${(event) => {
          event.preventDefault();
          this.#send();
        }}
      >
        <div class="dialog-head"><h2 id="${this.uid}-title">${this.t('trial')}</h2></div>
        <div class="dialog-body dialog-fields">
          <p class="muted small">${this.t('trial.help')}</p>
          <div class="field">
            <label for=${id}>${this.t('trial.number')}</label>
            <input
              id=${id}
              class="input"
              type="tel"
              autocomplete="tel"
              maxlength="100"
              aria-invalid=${number ? 'true' : 'false'}
              aria-describedby=${number ? `${id}-error` : nothing}
              .value=${this.number ?? ''}
              @input=${(event) => this.#change({number: event.target.value})}
            />
            ${number ? html`<span class="error" id="${id}-error">${number}</span>` : nothing}
          </div>
          <fieldset>
            <legend>${this.t('modes')}</legend>
            <div class="row">
              ${this.offers.map(
                ({mode}) => html`<label class="check">
                  <input
                    type="radio"
                    name="${this.uid}-mode"
                    .checked=${mode === this.mode}
                    @change=${() => this.#change({mode})}
                  />
                  <span>${this.t(`mode.${mode}`)}</span>
                </label>`,
              )}
            </div>
          </fieldset>
          ${general ? html`<p class="banner danger" role="alert">${icons.warn()} ${general}</p>` : nothing}
          <div role="status">
            ${this.price
              ? html`<div class="message-text" data-testid="trial-text">${this.price.text}</div>
                  <p class="muted small">
                    ${this.name ? this.t('trial.text-of', {name: this.name}) : nothing}
                  </p>`
              : nothing}
          </div>
        </div>
        <div class="dialog-foot">
          <button type="button" class="button" @click=${() => this.querySelector('dialog').close()}>
            ${this.t('cancel')}
          </button>
          <button type="submit" class="button primary" ?disabled=${this.busy || this.asking}>
            ${this.busy || this.asking ? html`<span class="spinner"></span>` : icons.send()}
            ${this.price
              ? this.n('trial.send', this.price.parts, {cost: this.texts.money(this.price.cost)})
              : this.t('trial.send')}
          </button>
        </div>
      </form>
    </dialog>`;
  }

  #change(part) {
    Object.assign(this, part);
    this.price = null;
    this.problems = {};
    clearTimeout(this.timer);
    if (this.number.trim()) this.timer = setTimeout(() => this.#ask(), PAUSE);
  }

  #body() {
    return {...this.message, number: this.number, mode: this.mode};
  }

  /** @returns {Promise<boolean>} whether there is a price */
  async #ask() {
    const turn = (this.turn = (this.turn ?? 0) + 1);
    clearTimeout(this.timer);
    this.asking = true;
    try {
      const price = await this.client.post('/trials/price', this.#body());
      if (turn !== this.turn) return false;
      this.price = price;
      this.problems = {};
      return true;
    } catch (error) {
      if (turn === this.turn) this.#failed(error);
      return false;
    } finally {
      if (turn === this.turn) this.asking = false;
    }
  }

  async #send() {
    if (this.busy) return;
    if (!this.price) {
      // What a click without a price asks for is the price: it is agreed to by the next one.
      await this.#ask();
      return;
    }
    this.busy = true;
    try {
      await this.client.post('/trials', {...this.#body(), key: this.key, confirmed: this.price});
      this.fire('sent', this.number);
      this.querySelector('dialog').close();
    } catch (error) {
      if (error.status === 409) this.price = error.body.price;
      this.#failed(error);
    } finally {
      this.busy = false;
    }
  }

  #failed(error) {
    const number = error instanceof ApiError ? error.of('number') : null;
    const said = this.texts.has(`client.${error.message}`)
      ? this.t(`client.${error.message}`)
      : error.message;
    this.problems = number ? {number} : {general: said};
  }
}

define('sms-trial', SmsTrial);
