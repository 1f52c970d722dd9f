import {html, nothing, svg} from '../lit/lit-element.js';
import {SmsPart, define} from '../lib/element.js';

/** Dark enough for each other and for the ground, also for whoever sees no red or no green. */
const GROUPS = [
  {id: 'connected', colour: '#1f6b3a', of: (step) => step.connected},
  {
    id: 'reached',
    colour: '#4a90c4',
    of: ({states}) => (states.SENT ?? 0) + (states.DELIVERED ?? 0),
  },
  {
    id: 'never',
    colour: '#b45309',
    of: ({states, connected}) =>
      (states.UNDELIVERED ?? 0) +
      (states.FAILED ?? 0) +
      (states.EXPIRED ?? 0) +
      (states.UNCERTAIN ?? 0) +
      (states.REJECTED ?? 0) -
      connected,
  },
  {
    id: 'waiting',
    colour: '#c3ccd5',
    of: ({states}) => (states.SCHEDULED ?? 0) + (states.QUEUED ?? 0) + (states.SENDING ?? 0),
  },
  {id: 'stopped', colour: '#7a8794', of: ({states}) => states.CANCELLED ?? 0},
];

/**
 * « Relances »: of each series of credentials, how many had connected, were reached, were never
 * reached, sending by sending; and a way to stop it. Fires `told` (detail: a text).
 */
class SmsReminders extends SmsPart {
  static properties = {
    ...SmsPart.properties,
    client: {attribute: false},
    series: {state: true},
    problem: {state: true},
    busy: {state: true},
  };

  constructor() {
    super();
    this.client = null;
    this.series = [];
    this.problem = null;
    this.busy = false;
  }

  updated(changed) {
    // Known only after the element is in its place.
    if (changed.has('client') && this.client) this.load();
  }

  async load() {
    try {
      this.series = (await this.client.get('/reminders')).series;
    } catch (error) {
      // What is missing is said by the session already.
      if (error.status !== 503) this.problem = error.message;
    }
  }

  async #stop(series) {
    this.busy = true;
    try {
      for (const step of series.steps) {
        if (step.number > 0 && waiting(step) > 0) {
          await this.client.post(`/campaigns/${step.campaign}/cancel`);
        }
      }
      this.fire('told', this.t('reminders.done'));
      await this.load();
    } catch (error) {
      this.problem = error.message;
    } finally {
      this.busy = false;
    }
  }

  render() {
    if (this.series.length === 0 && !this.problem) return nothing;
    return html`<details class="card reminders">
      <summary><h2>${this.t('reminders')}</h2></summary>
      ${this.problem ? html`<p class="error" role="alert">${this.problem}</p>` : nothing}
      ${this.series.map((series) => this.#series(series))}
    </details>`;
  }

  #series(series) {
    const groups = GROUPS.filter(({of}) => series.steps.some((step) => of(step) > 0));
    const more = series.steps.some((step) => step.number > 0 && waiting(step) > 0);
    return html`<div class="reminders-series">
      <div class="row">
        <span class="grow"><strong>${series.selection}</strong> <span class="muted small">${series.user}</span></span>
        ${more
          ? html`<button
              type="button"
              class="button"
              ?disabled=${this.busy}
              @click=${() => this.#stop(series)}
            >
              ${this.t('reminders.stop')}
            </button>`
          : nothing}
      </div>
      ${this.#picture(series.steps, groups)} ${this.#table(series.steps, groups)}
    </div>`;
  }

  #picture(steps, groups) {
    const all = Math.max(1, ...steps.map((step) => total(step)));
    return html`<div class="reminders-picture" role="img" aria-label=${this.t('reminders.picture')}>
      ${steps.map((step) => {
        let x = 0;
        return html`<span class="small">${this.#name(step)}</span>
          <svg viewBox="0 0 ${all} 1" preserveAspectRatio="none" aria-hidden="true">
            ${groups.map(({colour, of}) => {
              const bar = svg`<rect x=${x} y="0" width=${of(step)} height="1" fill=${colour}></rect>`;
              x += of(step);
              return bar;
            })}
          </svg>`;
      })}
    </div>`;
  }

  #table(steps, groups) {
    return html`<table>
        <thead>
          <tr>
            <th scope="col">${this.t('reminders.when')}</th>
            ${groups.map((group) => html`<th scope="col">${this.#group(group)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${steps.map(
            (step) => html`<tr>
              <td>${this.#name(step)}, ${this.texts.moment(step.at)}</td>
              ${groups.map(
                (group) => html`<td class="count">
                  <span class="narrow">${this.#group(group)}</span>${this.texts.number(group.of(step))}
                </td>`,
              )}
            </tr>`,
          )}
        </tbody>
      </table>`;
  }

  #group({id, colour}) {
    return html`<svg class="swatch" viewBox="0 0 10 10" aria-hidden="true"><rect width="10" height="10" rx="2" fill=${colour}></rect></svg>${this.t(`reminders.${id}`)}`;
  }

  #name({number}) {
    return number === 0 ? this.t('reminders.first') : this.t('reminders.nth', {number});
  }
}

function waiting({states}) {
  return (states.SCHEDULED ?? 0) + (states.QUEUED ?? 0);
}

function total(step) {
  return Object.values(step.states).reduce((sum, count) => sum + count, 0);
}

define('sms-reminders', SmsReminders);
