import {css, html, nothing} from '../lit/lit-element.js';
import {SmsPart, define} from '../lib/element.js';
import {icons} from '../lib/icons.js';

export const quietStyle = css`
  .quiet .check {
    margin-top: 6px;
    color: var(--_text);
  }
`;

/**
 * Says that what is about to be confirmed waits for the end of quiet hours, and lets whoever has the
 * right send it all the same. Shows nothing when it need not wait. Fires `quiet` (detail: whether it
 * leaves in quiet hours).
 */
class SmsQuiet extends SmsPart {
  static properties = {
    ...SmsPart.properties,
    client: {attribute: false},
    purpose: {attribute: false},
    at: {attribute: false},
    answer: {state: true},
    override: {state: true},
  };

  constructor() {
    super();
    this.client = null;
    /** What for; null: as the server takes it. */
    this.purpose = null;
    /** When it would leave, epoch milliseconds; null: now. */
    this.at = null;
    /** @type {null|{until?: number, mayOverride: boolean}} */
    this.answer = null;
    this.override = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  updated(changed) {
    const asked = ['purpose', 'at'].some((name) => changed.has(name) && changed.get(name) !== undefined);
    if (asked) this.#load();
  }

  async #load() {
    const {purpose, at} = this;
    this.answer = null;
    this.#set(false);
    try {
      const answer = await this.client.get('/quiet-hours', {purpose, at});
      if (purpose === this.purpose && at === this.at) this.answer = answer;
    } catch {
      // The server decides anyway, and says when it leaves.
    }
  }

  #set(override) {
    this.override = override;
    this.fire('quiet', override);
  }

  render() {
    if (!this.answer?.until) return nothing;
    return html`<div class="banner warn quiet" role="status">
      ${icons.clock()}
      <div class="grow">
        <strong>${this.t('quiet', {when: this.texts.longMoment(this.answer.until)})}</strong>
        ${this.answer.mayOverride
          ? html`<label class="check">
              <input
                type="checkbox"
                .checked=${this.override}
                @change=${(event) => this.#set(event.target.checked)}
              />
              <span>${this.t(this.at ? 'quiet.override.at' : 'quiet.override')}</span>
            </label>`
          : html`<p class="small">${this.t('quiet.help')}</p>`}
      </div>
    </div>`;
  }
}

define('sms-quiet', SmsQuiet);
