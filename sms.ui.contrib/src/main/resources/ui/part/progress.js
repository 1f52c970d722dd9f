import {css, html, nothing} from '../lit/lit-element.js';
import {SmsPart, define} from '../lib/element.js';
import {icons} from '../lib/icons.js';
import './cancel.js';
import {STATES} from './states.js';

export const progressStyle = css`
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
    moved: {state: true},
  };

  constructor() {
    super();
    this.client = null;
    /** @type {{id: number, messages: number, already: boolean, notBefore: number|null, expires: number}} */
    this.sent = null;
    this.closable = false;
    this.progress = null;
    this.problem = null;
    /** The other time that it was moved to here; null: it was not. */
    this.moved = null;
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

  willUpdate() {
    if (this.sent?.notBefore) import('./schedule.js').catch(() => {});
  }

  render() {
    const {progress} = this;
    const sent = {...this.sent, ...this.moved};
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
      ${sent.notBefore && states.SCHEDULED
        ? html`<sms-schedule
            .texts=${this.texts}
            .client=${this.client}
            .campaign=${sent.id}
            .when=${sent.notBefore}
            @rescheduled=${(event) => (this.moved = event.detail)}
          ></sms-schedule>`
        : nothing}
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
          ? html`<sms-cancel
              .texts=${this.texts}
              .client=${this.client}
              .campaign=${sent.id}
              @cancelled=${() => this.#poll()}
            ></sms-cancel>`
          : nothing}
      </div>
    </div>`;
  }

  #recap(event) {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    const asked = new CustomEvent('recap', {detail: this.sent.id, bubbles: true, cancelable: true});
    if (!this.dispatchEvent(asked)) event.preventDefault();
  }
}

define('sms-progress', SmsProgress);
