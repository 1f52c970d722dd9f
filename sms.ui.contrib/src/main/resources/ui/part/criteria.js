import {css, html, nothing} from '../lit/lit-element.js';
import {SmsPart, define} from '../lib/element.js';
import {isInline} from './choices.js';
import './moment.js';

export const SOURCES = ['FAMILY', 'PUPIL', 'ADULT', 'APPLICANT'];

/** As many places of the grid are always in sight; the filters that follow are one click away. */
const IN_SIGHT = 6;

export const criteriaStyle = css`
  .criteria {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
  }

  .criteria-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 20px;
  }

  .criteria-grid {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(168px, 1fr));
    grid-auto-flow: dense;
    gap: 10px 14px;
    align-items: start;
  }

  .criteria-grid .wide {
    grid-column: span 2;
  }

  .criteria-group {
    display: flex;
    flex-wrap: wrap;
    gap: 6px 8px;
  }

  .criteria-group > * {
    flex: 1 1 88px;
    min-width: 0;
  }

  .criteria-group > sms-date,
  .criteria-group > sms-choices {
    flex-basis: 142px;
  }

  /* Off, it stands in line with the fields beside it. */
  .criteria-switch:not(.on) {
    margin-top: 23px;
    min-height: 36px;
  }

  .criteria-switch {
    min-height: 24px;
    font-size: 0.875em;
    font-weight: 550;
  }

  .criteria details > summary {
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

  .criteria details > summary::-webkit-details-marker {
    display: none;
  }

  .criteria details > summary::before {
    content: '+';
    font-weight: 700;
  }

  .criteria details[open] > summary::before {
    content: '–';
  }

  .criteria details > .criteria-grid {
    margin-top: 8px;
  }

  @container screen (max-width: 520px) {
    .criteria-head .segments {
      width: 100%;
    }

    .criteria-head .segments label {
      flex: 1 1 0;
      min-width: 0;
    }

    .criteria-head .segments span {
      flex: 1;
      padding: 5px 2px;
      font-size: 0.875em;
      text-align: center;
    }

    .criteria-head fieldset {
      width: 100%;
    }

    .criteria-grid {
      grid-template-columns: 1fr 1fr;
    }
  }
`;

/** The criteria that nothing restricts. */
export function noCriteria(source = 'FAMILY') {
  return {source, spouses: false, secondGuardians: false, arguments: {}};
}

/**
 * Whether a filter is switched on by a tick: it has no fields, or all of them begin with a value.
 * The others count as soon as one fills in a field.
 */
function isSwitched({parameters}) {
  return parameters.every((parameter) => parameter.initial != null);
}

/** The values that a filter's fields begin with. */
function initial({parameters}) {
  const set = parameters.filter((parameter) => parameter.initial != null);
  return Object.fromEntries(set.map(({name, initial: value}) => [name, [value]]));
}

/** Whether the criteria say anything by that filter. */
function counts(filter, criteria) {
  const given = criteria.arguments[filter.id];
  if (!given) return false;
  return (
    isSwitched(filter) ||
    filter.parameters.some(({name, initial: value}) => value == null && given[name]?.some(Boolean))
  );
}

/** The criteria as the API takes them; filters that are not installed now are left out. */
export function expression(criteria, filters) {
  const terms = filters
    .filter((filter) => counts(filter, criteria))
    .map((filter) => {
      const given = {...initial(filter), ...criteria.arguments[filter.id]};
      const filled = Object.entries(given).filter(([, values]) => values.some(Boolean));
      return {filter: filter.id, arguments: Object.fromEntries(filled)};
    });
  return {and: terms};
}

/** Whom to select: source, options and the filters that the server has. Fires
 * `criteria`, `apply`, `clear`. */
class SmsCriteria extends SmsPart {
  static properties = {
    ...SmsPart.properties,
    filters: {attribute: false},
    value: {attribute: false},
    today: {attribute: false},
    problems: {attribute: false},
    busy: {attribute: false},
    stale: {attribute: false},
  };

  constructor() {
    super();
    this.filters = [];
    this.value = noCriteria();
    this.today = '';
    this.problems = [];
    this.busy = false;
    /** Whether the criteria are no longer those of the list. */
    this.stale = false;
  }

