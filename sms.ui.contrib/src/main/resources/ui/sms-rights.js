import {css, html, nothing} from './lit/lit-element.js';
import {ApiError} from './lib/client.js';
import {SmsScreen, define} from './lib/element.js';
import {icons} from './lib/icons.js';
import {theme} from './lib/theme.js';

/** As the server knows them, in the order in which one meets what they allow. */
const RIGHTS = [
  'SEND',
  'OVERRIDE_NO_SMS',
  'OVERRIDE_QUIET_HOURS',
  'CREDENTIALS',
  'RECAP_ALL',
  'SEE_BODIES',
  'SEE_NUMBERS',
  'ADMINISTER',
];

const screenStyle = css`
  .rights-cards {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    align-items: start;
    gap: 16px;
    margin-top: 12px;
  }

  .rights-cards .card {
    padding: 14px 16px 16px;
  }

  .rights-cards h2 {
    margin: 0 0 8px;
  }

  .right {
    display: grid;
    grid-template-columns: 24px minmax(0, 1fr);
    gap: 10px;
    padding: 9px 0;
    border-top: 1px solid var(--_line);
  }

  .right svg {
    margin-top: 2px;
  }

  .right.has svg {
    color: var(--_ok);
  }

  .right.lacks svg {
    color: var(--_muted);
  }

  .quota {
    display: grid;
    gap: 4px;
    padding: 10px 0;
    border-top: 1px solid var(--_line);
  }

  .quota meter {
    width: 100%;
    height: 12px;
  }

  .rights-foot {
    max-width: 78ch;
    margin-top: 14px;
  }

  @container screen (max-width: 720px) {
    .rights-cards {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;

/** « Droits et quotas »: what the user may do, how much may still be sent today, and who changes it. */
class SmsRights extends SmsScreen {
  static styles = [theme, screenStyle];

  static ownTexts = 'rights';

  static properties = {
    ...SmsScreen.properties,
    noTitle: {type: Boolean, attribute: 'no-title'},
    allowance: {state: true},
    problemNow: {state: true},
  };

  constructor() {
    super();
    this.noTitle = false;
    /** Absent for who may not send. */
    this.allowance = null;
    this.problemNow = null;
  }

  async opened() {
    await this.#load();
  }

  async installed() {
    await this.#load();
  }

  async #load() {
    this.problemNow = null;
    if (!this.may('SEND')) {
      this.allowance = null;
      return;
    }
    try {
      this.allowance = await this.client.get('/allowance');
    } catch (error) {
      this.allowance = null;
      // A right that was just taken away is none of the user's problems here.
      if (!(error instanceof ApiError) || error.status !== 403) this.problemNow = this.problem(error);
    }
  }

  screen() {
    return html`
      <header ?hidden=${this.noTitle}><h1>${this.t('title.rights')}</h1></header>
      ${this.problemNow
        ? html`<p class="banner danger" role="alert">${icons.warn()}<span>${this.problemNow}</span></p>`
        : nothing}
      <div class="rights-cards">
        <section class="card" aria-labelledby="rights-title">
          <h2 id="rights-title">${this.t('rights.yours', {name: this.session.user.name})}</h2>
          <ul>
            ${RIGHTS.map((right) => this.#right(right))}
          </ul>
        </section>
        ${this.allowance ? this.#quotas() : nothing}
      </div>
      <p class="rights-foot muted">${this.t('rights.who')}</p>
    `;
  }

  #right(right) {
    const has = this.may(right);
    return html`<li class="right ${has ? 'has' : 'lacks'}">
      ${has ? icons.check() : icons.close()}
      <div>
        <p>
          <strong>${this.t(`right.${right}`)}</strong>
          <span class="sr">${this.t(has ? 'rights.has' : 'rights.lacks')}</span>
        </p>
        <p class="small muted">${this.t(has ? `right.has.${right}` : `right.lacks.${right}`)}</p>
      </div>
    </li>`;
  }

  #quotas() {
    const {confirmAbove, userPerDay, schoolPerDay, usedByUser, usedBySchool, remaining} =
      this.allowance;
    const limited = userPerDay !== undefined || schoolPerDay !== undefined;
    return html`<section class="card" aria-labelledby="quotas-title">
      <h2 id="quotas-title">${this.t('quotas.today')}</h2>
      ${this.#quota('user', usedByUser, userPerDay)}
      ${this.#quota('school', usedBySchool, schoolPerDay)}
      <p class="quota">
        ${limited && remaining !== undefined
          ? html`<strong>${this.n('quotas.remaining', remaining)}</strong>`
          : html`<span>${this.t('quotas.none')}</span>`}
        ${confirmAbove === undefined
          ? nothing
          : html`<span>${this.n('quotas.confirm', confirmAbove)}</span>`}
      </p>
    </section>`;
  }

  #quota(whose, used, limit) {
    const sms =
      limit === undefined
        ? this.n('sms', used)
        : this.t('quotas.of', {used: this.texts.number(used), limit: this.n('sms', limit)});
    const said = this.t(`quotas.${whose}`, {sms});
    return html`<div class="quota">
      <span>${said}</span>
      ${limit === undefined
        ? nothing
        : html`<meter
            aria-label=${said}
            min="0"
            max=${Math.max(limit, 1)}
            high=${limit * 0.8}
            optimum="0"
            value=${Math.min(used, limit)}
          ></meter>`}
    </div>`;
  }
}

define('sms-rights', SmsRights);
