import {css, html, nothing} from '../lit/lit-element.js';
import {SmsPart, define} from '../lib/element.js';
import {icons} from '../lib/icons.js';

export const optionsStyle = css`
  .options {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(150px, 100%), 1fr));
    gap: 10px 14px;
    align-items: start;
  }

  .options .wide {
    grid-column: 1 / -1;
  }
`;

const PURPOSES = ['INFORMATION', 'OPERATIONAL', 'EMERGENCY'];

/** What the SMS are for and who they are from. Fires `purpose`, `sender` (detail: the choice). */
class SmsOptions extends SmsPart {
  static properties = {
    ...SmsPart.properties,
    purpose: {attribute: false},
    sender: {attribute: false},
    senders: {attribute: false},
    senderProblem: {attribute: false},
  };

  constructor() {
    super();
    this.purpose = 'INFORMATION';
    /** @type {string|null} null: the gateway's own */
    this.sender = null;
    /** @type {string[]} empty: there is nothing to choose */
    this.senders = [];
    this.senderProblem = null;
  }

  render() {
    const urgent = this.purpose === 'EMERGENCY';
    return html`<div class="options">
      <div class="field">
        <label for="${this.uid}-purpose">${this.t('purpose')}</label>
        <select
          id="${this.uid}-purpose"
          aria-describedby="${this.uid}-help"
          @change=${(event) => this.fire('purpose', event.target.value)}
        >
          ${(this.purpose === 'CREDENTIALS' ? [...PURPOSES, 'CREDENTIALS'] : PURPOSES).map(
            (purpose) => html`<option value=${purpose} .selected=${purpose === this.purpose}>
              ${this.t(`purpose.${purpose}`)}
            </option>`,
          )}
        </select>
      </div>
      ${this.senders.length > 0 ? this.#sender() : nothing}
      <p id="${this.uid}-help" class="wide ${urgent ? 'banner warn' : 'hint'}">
        ${urgent ? icons.warn() : nothing} <span>${this.t(`purpose.${this.purpose}.help`)}</span>
      </p>
    </div>`;
  }

  #sender() {
    const id = `${this.uid}-sender`;
    const problem = this.senderProblem;
    return html`<div class="field">
      <label for=${id}>${this.t('sender')}</label>
      <select
        id=${id}
        aria-invalid=${problem ? 'true' : 'false'}
        aria-describedby=${problem ? `${id}-error` : nothing}
        @change=${(event) => this.fire('sender', event.target.value)}
      >
        ${this.senders.map(
          (sender) => html`<option value=${sender} .selected=${sender === this.sender}>${sender}</option>`,
        )}
        <option value="" .selected=${this.sender === null}>${this.t('sender.gateway')}</option>
      </select>
      ${problem ? html`<span class="error" id="${id}-error">${problem}</span>` : nothing}
    </div>`;
  }
}

define('sms-options', SmsOptions);