  render() {
    const families = this.value.source === 'FAMILY';
    let places = 0;
    const cut = this.filters.findIndex((f) => (places += this.#isWide(f) ? 2 : 1) > IN_SIGHT);
    const shown = cut < 0 ? this.filters : this.filters.slice(0, cut);
    const more = cut < 0 ? [] : this.filters.slice(cut);
    const used = more.filter((filter) => counts(filter, this.value)).length;
    return html`<form class="criteria" @submit=${this.#submit} novalidate>
      <div class="criteria-head">
        <fieldset>
          <legend class="sr">${this.t('source')}</legend>
          <div class="segments">
            ${SOURCES.map(
              (source) => html`<label>
                <input
                  type="radio"
                  name="${this.uid}-source"
                  .checked=${this.value.source === source}
                  @change=${() => this.#change({...noCriteria(source)})}
                />
                <span>${this.t(`source.${source}`)}</span>
              </label>`,
            )}
          </div>
        </fieldset>
        ${families || this.value.source === 'APPLICANT'
          ? html`<div class="row">
              ${this.#option('spouses', this.t('spouses'), this.t('spouses.help'))}
              ${this.#option('secondGuardians', this.t('second'), this.t('second.help'))}
            </div>`
          : nothing}
      </div>
      <div class="criteria-grid">${shown.map((filter) => this.#filter(filter))}</div>
      ${more.length > 0
        ? html`<details ?open=${used > 0}>
            <summary>${this.n('criteria.more', more.length)}</summary>
            <div class="criteria-grid">${more.map((filter) => this.#filter(filter))}</div>
          </details>`
        : nothing}
      <div class="row">
        <button class="button primary" ?disabled=${this.busy}>
          ${this.busy ? html`<span class="spinner"></span>` : nothing} ${this.t('select')}
        </button>
        <button type="button" class="button" @click=${() => this.fire('clear')}>
          ${this.t('criteria.clear')}
        </button>
        ${this.stale
          ? html`<span class="hint" role="status">${this.t('criteria.stale')}</span>`
          : nothing}
      </div>
    </form>`;
  }

  #option(name, label, help) {
    return html`<label class="check" title=${help}>
      <input
        type="checkbox"
        .checked=${this.value[name]}
        @change=${(e) => this.#change({...this.value, [name]: e.target.checked})}
      />
      <span>${label}</span>
    </label>`;
  }

  #filter(filter) {
    const problem = this.problems.find((p) => p.field === filter.id || p.filter === filter.id);
    return html`<div class=${this.#isWide(filter) ? 'wide' : ''} title=${filter.help}>
      ${isSwitched(filter) ? this.#switched(filter) : this.#fields(filter)}
      ${problem ? html`<p class="error">${problem.message}</p>` : nothing}
    </div>`;
  }

  /** Whether a filter takes two places of the grid. */
  #isWide(filter) {
    const {parameters} = filter;
    const open = !isSwitched(filter) || this.#isOn(filter);
    return open && (parameters.length > 1 || (parameters.length === 1 && isInline(parameters[0])));
  }

  #isOn(filter) {
    return filter.id in this.value.arguments;
  }

  #switched(filter) {
    const on = this.#isOn(filter);
    return html`<label class="check criteria-switch ${on ? 'on' : ''}">
        <input
          type="checkbox"
          .checked=${on}
          @change=${(event) => this.#switch(filter, event.target.checked)}
        />
        <span>${filter.label}</span>
      </label>
      ${on && filter.parameters.length > 0
        ? html`<div class="criteria-group">
            ${filter.parameters.map((parameter) => this.#field(filter, parameter))}
          </div>`
        : nothing}`;
  }

  #switch(filter, on) {
    const {[filter.id]: off, ...others} = this.value.arguments;
    const all = on ? {...others, [filter.id]: off ?? initial(filter)} : others;
    this.#change({...this.value, arguments: all});
  }

  #fields(filter) {
    if (filter.parameters.length === 1) {
      return this.#field(filter, {...filter.parameters[0], label: filter.label});
    }
    return html`<fieldset>
      <legend>${filter.label}</legend>
      <div class="criteria-group">
        ${filter.parameters.map((parameter) => this.#field(filter, parameter))}
      </div>
    </fieldset>`;
  }

  #field(filter, parameter) {
    const begin = parameter.initial == null ? [] : [parameter.initial];
    const values = this.value.arguments[filter.id]?.[parameter.name] ?? begin;
    const id = `${this.uid}-${filter.id}-${parameter.name}`.replace(/[^\w-]/g, '_');
    const set = (next) => this.#set(filter.id, parameter.name, next);
    const problem =
      this.problems.find(
        (p) => p.field === parameter.name || p.field === `${filter.id}.${parameter.name}`,
      )?.message ?? null;
    switch (parameter.kind) {
      case 'CHOICES':
        return html`<sms-choices
          .texts=${this.texts}
          .label=${parameter.label}
          .choices=${parameter.choices}
          .value=${values}
          @value=${(event) => set(event.detail)}
        ></sms-choices>`;
      case 'CHOICE':
        return html`<div class="field">
          <label for=${id}>${parameter.label}</label>
          <select id=${id} @change=${(event) => set([event.target.value])}>
            <option value="" .selected=${!values[0]}>${this.t('choices.all')}</option>
            ${parameter.choices.map(
              (choice) =>
                html`<option value=${choice.value} .selected=${values[0] === choice.value}>
                  ${choice.label}
                </option>`,
            )}
          </select>
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
            .value=${values[0] ?? ''}
            @input=${(event) => set([event.target.value.trim()])}
          />
          ${problem ? html`<p class="error">${problem}</p>` : nothing}
        </div>`;
    }
  }

  #set(filter, parameter, values) {
    const all = this.value.arguments;
    this.#change({
      ...this.value,
      arguments: {...all, [filter]: {...all[filter], [parameter]: values}},
    });
  }

  #change(value) {
    this.value = value;
    this.fire('criteria', value);
  }

  #submit(event) {
    event.preventDefault();
    this.fire('apply');
  }
}

define('sms-criteria', SmsCriteria);
