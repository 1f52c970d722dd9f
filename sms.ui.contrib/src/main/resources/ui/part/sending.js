import {css, html, nothing} from '../lit/lit-element.js';
import {SmsPart, define} from '../lib/element.js';
import {icons} from '../lib/icons.js';
import './moment.js';

export const sendingStyle = css`
  .sending {
    display: grid;
    gap: 12px;
  }

  .defer {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    gap: 6px 14px;
  }

  .defer > .check {
    flex-basis: 100%;
  }

  .defer sms-date {
    width: 148px;
  }

  .defer sms-time {
    width: 92px;
  }

  .defer .field > label {
    margin-bottom: 0;
  }

  .defer-when {
    flex-basis: 100%;
  }

  .figures {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 3px 12px;
  }

  .figures strong {
    font-size: 1.08em;
  }

  .modes {
    display: grid;
    gap: 8px;
  }

  .mode {
    display: grid;
    grid-template-columns: auto auto minmax(0, 1fr) auto;
    gap: 0 7px;
    align-items: center;
    min-height: 42px;
    padding: 6px 14px;
    text-align: start;
    line-height: 1.25;
    background: var(--_accent);
    border: 1px solid var(--_accent);
    border-radius: calc(var(--_control) + 1px);
    color: var(--_on-accent);
    cursor: pointer;
    transition: background-color 0.12s;
  }

  .mode svg {
    margin-inline-end: 4px;
  }

  .mode strong {
    font-weight: 650;
  }

  .mode .price {
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }

  .mode:hover:not(:disabled) {
    background: color-mix(in srgb, var(--_accent) 88%, var(--_text));
  }

  .mode:disabled {
    background: var(--_sunken);
    border-color: var(--_edge);
    color: var(--_muted);
    cursor: default;
  }

  .blocked-list {
    display: grid;
    gap: 4px;
    max-height: 132px;
    margin-top: 6px;
    overflow-y: auto;
  }
`;

/** When and by which mode. Fires `defer`, `send` (detail: the mode), `trial`. */
class SmsSending extends SmsPart {
  static properties = {
    ...SmsPart.properties,
    offers: {attribute: false},
    preview: {attribute: false},
    waiting: {attribute: false},
    busy: {attribute: false},
    deferral: {attribute: false},
    problems: {attribute: false},
    when: {attribute: false},
    today: {attribute: false},
    remaining: {attribute: false},
    mayTry: {attribute: false},
  };

  constructor() {
    super();
    this.offers = [];
    this.preview = null;
    this.waiting = false;
    this.busy = false;
    /** @type {{on: boolean, date: string, time: string, hour: 'EARLIER'|'LATER'|null}} */
    this.deferral = {on: false, date: '', time: '', hour: null};
    this.problems = {};
    /** @type {number|null} the moment that the server understood */
    this.when = null;
    this.today = '';
    /** @type {number|null} SMS that the quotas leave today; null: no quota */
    this.remaining = null;
    /** Whether there is something to send to oneself. */
    this.mayTry = false;
  }

  render() {
    return html`<div class="sending">
      ${this.#defer()}
      <div class="figures" aria-live="polite">${this.#figures()}</div>
      ${this.preview?.blockedTotal ? this.#blocked() : nothing}
      <div class="modes" role="group" aria-label=${this.t('modes')}>
        ${this.offers.map((offer) => this.#mode(offer))}
        ${this.offers.length === 0
          ? html`<button type="button" class="mode" disabled>
              ${icons.send()}<strong>${this.t('send')}</strong><span>${this.t('modes.none')}</span>
            </button>`
          : nothing}
      </div>
      ${this.mayTry && this.offers.length > 0
        ? html`<div>
            <button type="button" class="link small" aria-haspopup="dialog" @click=${() => this.fire('trial')}>
              ${this.t('trial')}
            </button>
          </div>`
        : nothing}
    </div>`;
  }

