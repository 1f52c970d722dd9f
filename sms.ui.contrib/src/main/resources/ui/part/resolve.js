import {css, html, nothing} from '../lit/lit-element.js';
import {SmsPart, define} from '../lib/element.js';
import {icons} from '../lib/icons.js';

export const resolveStyle = css`
  .resolve {
    display: grid;
    gap: 10px;
    margin-bottom: 16px;
    padding: 12px 14px;
    background: var(--_sunken);
    border: 1px solid var(--_line);
    border-radius: var(--_control);
  }

  .resolve h3 {
    margin: 0;
  }

  .resolve-choices {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
`;

/** In the order of preference: what is known beats what is believed. */
const ORDER = ['LOOK_UP', 'MARK_SENT', 'MARK_NOT_SENT', 'RESEND'];

/**
 * What a person can do about an SMS that did not arrive, or whose outcome is unknown. All but the question to the operator
 * is asked twice. Fires `decided` (detail: a text).
 */
class SmsResolve extends SmsPart {
  static properties = {
    ...SmsPart.properties,
    client: {attribute: false},
    sms: {attribute: false},
    uncertain: {attribute: false},
    choices: {attribute: false},
    price: {attribute: false},
    asking: {state: true},
    busy: {state: true},
    answer: {state: true},
  };

  constructor() {
    super();
    this.client = null;
    /** Its id. */
    this.sms = null;
    /** Whether its outcome is unknown; else it is known that it did not arrive. */
    this.uncertain = true;
    /** What it costs to send it again; null: it cannot be. */
    this.price = null;
    /** @type {string[]} those that this user may choose */
    this.choices = [];
    this.asking = null;
    this.busy = null;
    this.answer = null;
  }

  willUpdate(changed) {
    if (changed.has('sms')) {
      this.asking = null;
      this.answer = null;
    }
  }

  render() {
    const choices = ORDER.filter((choice) => this.choices.includes(choice));
    return html`<section class="resolve" aria-labelledby="${this.uid}-title">
      <h3 id="${this.uid}-title">${this.t('resolve')}</h3>
      <p class="small">${this.t(this.uncertain ? 'uncertain.help' : 'failed.help')}</p>
      ${this.answer
        ? html`<p class="banner warn small" role="alert">${icons.warn()}<span>${this.answer}</span></p>`
        : nothing}
      ${choices.length === 0
        ? html`<p class="muted small">${this.t('resolve.others')}</p>`
        : this.asking
          ? this.#sure()
          : html`<div class="resolve-choices">
              ${choices.map(
                (choice) => html`<button
                  type="button"
                  class="button"
                  data-choice=${choice}
                  ?disabled=${this.busy !== null}
                  @click=${() => this.#choose(choice)}
                >
                  ${this.busy === choice ? html`<span class="spinner"></span>` : nothing}
                  ${this.t(`resolve.${choice}`)}
                </button>`,
              )}
            </div>`}
    </section>`;
  }

  #sure() {
    const key = this.asking === 'RESEND' && !this.uncertain ? 'FAILED' : this.asking;
    const price = this.price ? this.texts.money(this.price) : '';
    return html`<p>${this.t(`resolve.sure.${key}`, {price})}</p>
      <div class="resolve-choices">
        <button
          type="button"
          class="button primary resolve-yes"
          ?disabled=${this.busy !== null}
          @click=${() => this.#resolve(this.asking)}
        >
          ${this.busy ? html`<span class="spinner"></span>` : nothing}
          ${this.t(`resolve.yes.${this.asking}`)}
        </button>
        <button type="button" class="button" ?disabled=${this.busy !== null} @click=${this.#back}>
          ${this.t('cancel')}
        </button>
      </div>`;
  }

  async #choose(choice) {
    if (choice === 'LOOK_UP') {
      await this.#resolve(choice);
      return;
    }
    this.asking = choice;
    await this.updateComplete;
    this.querySelector('.resolve-yes').focus();
  }

  async #back() {
    const choice = this.asking;
    this.asking = null;
    await this.updateComplete;
    this.querySelector(`[data-choice="${choice}"]`)?.focus();
  }

  async #resolve(resolution) {
    this.busy = resolution;
    this.answer = null;
    try {
      const {state, campaign, problem} = await this.client.post(`/recap/${this.sms}/resolve`, {
        resolution,
        micros: resolution === 'RESEND' ? this.price?.micros : undefined,
      });
      if (problem) this.answer = problem.message;
      else this.fire('decided', this.t(campaign ? 'resolve.resent' : `resolve.done.${state}`));
    } catch (error) {
      this.answer = this.texts.has(`client.${error.message}`)
        ? this.t(`client.${error.message}`)
        : error.message;
    } finally {
      this.busy = null;
      this.asking = null;
    }
  }
}

define('sms-resolve', SmsResolve);
