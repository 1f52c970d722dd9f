import {css, html, nothing} from '../lit/lit-element.js';
import {counts, initial, isSwitched, offersSomething} from '../lib/criteria.js';
import {SmsPart, define} from '../lib/element.js';
import {icons} from '../lib/icons.js';
import {isInline} from './choices.js';
import './moment.js';

/**
 * As many places of the grid are always in sight, fewer where blocks stand one below the other; the
 * filters that follow are one click away.
 */
const IN_SIGHT = 6;
const IN_SIGHT_OF_SEVERAL = 4;

export const blockStyle = css`
  sms-block {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 10px;
    min-width: 0;
  }

  .block-grid {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(168px, 1fr));
    grid-auto-flow: dense;
    gap: 10px 14px;
    align-items: start;
  }

  .block-grid .wide {
    grid-column: span 2;
  }

  .block-group {
    display: flex;
    flex-wrap: wrap;
    gap: 6px 8px;
  }

  .block-group > * {
    flex: 1 1 88px;
    min-width: 0;
  }

  .block-group > sms-date,
  .block-group > sms-choices {
    flex-basis: 142px;
  }

  /* Off, it stands in line with the fields beside it. */
  .block-switch:not(.on) {
    margin-top: 23px;
    min-height: 36px;
  }

  .block-switch {
    min-height: 24px;
    font-size: 0.875em;
    font-weight: 550;
  }

  .block-missing .grow {
    flex-basis: 220px;
  }

  .block-missing {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
  }

  sms-block details > summary {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    width: max-content;
    padding: 2px 4px;
    border-radius: 4px;
    color: var(--_accent);
    font-weight: 550;
    cursor: pointer;
    list-style: none;
  }

  sms-block details > summary::-webkit-details-marker {
    display: none;
  }

  sms-block details > summary::before {
    content: '+';
    font-weight: 700;
  }

  sms-block details[open] > summary::before {
    content: '–';
  }

  sms-block details > .block-grid {
    margin-top: 8px;
  }

  @container screen (max-width: 520px) {
    .block-grid {
      grid-template-columns: 1fr 1fr;
    }
  }
`;

/**
 * The filters that must hold together. Fires `block`, detail: the values as they are now.
 */
class SmsBlock extends SmsPart {
  static properties = {
    ...SmsPart.properties,
    filters: {attribute: false},
    value: {attribute: false},
    labels: {attribute: false},
    missing: {attribute: false},
    problems: {attribute: false},
    today: {attribute: false},
    several: {attribute: false},
  };

  constructor() {
    super();
    this.filters = [];
    this.value = {};
    /** What filters that are gone were called. */
    this.labels = {};
    /** Ids of those that are gone. */
    this.missing = [];
    /** @type {Map<string, string>} */
    this.problems = new Map();
    this.today = '';
    /** Whether it is one of several. */
    this.several = false;
  }

  render() {
    const room = this.several ? IN_SIGHT_OF_SEVERAL : IN_SIGHT;
    const filters = this.filters.filter((f) => f.id in this.value || offersSomething(f));
    let places = 0;
    const cut = filters.findIndex((f) => (places += this.#isWide(f) ? 2 : 1) > room);
    const shown = cut < 0 ? filters : filters.slice(0, cut);
    const more = cut < 0 ? [] : filters.slice(cut);
    const used = more.filter((filter) => counts(filter, this.value)).length;
    return html`${this.missing.map((id) => this.#gone(id))}
      <div class="block-grid">${shown.map((filter) => this.#filter(filter))}</div>
      ${more.length > 0
        ? html`<details ?open=${used > 0}>
            <summary>${this.n('criteria.more', more.length)}</summary>
            <div class="block-grid">${more.map((filter) => this.#filter(filter))}</div>
          </details>`
        : nothing}`;
  }

  #gone(id) {
    const name = this.labels[id] ?? id;
    const values = Object.values(this.value[id] ?? {}).flat().filter(Boolean);
    return html`<div class="banner danger block-missing" role="alert">
      ${icons.warn()}
      <span class="grow"
        >${this.t('criteria.missing', {name})}${values.length
          ? ` ${this.t('criteria.missing.values', {values: values.join(', ')})}`
          : nothing}</span
      >
      <button type="button" class="button compact" @click=${() => this.#drop(id)}>
        ${this.t('criteria.missing.drop', {name})}
      </button>
    </div>`;
  }

  #drop(id) {
    const {[id]: gone, ...others} = this.value;
    this.#change(others);
  }

  #filter(filter) {
    const problem = this.problems.get(filter.id);
    return html`<div class=${this.#isWide(filter) ? 'wide' : ''} title=${filter.help}>
      ${isSwitched(filter) ? this.#switched(filter) : this.#fields(filter)}
      ${problem ? html`<p class="error" role="alert">${problem}</p>` : nothing}
    </div>`;
  }

  /** Whether a filter takes two places of the grid. */
  #isWide(filter) {
    const {parameters} = filter;
    const open = !isSwitched(filter) || this.#isOn(filter);
    return open && (parameters.length > 1 || (parameters.length === 1 && isInline(parameters[0])));
  }