  #defer() {
    const {on, date, time, hour} = this.deferral;
    return html`<div class="defer">
      <label class="check">
        <input
          type="checkbox"
          .checked=${on}
          @change=${(event) => this.#set({on: event.target.checked, date: date || this.today})}
        />
        <span>${this.t('defer')}</span>
      </label>
      ${on
        ? html`<sms-date
              .texts=${this.texts}
              .label=${this.t('defer.date')}
              .value=${date}
              .today=${this.today}
              .problem=${this.problems.date ?? null}
              @value=${(event) => this.#set({date: event.detail, hour: null})}
            ></sms-date>
            <sms-time
              .texts=${this.texts}
              .label=${this.t('defer.time')}
              .value=${time}
              .problem=${this.problems.time ?? null}
              @value=${(event) => this.#set({time: event.detail, hour: null})}
            ></sms-time>
            ${this.problems.hour || hour
              ? html`<fieldset>
                  <legend>${this.t('defer.which')}</legend>
                  <div class="row">
                    ${['EARLIER', 'LATER'].map(
                      (which) => html`<label class="check">
                        <input
                          type="radio"
                          name="${this.uid}-hour"
                          .checked=${hour === which}
                          @change=${() => this.#set({hour: which})}
                        />
                        <span>${this.t(`defer.${which}`)}</span>
                      </label>`,
                    )}
                  </div>
                  ${this.problems.hour ? html`<p class="error">${this.problems.hour}</p>` : nothing}
                </fieldset>`
              : nothing}
            ${this.when
              ? html`<p class="muted small defer-when" role="status">
                  ${this.t('defer.when', {when: this.texts.longMoment(this.when)})}
                </p>`
              : nothing}`
        : nothing}
    </div>`;
  }

  #set(change) {
    this.deferral = {...this.deferral, ...change};
    this.fire('defer', this.deferral);
  }

  #figures() {
    const preview = this.preview;
    if (!preview) {
      return this.waiting
        ? html`<span class="muted"><span class="spinner"></span></span>`
        : html`<span class="muted">${this.t('figures.none')}</span>`;
    }
    const {minParts, typicalParts, maxParts} = preview;
    return html`<strong class="count">${this.n('sms.to-bill', preview.parts)}</strong>
      <span class="muted">${this.n('for-recipients', preview.messages)}</span>
      ${minParts === maxParts
        ? nothing
        : html`<span class="muted small"
            >${this.t('figures.parts', {min: minParts, typical: typicalParts, max: maxParts})}</span
          >`}
      ${preview.duplicates > 0
        ? html`<span class="muted small">${this.n('duplicates', preview.duplicates)}</span>`
        : nothing}
      ${preview.ucs2 > 0 && preview.ucs2 < preview.messages
        ? html`<span class="small" >${this.n('figures.ucs2', preview.ucs2)}</span>`
        : nothing}
      ${this.remaining === null
        ? nothing
        : html`<span class="small ${preview.parts > this.remaining ? 'error' : 'muted'}"
            >${this.n('quota.remaining', this.remaining)}</span
          >`}
      ${this.waiting ? html`<span class="spinner"></span>` : nothing}`;
  }

  #blocked() {
    const {blocked, blockedTotal} = this.preview;
    return html`<div class="banner danger" role="status">
      ${icons.warn()}
      <div class="grow">
        <strong>${this.n('blocked', blockedTotal)}</strong>
        <ul class="blocked-list small" tabindex="0" aria-label=${this.t('blocked.list')}>
          ${blocked.map((row) => html`<li>${row.name} — ${row.problem.message}</li>`)}
          ${blockedTotal > blocked.length
            ? html`<li>${this.n('blocked.more', blockedTotal - blocked.length)}</li>`
            : nothing}
        </ul>
      </div>
    </div>`;
  }

  #mode(offer) {
    const price = this.preview?.modes.find((m) => m.mode === offer.mode);
    return html`<button
      type="button"
      class="mode"
      title=${this.t(`mode.${offer.mode}.help`)}
      ?disabled=${this.busy}
      @click=${() => this.fire('send', offer.mode)}
    >
      ${this.busy ? html`<span class="spinner"></span>` : icons.send()}
      <strong>${this.t('send')}</strong>
      <span>${this.t(`mode.${offer.mode}`)}</span>
      <span class="price">${price && this.preview.messages
        ? this.texts.money(price.cost)
        : nothing}</span>
    </button>`;
  }
}

define('sms-sending', SmsSending);
