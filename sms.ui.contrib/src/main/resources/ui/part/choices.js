import {css, html, nothing} from '../lit/lit-element.js';
import {SmsPart, define} from '../lib/element.js';
import {fold} from '../lib/text.js';
import {icons} from '../lib/icons.js';

/** As many choices are simply shown; more are behind a button. */
const SHOWN = 4;

/** From as many on one may search. */
const SEARCHED = 12;

/** Whether the choices of that parameter stand in the open, side by side. */
export function isInline(parameter) {
  return parameter.kind === 'CHOICES' && parameter.choices.length <= SHOWN;
}

export const choicesStyle = css`
  .choices {
    position: relative;
    min-width: 0;
  }

  .choices-inline {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 14px;
    min-height: 36px;
    align-items: center;
  }

  .choices-button {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    width: 100%;
    min-height: 36px;
    padding: 5px 10px;
    text-align: start;
    background: var(--_surface);
    border: 1px solid var(--_edge);
    border-radius: var(--_control);
    cursor: pointer;
  }

  .choices-button > span:first-child {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .choices-button svg {
    color: var(--_muted);
  }

  .choices-panel {
    position: absolute;
    z-index: 20;
    inset-block-start: calc(100% + 4px);
    inset-inline-start: 0;
    width: max(100%, 270px);
    max-width: calc(100cqi - 48px);
    padding: 10px;
    background: var(--_surface);
    border: 1px solid var(--_edge);
    border-radius: var(--_control);
    box-shadow: 0 10px 34px #0004;
  }

  .choices-panel.end {
    inset-inline: auto 0;
  }

  .choices-list {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(76px, 1fr));
    gap: 0 8px;
    max-height: 240px;
    overflow-y: auto;
  }

  .choices-list.long {
    grid-template-columns: 1fr;
  }

  .choices-panel .row {
    justify-content: space-between;
    margin-bottom: 6px;
  }

  .choices-panel .input {
    margin-bottom: 6px;
  }
`;

/** Any number of some choices: checkboxes, behind a button when they are many. Fires `value`. */
class SmsChoices extends SmsPart {
  static properties = {
    ...SmsPart.properties,
    label: {attribute: false},
    help: {attribute: false},
    choices: {attribute: false},
    value: {attribute: false},
    problem: {attribute: false},
    open: {state: true},
    search: {state: true},
  };

  constructor() {
    super();
    this.label = '';
    this.choices = [];
    /** @type {string[]} */
    this.value = [];
    this.problem = null;
    /** What was chosen when the list was opened. */
    this.before = [];
    this.open = false;
    this.search = '';
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

  render() {
    return html`${this.choices.length <= SHOWN ? this.#inline() : this.#dropdown()}
    ${this.problem
      ? html`<p class="error" id="${this.uid}-error" role="alert">${this.problem}</p>`
      : nothing}`;
  }

  /** The choices, and what is, or was when the list was opened, chosen and no longer among them. */
  get #all() {
    const chosen = new Set([...(this.open ? this.before : []), ...this.value]);
    const gone = [...chosen].filter((value) => !this.choices.some((c) => c.value === value));
    return [
      ...this.choices,
      ...gone.map((value) => ({value, label: this.t('choices.gone', {value})})),
    ];
  }

  #inline() {
    return html`<fieldset aria-describedby="${this.uid}-error">
      <legend>${this.label}</legend>
      <div class="choices-inline">${this.#all.map((choice) => this.#box(choice))}</div>
    </fieldset>`;
  }

  #dropdown() {
    const id = this.uid;
    const all = this.#all;
    const chosen = all.filter((choice) => this.value.includes(choice.value));
    const summary =
      chosen.length === 0
        ? this.t('choices.all')
        : chosen.length <= 6
          ? chosen.map((choice) => choice.label).join(', ')
          : this.n('choices.count', chosen.length);
    const wanted = fold(this.search);
    const found = all.filter((choice) => fold(choice.label).includes(wanted));
    const long = all.some((choice) => choice.label.length > 9);
    return html`<div
      class="choices"
      @keydown=${this.#key}
      @focusout=${(event) => {
        if (event.relatedTarget && !this.contains(event.relatedTarget)) this.open = false;
      }}
    >
      <span class="label" id="${id}-label">${this.label}</span>
      <button
        type="button"
        class="choices-button"
        id="${id}-button"
        aria-haspopup="dialog"
        aria-expanded=${this.open ? 'true' : 'false'}
        aria-labelledby="${id}-label ${id}-summary"
        aria-describedby="${id}-error"
        @click=${this.#toggle}
      >
        <span id="${id}-summary" class=${chosen.length ? '' : 'muted'}>${summary}</span>
        ${icons.down()}
      </button>
      ${this.open
        ? html`<div class="choices-panel" role="dialog" aria-labelledby="${id}-label">
            ${this.choices.length >= SEARCHED
              ? html`<input
                  class="input"
                  type="search"
                  autocomplete="off"
                  aria-label=${this.t('choices.search', {label: this.label})}
                  placeholder=${this.t('search')}
                  .value=${this.search}
                  @input=${(event) => (this.search = event.target.value)}
                />`
              : ''}
            <div class="row">
              <button type="button" class="link small" @click=${() => this.#set(found.map((c) => c.value))}>
                ${this.t('choices.tick-all')}
              </button>
              <button type="button" class="link small" @click=${() => this.#set([])}>
                ${this.t('choices.none')}
              </button>
            </div>
            <div class="choices-list ${long ? 'long' : ''}">
              ${found.map((choice) => this.#box(choice))}
              ${found.length === 0 ? html`<p class="hint">${this.t('choices.nothing')}</p>` : ''}
            </div>
          </div>`
        : ''}
    </div>`;
  }

  #box(choice) {
    return html`<label class="check">
      <input
        type="checkbox"
        .checked=${this.value.includes(choice.value)}
        @change=${(event) => {
          const rest = this.value.filter((value) => value !== choice.value);
          this.#set(event.target.checked ? [...rest, choice.value] : rest);
        }}
      />
      <span>${choice.label}</span>
    </label>`;
  }

  #set(values) {
    const order = this.#all.map((choice) => choice.value);
    this.value = [...values].sort((a, b) => order.indexOf(a) - order.indexOf(b));
    this.fire('value', this.value);
  }

  async #toggle() {
    this.before = this.value;
    this.open = !this.open;
    this.search = '';
    if (this.open) {
      await this.updateComplete;
      const panel = this.querySelector('.choices-panel');
      const edge = this.getRootNode().host?.getBoundingClientRect().right ?? innerWidth;
      panel.classList.toggle('end', panel.getBoundingClientRect().right > edge - 8);
      panel.querySelector('input')?.focus();
    }
  }

  #key(event) {
    if (!this.open) {
      if (event.key === 'ArrowDown' && event.target.id === `${this.uid}-button`) {
        event.preventDefault();
        this.#toggle();
      }
      return;
    }
    if (event.key === 'Escape') {
      event.stopPropagation();
      this.open = false;
      this.querySelector(`#${this.uid}-button`).focus();
      return;
    }
    // Enter closes the list; it must not submit the form before one has seen the choice.
    if (event.key === 'Enter' && event.target.tagName === 'INPUT') {
      event.preventDefault();
      this.open = false;
      this.querySelector(`#${this.uid}-button`).focus();
      return;
    }
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (step) {
      event.preventDefault();
      const boxes = [...this.querySelectorAll('input')];
      const at = boxes.indexOf(event.target);
      boxes[Math.max(0, Math.min(boxes.length - 1, at + step))]?.focus();
    }
  }
}

define('sms-choices', SmsChoices);
