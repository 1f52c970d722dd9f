import {html, nothing} from '../lit/lit-element.js';
import {SmsPart, define} from '../lib/element.js';

/**
 * « Annuler l’envoi », asked about once more: takes back what of a campaign has not left. Fires
 * `cancelled`, `told` (detail: a text).
 */
class SmsCancel extends SmsPart {
  static properties = {
    ...SmsPart.properties,
    client: {attribute: false},
    campaign: {attribute: false},
    asking: {state: true},
    busy: {state: true},
    problem: {state: true},
  };

  constructor() {
    super();
    this.client = null;
    /** Its id. */
    this.campaign = null;
    this.asking = false;
    this.busy = false;
    this.problem = null;
  }

  willUpdate(changed) {
    if (changed.has('campaign')) {
      this.asking = false;
      this.problem = null;
    }
  }

  render() {
    return html`${this.asking
      ? html`<span class="row">
          <span>${this.t('cancel-send.sure')}</span>
          <button
            type="button"
            class="button danger cancel-yes"
            ?disabled=${this.busy}
            @click=${this.#cancel}
          >
            ${this.t('cancel-send.yes')}
          </button>
          <button type="button" class="button" ?disabled=${this.busy} @click=${() => this.#ask(false)}>
            ${this.t('cancel-send.no')}
          </button>
        </span>`
      : html`<button type="button" class="button danger cancel-ask" @click=${() => this.#ask(true)}>
          ${this.t('cancel-send')}
        </button>`}
    ${this.problem ? html`<p class="error" role="alert">${this.problem}</p>` : nothing}`;
  }

  async #ask(asking) {
    this.asking = asking;
    await this.updateComplete;
    this.querySelector(asking ? '.cancel-yes' : '.cancel-ask')?.focus();
  }

  async #cancel() {
    this.busy = true;
    this.problem = null;
    try {
      const {cancelled, left} = await this.client.post(`/campaigns/${this.campaign}/cancel`, {});
      this.fire('cancelled');
      this.fire('told', `${this.n('cancelled', cancelled)}${left ? ` ${this.n('left', left)}` : ''}`);
    } catch (error) {
      this.problem = this.texts.has(`client.${error.message}`)
        ? this.t(`client.${error.message}`)
        : error.message;
    } finally {
      this.busy = false;
      this.asking = false;
    }
  }
}

define('sms-cancel', SmsCancel);
