import {css, html} from '../lit/lit-element.js';
import {SmsPart, define} from '../lib/element.js';
import {icons} from '../lib/icons.js';

export const momentStyle = css`
  .date {
    position: relative;
  }

  .date-box {
    display: flex;
    position: relative;
  }

  .date-box .input {
    padding-inline-end: 38px;
  }

  .date-box .icon-button {
    position: absolute;
    inset: 4px 4px 4px auto;
  }

  .calendar {
    position: absolute;
    z-index: 20;
    inset-block-start: calc(100% + 4px);
    inset-inline-start: 0;
    padding: 10px;
    background: var(--_surface);
    border: 1px solid var(--_edge);
    border-radius: var(--_control);
    box-shadow: 0 10px 34px #0004;
  }

  .calendar.up {
    inset-block: auto calc(100% + 4px);
  }

  .calendar.end {
    inset-inline: auto 0;
  }

  .calendar-head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    margin-bottom: 6px;
    font-weight: 600;
  }

  .calendar table {
    border-collapse: collapse;
  }

  .calendar th {
    width: 36px;
    padding: 2px 0;
    color: var(--_muted);
    font-size: 0.75em;
    font-weight: 600;
  }

  .calendar td {
    padding: 0;
  }

  .calendar td button {
    width: 36px;
    height: 32px;
    background: none;
    border: 0;
    border-radius: var(--_control);
    cursor: pointer;
  }

  .calendar td button:hover {
    background: var(--_sunken);
  }

  .calendar td button.other {
    color: var(--_muted);
  }

  .calendar td button[aria-current='date'] {
    font-weight: 700;
    color: var(--_accent);
  }

  .calendar td button[aria-pressed='true'] {
    background: var(--_accent);
    color: var(--_on-accent);
  }
`;

const iso = (date) => date.toISOString().slice(0, 10);
const utc = (text) => new Date(`${text}T00:00:00Z`);
const plusDays = (text, days) => iso(new Date(utc(text).getTime() + days * 86400000));

/** « 24/11/2026 », « 24.11.26 », « 24 11 » (of the year of today) or ISO; null: not a day. */
export function readDate(typed, today) {
  const text = typed.trim();
  let parts = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)?.slice(1).map(Number);
  if (!parts) {
    const local =
      /^(\d{1,2})[\s./-]+(\d{1,2})(?:[\s./-]+(\d{4}|\d{2}))?$/.exec(text) ??
      /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(text);
    if (!local) return null;
    const year = local[3] ?? today.slice(0, 4);
    parts = [Number(year.length === 2 ? `20${year}` : year), Number(local[2]), Number(local[1])];
  }
  const [year, month, day] = parts;
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real && year >= 1900 && year < 2200 ? iso(date) : null;
}

/** « 24/11/2026 » of an ISO day. */
export function writeDate(day) {
  const [year, month, date] = day.split('-');
  return `${date}/${month}/${year}`;
}

