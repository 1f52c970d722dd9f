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

  .confirm-text {
    max-height: 130px;
    margin-top: 14px;
    padding: 9px 13px;
    overflow-y: auto;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    background: var(--_sunken);
    border: 1px solid var(--_line);
    border-radius: 15px 15px 15px 4px;
  }

  .confirm .banner {
    margin-bottom: 14px;
  }

  .progress {
    display: grid;
    gap: 12px;
  }

  progress {
    width: 100%;
    height: 10px;
    appearance: none;
    border: 0;
    border-radius: 99px;
    overflow: hidden;
    background: var(--_line);
  }

  progress::-webkit-progress-bar {
    background: var(--_line);
  }

  progress::-webkit-progress-value {
    background: var(--_accent);
    transition: width 0.3s;
  }

  progress::-moz-progress-bar {
    background: var(--_accent);
  }

  progress.done::-webkit-progress-value {
    background: var(--_ok);
  }

  progress.done::-moz-progress-bar {
    background: var(--_ok);
  }

  .states {
    display: flex;
    flex-wrap: wrap;
    gap: 6px 20px;
    font-variant-numeric: tabular-nums;
  }

  .states li {
    display: flex;
    align-items: center;
    gap: 7px;
  }
`;

/** When and by which mode. Fires `defer`, `send` (detail: the mode). */
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

/** The last look before it leaves. Fires `confirmed`, `closed`. */
class SmsConfirm extends SmsPart {
  static properties = {
    ...SmsPart.properties,
    offer: {attribute: false},
    changed: {attribute: false},
    problem: {attribute: false},
    busy: {attribute: false},
  };

  constructor() {
    super();
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
        <div class="confirm-text" tabindex="0" role="region" aria-label=${this.t('confirm.text', {name: offer.name})}>${offer.text}</div>
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

/** States in the order of an SMS's life, with what their colour says. */
export const STATES = {
  SCHEDULED: 'wait',
  QUEUED: 'wait',
  SENDING: 'wait',
  SENT: 'sent',
  DELIVERED: 'ok',
  UNDELIVERED: 'bad',
  CANCELLED: 'off',
  EXPIRED: 'bad',
  REJECTED: 'bad',
  FAILED: 'bad',
  UNCERTAIN: 'doubt',
};

export const statesStyle = css`
  .dot {
    flex: none;
    display: inline-block;
    width: 10px;
    height: 10px;
    border-radius: 50%;
    border: 2px solid currentColor;
  }

  .dot.wait {
    color: var(--_muted);
  }

  .dot.sent {
    color: var(--_accent);
    background: currentColor;
  }

  .dot.ok {
    color: var(--_ok);
    background: currentColor;
  }

  .dot.bad {
    color: var(--_danger);
    background: currentColor;
    border-radius: 2px;
  }

  .dot.doubt {
    color: var(--_warn);
    background: currentColor;
    border-radius: 2px;
    rotate: 45deg;
  }

  .dot.off {
    color: var(--_muted);
    border-radius: 2px;
  }
