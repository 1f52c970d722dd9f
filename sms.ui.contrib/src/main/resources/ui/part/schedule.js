import {html, nothing} from '../lit/lit-element.js';
import {SmsPart, define} from '../lib/element.js';
import {icons} from '../lib/icons.js';
import './moment.js';

/** « 2026-11-24 18:30 » of an instant, at the school. */
function typed(at, zone) {
  return new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(at);
}

const NO_PROBLEMS = Object.freeze({date: null, time: null, hour: null});

/**
 * When a deferred sending leaves, to be changed as long as nothing of it has. Fires `rescheduled`
 * (detail: {notBefore, expires}), `told` (detail: a text).
 */
class SmsSchedule extends SmsPart {
  static properties = {
    ...SmsPart.properties,
    client: {attribute: false},
    campaign: {attribute: false},
    when: {attribute: false},
    editing: {state: true},
    date: {state: true},
    time: {state: true},
    hour: {state: true},
    problems: {state: true},
    problem: {state: true},
    busy: {state: true},
  };

  constructor() {
    super();
    this.client = null;
    /** Its id. */
    this.campaign = null;
    /** Epoch milliseconds; null: asked for. */
    this.when = null;
    this.#clear();
  }

  #clear() {
    this.editing = false;
    this.date = '';
    this.time = '';
    this.hour = null;
    this.problems = NO_PROBLEMS;
    this.problem = null;
    this.busy = false;
  }

  updated(changed) {
    if (changed.has('campaign') && changed.get('campaign') != null) this.#clear();
    if (changed.has('campaign') && this.when == null && this.campaign != null) this.#load();
  }

  async #load() {
    try {
      this.when = (await this.client.get(`/campaigns/${this.campaign}`)).notBefore ?? null;
    } catch (error) {
      this.problem = error.message;
    }
  }

  render() {
    if (this.when == null) return nothing;
    return html`<div class="schedule">
      <div class="row">
        ${icons.clock()}
        <span class="grow">${this.t('defer.when', {when: this.texts.longMoment(this.when)})}</span>
        ${this.editing
          ? nothing
          : html`<button type="button" class="button schedule-edit" @click=${this.#edit}>
              ${this.t('reschedule')}
            </button>`}
      </div>
      ${this.editing ? this.#form() : nothing}
      ${this.problem ? html`<p class="error" role="alert">${this.problem}</p>` : nothing}
    </div>`;
  }

  #form() {
    return html`<form @submit=${this.#save}>
      <sms-date
        .texts=${this.texts}
        .label=${this.t('defer.date')}
        .today=${typed(Date.now(), this.texts.zone).slice(0, 10)}
        .value=${this.date}
        .problem=${this.problems.date}
        @value=${(event) => this.#set({date: event.detail, hour: null})}
      ></sms-date>
      <sms-time
        .texts=${this.texts}
        .label=${this.t('defer.time')}
        .value=${this.time}
        .problem=${this.problems.time}
        @value=${(event) => this.#set({time: event.detail, hour: null})}
      ></sms-time>
      ${this.problems.hour || this.hour
        ? html`<fieldset>
            <legend>${this.t('defer.which')}</legend>
            <div class="row">
              ${['EARLIER', 'LATER'].map(
                (which) => html`<label class="check">
                  <input
                    type="radio"
                    name="${this.uid}-hour"
                    .checked=${this.hour === which}
                    @change=${() => this.#set({hour: which})}
                  />
                  <span>${this.t(`defer.${which}`)}</span>
                </label>`,
              )}
            </div>
            ${this.problems.hour ? html`<p class="error">${this.problems.hour}</p>` : nothing}
          </fieldset>`
        : nothing}
      <div class="row">
        <button class="button primary" ?disabled=${this.busy}>
          ${this.busy ? html`<span class="spinner"></span>` : nothing} ${this.t('reschedule.save')}
        </button>
        <button type="button" class="button" ?disabled=${this.busy} @click=${this.#close}>
          ${this.t('cancel')}
        </button>
      </div>
    </form>`;
  }

  #set(change) {
    Object.assign(this, change);
    this.problems = NO_PROBLEMS;
    this.problem = null;
  }

  async #edit() {
    [this.date, this.time] = typed(this.when, this.texts.zone).split(' ');
    this.editing = true;
    await this.updateComplete;
    this.querySelector('sms-date input').focus();
  }

  async #close() {
    this.#clear();
    await this.updateComplete;
    this.querySelector('.schedule-edit')?.focus();
  }

  async #save(event) {
    event.preventDefault();
    const {date, time, hour} = this;
    if (!date || !time) {
      this.problems = {
        ...NO_PROBLEMS,
        date: date ? null : this.t('date.wrong'),
        time: time ? null : this.t('time.wrong'),
      };
      return;
    }
    this.busy = true;
    try {
      const moved = await this.client.post(`/campaigns/${this.campaign}/reschedule`, {
        date,
        time,
        hour,
      });
      this.when = moved.notBefore;
      this.fire('rescheduled', moved);
      this.fire(
        'told',
        this.t('reschedule.done', {when: this.texts.longMoment(moved.notBefore)}),
      );
      await this.#close();
    } catch (error) {
      const of = (name) => error.of?.(`notBefore.${name}`) ?? null;
      this.problems = {date: of('date'), time: of('time'), hour: of('hour')};
      if (!Object.values(this.problems).some(Boolean)) this.problem = error.message;
    } finally {
      this.busy = false;
    }
  }
}

define('sms-schedule', SmsSchedule);
