import {html, nothing} from '../lit/lit-element.js';
import {SmsPart, define} from '../lib/element.js';
import {icons} from '../lib/icons.js';

/**
 * A dialog that sends again what did not arrive, of the list as it is filtered; what it costs is said
 * first. Fires `told` (detail: a text), `closed`.
 */
class SmsResend extends SmsPart {
  static properties = {
    ...SmsPart.properties,
    client: {attribute: false},
    query: {attribute: false},
    offer: {state: true},
    problem: {state: true},
    busy: {state: true},
  };

  constructor() {
    super();
    this.client = null;
    this.query = {};
    /** @type {null|{sms: number[], parts: number, cost: object, more: boolean}} */
    this.offer = null;
    this.problem = null;
    this.busy = false;
  }

  firstUpdated() {
    this.querySelector('dialog').showModal();
    this.#ask();
  }

  async #ask() {
    try {
      this.offer = await this.client.get('/recap/failed', this.query);
    } catch (error) {
      this.problem = this.#sentence(error);
    }
    await this.updateComplete;
    this.querySelector('.resend-yes')?.focus();
  }

  async #resend() {
    this.busy = true;
    this.problem = null;
    const {sms, cost} = this.offer;
    try {
      const body = {sms, micros: cost.micros};
      const {resent, problem} = await this.client.post('/recap/failed/resend', body);
      if (resent > 0) this.fire('told', this.n('resend.done', resent));
      if (problem) {
        this.problem = problem.message;
        await this.#ask();
      } else {
        this.querySelector('dialog').close();
      }
    } catch (error) {
      this.problem = this.#sentence(error);
      if (error.status === 409) await this.#ask();
    } finally {
      this.busy = false;
    }
  }

  #sentence(error) {
    const key = `client.${error.message}`;
    return this.texts.has(key) ? this.t(key) : error.message;
  }

  render() {
    const count = this.offer?.sms.length ?? 0;
    return html`<dialog
      class="resend"
      aria-labelledby="${this.uid}-title"
      @close=${() => this.fire('closed')}
    >
      <div class="dialog-head"><h2 id="${this.uid}-title">${this.t('resend.title')}</h2></div>
      <div class="dialog-body" aria-live="polite">
        ${this.problem
          ? html`<p class="banner danger" role="alert">${icons.warn()}<span>${this.problem}</span></p>`
          : nothing}
        ${this.offer ? this.#offer(count) : this.#waiting()}
      </div>
      <div class="dialog-foot">
        <button
          type="button"
          class="button"
          ?disabled=${this.busy}
          @click=${() => this.querySelector('dialog').close()}
        >
          ${this.t(count > 0 ? 'cancel' : 'close')}
        </button>
        ${count > 0
          ? html`<button
              type="button"
              class="button primary resend-yes"
              ?disabled=${this.busy}
              @click=${() => this.#resend()}
            >
              ${this.busy ? html`<span class="spinner"></span>` : nothing}
              ${this.n('resend.yes', count)}
            </button>`
          : nothing}
      </div>
    </dialog>`;
  }

  #waiting() {
    return this.problem
      ? nothing
      : html`<div class="loading" aria-busy="true"><span class="spinner"></span></div>`;
  }

  #offer(count) {
    if (count === 0) {
      return html`<p><strong>${this.t('resend.none')}</strong></p>
        <p class="muted">${this.t('resend.none.help')}</p>`;
    }
    const {parts, cost, more} = this.offer;
    return html`<p>
        <strong
          >${this.n('resend.offer', count, {
            sms: this.n('sms', parts),
            cost: this.texts.money(cost),
          })}</strong
        >
      </p>
      <p>${this.t('resend.help')}</p>
      ${more ? html`<p class="muted">${this.t('resend.more')}</p>` : nothing}`;
  }
}

define('sms-resend', SmsResend);
