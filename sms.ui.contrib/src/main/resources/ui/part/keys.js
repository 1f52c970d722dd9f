import {html, nothing} from '../lit/lit-element.js';
import {SmsPart, define} from '../lib/element.js';
import {icons} from '../lib/icons.js';

const AUDIENCES = ['NEVER_CONNECTED', 'PASSWORD_UNCHANGED'];

/** Why rows were put aside by the button; the others have nothing to do with accounts. */
const REASONS = ['ALREADY_CONNECTED', 'NO_ACCOUNT', 'NOT_HOLDER'];

/**
 * The keys button of the credentials' predefined messages: keeps, of the selected recipients, those
 * who never connected to the portal. Fires `audience` (detail: which, or null).
 */
class SmsKeys extends SmsPart {
  static properties = {
    ...SmsPart.properties,
    enabled: {attribute: false},
    audience: {attribute: false},
    way: {attribute: false},
    selection: {attribute: false},
  };

  constructor() {
    super();
    /** Whether a message for credentials is chosen. */
    this.enabled = false;
    /** @type {null|'NEVER_CONNECTED'|'PASSWORD_UNCHANGED'} null: the button is not pressed */
    this.audience = null;
    /** How the portal's credentials are had. */
    this.way = '';
    /** @type {null|object} the recipients */
    this.selection = null;
  }

  render() {
    const on = this.audience !== null;
    return html`<div class="keys">
      <div>
        <button
          type="button"
          class="button ${on ? 'primary' : ''}"
          aria-pressed=${on ? 'true' : 'false'}
          aria-describedby="${this.uid}-help"
          ?disabled=${!this.enabled && !on}
          @click=${() => this.fire('audience', on ? null : AUDIENCES[0])}
        >
          ${icons.keys()} ${this.t('keys')}
        </button>
      </div>
      <p class="hint" id="${this.uid}-help">
        ${this.t(this.enabled || on ? `keys.way.${this.way}` : 'keys.help')}
      </p>
      ${on ? this.#choice() : nothing}
    </div>`;
  }

  #choice() {
    return html`<fieldset>
        <legend>${this.t('keys.keep')}</legend>
        ${AUDIENCES.map(
          (audience) => html`<label class="check">
            <input
              type="radio"
              name="${this.uid}-audience"
              .checked=${this.audience === audience}
              @change=${() => this.fire('audience', audience)}
            />
            <span>${this.t(`keys.${audience}`)}</span>
          </label>`,
        )}
      </fieldset>
      ${this.selection ? this.#result() : nothing}`;
  }

  #result() {
    const {messages, reasons} = this.selection;
    const aside = REASONS.map((reason) => [reason, reasons[reason] ?? 0]).filter(
      ([, count]) => count > 0,
    );
    return html`<div class="keys-result small" role="status">
      <strong>${this.n('keys.kept', messages)}</strong>
      ${aside.length > 0
        ? html`<span>
            ${this.t('keys.aside', {
              reasons: aside
                .map(([reason, count]) => `${this.t(`reason.${reason}`)} ${this.texts.number(count)}`)
                .join(', '),
            })}
          </span>`
        : nothing}
    </div>`;
  }
}

/**
 * Whether whoever does not connect is reminded, how often and at which pace. Fires `reminders`
 * (detail: {everyDays, times}, or null).
 */
class SmsReminding extends SmsPart {
  static properties = {
    ...SmsPart.properties,
    messages: {attribute: false},
    cost: {attribute: false},
    on: {state: true},
    everyDays: {state: true},
    times: {state: true},
  };

  constructor() {
    super();
    this.messages = 0;
    /** @type {null|{micros: number, currency: string}} of one sending */
    this.cost = null;
    this.on = false;
    this.everyDays = 7;
    this.times = 3;
  }

  #set(changes) {
    Object.assign(this, changes);
    const {everyDays, times} = this;
    this.fire('reminders', this.on ? {everyDays, times} : null);
  }

  render() {
    const number = (name, label, max) => html`<input
      class="input"
      type="number"
      min="1"
      max=${max}
      required
      aria-label=${this.t(label)}
      .value=${String(this[name])}
      @change=${(event) => {
        const value = Math.min(max, Math.max(1, Math.round(Number(event.target.value)) || 1));
        event.target.value = value;
        this.#set({[name]: value});
      }}
    />`;
    return html`<div class="reminding">
      <label class="check">
        <input
          type="checkbox"
          .checked=${this.on}
          @change=${(event) => this.#set({on: event.target.checked})}
        />
        <span>${this.t('reminding')}</span>
      </label>
      ${this.on
        ? html`<div class="row">
              <span>${this.t('reminding.every')}</span>
              ${number('everyDays', 'reminding.days.label', 90)}
              <span>${this.t('reminding.days')}</span>
              ${number('times', 'reminding.times.label', 5)}
              <span>${this.t('reminding.times')}</span>
            </div>
            <p class="muted small">
              ${this.t('reminding.help', {
                cost: this.cost
                  ? this.texts.money({...this.cost, micros: this.cost.micros * this.times})
                  : '',
              })}
            </p>`
        : nothing}
    </div>`;
  }
}

define('sms-keys', SmsKeys);
define('sms-reminding', SmsReminding);