/** « 18:30 », « 18h30 », « 18 h », « 1830 »; null: not a time. */
export function readTime(typed) {
  const match =
    /^(\d{1,2})\s*(?:[:.hH]\s*(\d{2})?)?\s*$/.exec(typed.trim()) ??
    /^(\d{1,2})(\d{2})$/.exec(typed.trim());
  if (!match) return null;
  const [hour, minute] = [Number(match[1]), Number(match[2] ?? 0)];
  if (hour > 23 || minute > 59) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/**
 * A day: typed, or chosen from a calendar. A field of our own, since the browser's date field
 * follows the browser's language and not the page's. `value` is ISO or empty. Fires `value`.
 */
class SmsDate extends SmsPart {
  static properties = {
    ...SmsPart.properties,
    label: {attribute: false},
    value: {attribute: false},
    today: {attribute: false},
    problem: {attribute: false},
    typed: {state: true},
    wrong: {state: true},
    open: {state: true},
    focusDay: {state: true},
  };

  constructor() {
    super();
    this.label = '';
    this.value = '';
    this.today = '';
    this.problem = null;
    this.typed = null;
    this.wrong = false;
    this.open = false;
    this.outside = (event) => {
      if (!event.composedPath().includes(this)) this.open = false;
    };
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('pointerdown', this.outside);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('pointerdown', this.outside);
  }

  willUpdate(changed) {
    if (changed.has('value')) {
      this.typed = null;
      this.wrong = false;
    }
  }

  render() {
    const error = this.wrong ? this.t('date.wrong') : this.problem;
    return html`<div
      class="field date"
      @keydown=${this.#key}
      @focusout=${(event) => {
        if (event.relatedTarget && !this.contains(event.relatedTarget)) this.open = false;
      }}
    >
      <label for="${this.uid}">${this.label}</label>
      <div class="date-box">
        <input
          class="input"
          id="${this.uid}"
          inputmode="numeric"
          autocomplete="off"
          placeholder=${this.t('date.form')}
          aria-invalid=${error ? 'true' : 'false'}
          aria-describedby="${this.uid}-error"
          .value=${this.typed ?? (this.value ? writeDate(this.value) : '')}
          @input=${this.#type}
          @change=${this.#commit}
        />
        <button
          type="button"
          class="icon-button"
          aria-label=${this.t('date.open', {label: this.label})}
          aria-haspopup="dialog"
          aria-expanded=${this.open ? 'true' : 'false'}
          @click=${this.#toggle}
        >
          ${icons.calendar()}
        </button>
      </div>
      ${this.open ? this.#calendar() : ''}
      <p class="error" id="${this.uid}-error" ?hidden=${!error}>${error ?? ''}</p>
    </div>`;
  }

  #type(event) {
    this.typed = event.target.value;
    this.wrong = false;
  }

  #commit(event) {
    const typed = event.target.value.trim();
    const day = typed === '' ? '' : readDate(typed, this.today);
    this.wrong = day === null;
    if (day !== null) this.#set(day);
  }

  #set(day) {
    this.typed = null;
    this.wrong = false;
    this.value = day;
    this.fire('value', day);
  }

  async #toggle() {
    this.open = !this.open;
    this.focusDay = this.value || this.today;
    if (this.open) {
      await this.updateComplete;
      const calendar = this.querySelector('.calendar');
      const host = this.getRootNode().host.getBoundingClientRect();
      calendar.classList.toggle('end', calendar.getBoundingClientRect().right > host.right - 8);
      calendar.classList.toggle('up', calendar.getBoundingClientRect().bottom > innerHeight - 8);
      this.#focusDay();
    }
  }

  #calendar() {
    const first = `${this.focusDay.slice(0, 8)}01`;
    const start = plusDays(first, -((utc(first).getUTCDay() + 6) % 7));
    const locale = this.texts.locale;
    const month = new Intl.DateTimeFormat(locale, {month: 'long', year: 'numeric', timeZone: 'UTC'});
    const weekday = new Intl.DateTimeFormat(locale, {weekday: 'short', timeZone: 'UTC'});
    const long = new Intl.DateTimeFormat(locale, {dateStyle: 'full', timeZone: 'UTC'});
    const weeks = [0, 1, 2, 3, 4, 5].map((week) =>
      [0, 1, 2, 3, 4, 5, 6].map((day) => plusDays(start, week * 7 + day)),
    );
    return html`<div class="calendar" role="dialog" aria-label=${this.label}>
      <div class="calendar-head">
        <button
          type="button"
          class="icon-button"
          aria-label=${this.t('date.previous')}
          @click=${() => this.#month(-1)}
        >
          ${icons.previous()}
        </button>
        <span aria-live="polite">${month.format(utc(this.focusDay))}</span>
        <button
          type="button"
          class="icon-button"
          aria-label=${this.t('date.next')}
          @click=${() => this.#month(1)}
        >
          ${icons.next()}
        </button>
      </div>
      <table>
        <thead>
          <tr>
            ${weeks[0].map((day) => html`<th scope="col">${weekday.format(utc(day)).slice(0, 2)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${weeks.map(
            (days) => html`<tr>
              ${days.map(
                (day) => html`<td>
                  <button
                    type="button"
                    class=${day.slice(0, 7) === this.focusDay.slice(0, 7) ? '' : 'other'}
                    data-day=${day}
                    tabindex=${day === this.focusDay ? 0 : -1}
                    aria-label=${long.format(utc(day))}
                    aria-pressed=${day === this.value ? 'true' : 'false'}
                    aria-current=${day === this.today ? 'date' : 'false'}
                    @click=${() => this.#choose(day)}
                  >
                    ${Number(day.slice(8))}
                  </button>
                </td>`,
              )}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  #month(step) {
    const date = utc(`${this.focusDay.slice(0, 8)}01`);
    date.setUTCMonth(date.getUTCMonth() + step);
    this.focusDay = iso(date);
  }

  #choose(day) {
    this.open = false;
    this.#set(day);
    this.querySelector(`#${this.uid}`).focus();
  }

  async #focusDay() {
    await this.updateComplete;
    this.querySelector(`[data-day="${this.focusDay}"]`)?.focus();
  }

  #key(event) {
    if (event.key === 'Escape' && this.open) {
      event.stopPropagation();
      event.preventDefault();
      this.open = false;
      this.querySelector(`#${this.uid}`).focus();
      return;
    }
    if (event.key === 'ArrowDown' && event.altKey && !this.open) {
      event.preventDefault();
      this.#toggle();
      return;
    }
    const days = {ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7}[event.key];
    if (this.open && event.target.dataset?.day && days) {
      event.preventDefault();
      this.focusDay = plusDays(this.focusDay, days);
      this.#focusDay();
    }
    if (this.open && event.target.dataset?.day && /^Page(Up|Down)$/.test(event.key)) {
      event.preventDefault();
      this.#month(event.key === 'PageUp' ? -1 : 1);
      this.#focusDay();
    }
  }
}

/** A time of day, typed. `value` is HH:MM or empty. Fires `value`. */
class SmsTime extends SmsPart {
  static properties = {
    ...SmsPart.properties,
    label: {attribute: false},
    value: {attribute: false},
    problem: {attribute: false},
    typed: {state: true},
    wrong: {state: true},
  };

  constructor() {
    super();
    this.label = '';
    this.value = '';
    this.problem = null;
    this.typed = null;
    this.wrong = false;
  }

  willUpdate(changed) {
    if (changed.has('value')) {
      this.typed = null;
      this.wrong = false;
    }
  }

  render() {
    const error = this.wrong ? this.t('time.wrong') : this.problem;
    return html`<div class="field">
      <label for="${this.uid}">${this.label}</label>
      <input
        class="input"
        id="${this.uid}"
        autocomplete="off"
        placeholder=${this.t('time.form')}
        aria-invalid=${error ? 'true' : 'false'}
        aria-describedby="${this.uid}-error"
        .value=${this.typed ?? this.value}
        @input=${(event) => {
          this.typed = event.target.value;
          this.wrong = false;
        }}
        @change=${this.#commit}
      />
      <p class="error" id="${this.uid}-error" ?hidden=${!error}>${error ?? ''}</p>
    </div>`;
  }

  #commit(event) {
    const typed = event.target.value.trim();
    const time = typed === '' ? '' : readTime(typed);
    this.wrong = time === null;
    if (time !== null) {
      this.typed = null;
      this.value = time;
      this.fire('value', time);
    }
  }
}

define('sms-date', SmsDate);
define('sms-time', SmsTime);