`;

/** How far a campaign is, asked every second. Fires `again`, `recap`,
 * `leave`, `told` (detail: a text). */
class SmsProgress extends SmsPart {
  static properties = {
    ...SmsPart.properties,
    client: {attribute: false},
    sent: {attribute: false},
    closable: {attribute: false},
    progress: {state: true},
    problem: {state: true},
    cancelling: {state: true},
    asking: {state: true},
  };

  constructor() {
    super();
    this.client = null;
    /** @type {{id: number, messages: number, already: boolean, notBefore: number|null, expires: number}} */
    this.sent = null;
    this.closable = false;
    this.progress = null;
    this.problem = null;
    this.cancelling = false;
    this.asking = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.polls = 0;
    this.#poll();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  async #poll() {
    clearTimeout(this.timer);
    try {
      this.progress = await this.client.get(`/campaigns/${this.sent.id}`);
      this.problem = null;
    } catch (error) {
      this.problem = this.texts.has(`client.${error.message}`)
        ? this.t(`client.${error.message}`)
        : error.message;
      if (error.status === 401 || error.status === 403 || error.status === 404) return;
    }
    const next = this.#pause();
    if (next && this.isConnected) this.timer = setTimeout(() => this.#poll(), next);
  }

  /** Milliseconds until the next question; 0: nothing more to come. */
  #pause() {
    this.polls++;
    const states = this.progress?.states ?? {};
    if (!this.progress?.settled) return states.SCHEDULED ? 5000 : 1000;
    // All has left; reports may still come in.
    return states.SENT > 0 && this.polls < 600 ? 2000 : 0;
  }

  render() {
    const {sent, progress} = this;
    const total = progress?.messages ?? sent.messages ?? 0;
    const states = progress?.states ?? {};
    const waiting = (states.SCHEDULED ?? 0) + (states.QUEUED ?? 0) + (states.SENDING ?? 0);
    const done = progress ? total - waiting : 0;
    const settled = progress?.settled ?? false;
    return html`<div class="progress">
      <div class="banner ${sent.already ? 'warn' : 'ok'}">
        ${sent.already ? icons.warn() : icons.check()}
        <span>
          ${sent.already
            ? this.t('sent.already')
            : sent.notBefore
              ? this.n('sent.scheduled', total, {when: this.texts.longMoment(sent.notBefore)})
              : this.n('sent', total)}
        </span>
      </div>
      <div>
        <div class="row">
          <span class="grow" id="${this.uid}-label">
            ${settled ? this.n('progress.settled', done) : this.t('progress', {done, total})}
          </span>
        </div>
        <progress
          class=${settled ? 'done' : ''}
          max=${Math.max(total, 1)}
          .value=${done}
          aria-labelledby="${this.uid}-label"
        ></progress>
      </div>
      <ul class="states" aria-label=${this.t('progress.states')}>
        ${Object.keys(STATES)
          .filter((state) => states[state])
          .map(
            (state) => html`<li>
              <span class="dot ${STATES[state]}"></span>${this.t(`state.${state}.short`)}
              <strong>${this.texts.number(states[state])}</strong>
            </li>`,
          )}
      </ul>
      <p class="sr" role="status">${settled ? this.n('progress.settled', done) : ''}</p>
      ${this.problem ? html`<p class="error" role="alert">${this.problem}</p>` : nothing}
      <p class="muted small" ?hidden=${settled}>
        ${this.t('expires', {when: this.texts.longMoment(sent.expires)})}
      </p>
      <div class="row">
        <button type="button" class="button primary" @click=${() => this.fire('again')}>
          ${this.t('again')}
        </button>
        <a class="button" href="/sms/page/recap?campaign=${sent.id}" @click=${this.#recap}>
          ${this.t('to-recap')}
        </a>
        ${this.closable
          ? html`<button type="button" class="button" @click=${() => this.fire('leave')}>
              ${this.t('close')}
            </button>`
          : nothing}
        ${progress && !settled
          ? this.asking
            ? html`<span class="row">
                <span>${this.t('cancel-send.sure')}</span>
                <button
                  type="button"
                  class="button danger"
                  ?disabled=${this.cancelling}
                  @click=${this.#cancel}
                >
                  ${this.t('cancel-send.yes')}
                </button>
                <button type="button" class="button" @click=${() => (this.asking = false)}>
                  ${this.t('cancel-send.no')}
                </button>
              </span>`
            : html`<button type="button" class="button danger" @click=${() => (this.asking = true)}>
                ${this.t('cancel-send')}
              </button>`
          : nothing}
      </div>
    </div>`;
  }

  #recap(event) {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    const asked = new CustomEvent('recap', {detail: this.sent.id, bubbles: true, cancelable: true});
    if (!this.dispatchEvent(asked)) event.preventDefault();
  }

  async #cancel() {
    this.cancelling = true;
    try {
      const {cancelled, left} = await this.client.post(`/campaigns/${this.sent.id}/cancel`, {});
      this.fire('told', `${this.n('cancelled', cancelled)}${left ? ` ${this.n('left', left)}` : ''}`);
    } catch (error) {
      this.problem = error.message;
    } finally {
      this.cancelling = false;
      this.asking = false;
      this.#poll();
    }
  }
}

define('sms-sending', SmsSending);
define('sms-confirm', SmsConfirm);
define('sms-progress', SmsProgress);