  #isOn(filter) {
    return filter.id in this.value;
  }

  #switched(filter) {
    const on = this.#isOn(filter);
    return html`<label class="check block-switch ${on ? 'on' : ''}">
        <input
          type="checkbox"
          .checked=${on}
          @change=${(event) => this.#switch(filter, event.target.checked)}
        />
        <span>${filter.label}</span>
      </label>
      ${on && filter.parameters.length > 0
        ? html`<div class="block-group">
            ${filter.parameters.map((parameter) => this.#field(filter, parameter))}
          </div>`
        : nothing}`;
  }

  #switch(filter, on) {
    const {[filter.id]: off, ...others} = this.value;
    this.#change(on ? {...others, [filter.id]: off ?? initial(filter)} : others);
  }

  #fields(filter) {
    if (filter.parameters.length === 1) {
      return this.#field(filter, {...filter.parameters[0], label: filter.label});
    }
    return html`<fieldset>
      <legend>${filter.label}</legend>
      <div class="block-group">
        ${filter.parameters.map((parameter) => this.#field(filter, parameter))}
      </div>
    </fieldset>`;
  }

  #field(filter, parameter) {
    const begin = parameter.initial == null ? [] : [parameter.initial];
    const values = this.value[filter.id]?.[parameter.name] ?? begin;
    const id = `${this.uid}-${filter.id}-${parameter.name}`.replace(/[^\w-]/g, '_');
    const set = (next) => this.#set(filter.id, parameter.name, next);
    const problem = this.problems.get(`${filter.id}.${parameter.name}`) ?? null;
    const told = problem ? html`<p class="error" id="${id}-e" role="alert">${problem}</p>` : nothing;
    switch (parameter.kind) {
      case 'CHOICES':
        return html`<div>
          <sms-choices
            .texts=${this.texts}
            .label=${parameter.label}
            .choices=${parameter.choices}
            .value=${values}
            .problem=${problem}
            @value=${(event) => set(event.detail)}
          ></sms-choices>
        </div>`;
      case 'CHOICE':
        return html`<div class="field">
          <label for=${id}>${parameter.label}</label>
          <select
            id=${id}
            aria-invalid=${problem ? 'true' : 'false'}
            aria-describedby="${id}-e"
            @change=${(event) => set([event.target.value])}
          >
            <option value="" .selected=${!values[0]}>${this.t('choices.all')}</option>
            ${this.#withGone(parameter.choices, values).map(
              (choice) =>
                html`<option value=${choice.value} .selected=${values[0] === choice.value}>
                  ${choice.label}
                </option>`,
            )}
          </select>
          ${told}
        </div>`;
      case 'DATE':
        return html`<sms-date
          .texts=${this.texts}
          .label=${parameter.label}
          .today=${this.today}
          .value=${values[0] ?? ''}
          .problem=${problem}
          @value=${(event) => set([event.detail])}
        ></sms-date>`;
      default:
        return html`<div class="field">
          <label for=${id}>${parameter.label}</label>
          <input
            class="input"
            id=${id}
            autocomplete="off"
            inputmode=${parameter.kind === 'NUMBER' ? 'numeric' : 'text'}
            aria-invalid=${problem ? 'true' : 'false'}
            aria-describedby="${id}-e"
            .value=${values[0] ?? ''}
            @input=${(event) => set([event.target.value.trim()])}
          />
          ${told}
        </div>`;
    }
  }

  /** The choices, and the chosen one when it is no longer among them. */
  #withGone(choices, [value]) {
    if (!value || choices.some((choice) => choice.value === value)) return choices;
    return [...choices, {value, label: this.t('choices.gone', {value})}];
  }

  #set(filter, parameter, values) {
    this.#change({...this.value, [filter]: {...this.value[filter], [parameter]: values}});
  }

  #change(value) {
    this.value = value;
    this.fire('block', value);
  }
}

define('sms-block', SmsBlock);
