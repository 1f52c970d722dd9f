import {css, html, nothing} from '../lit/lit-element.js';
import {ApiError} from '../lib/client.js';
import {SmsPart, define} from '../lib/element.js';

const PAUSE = 250;

/** As the server: fewer letters find nobody. */
const SHORTEST = 2;

export const personSearchStyle = css`
  sms-person-search {
    position: relative;
    display: block;
  }

  .people-found {
    position: absolute;
    z-index: 20;
    inset-block-start: calc(100% + 4px);
    inset-inline-start: 0;
    width: max(100%, min(400px, 100cqi - 48px));
    max-height: 300px;
    overflow-y: auto;
    background: var(--_surface);
    border: 1px solid var(--_edge);
    border-radius: var(--_control);
    box-shadow: 0 10px 34px #0004;
  }

  .people-found li {
    padding: 7px 12px;
    cursor: pointer;
  }

  .people-found li[aria-selected='true'] {
    background: var(--_accent-soft);
  }

  .people-found .hint {
    padding: 7px 12px;
  }
`;

/** Finds somebody by name (an ARIA combobox). Fires `person`, detail: who was chosen. */
class SmsPersonSearch extends SmsPart {
  static properties = {
    ...SmsPart.properties,
    client: {attribute: false},
    text: {state: true},
    found: {state: true},
    more: {state: true},
    active: {state: true},
    problem: {state: true},
  };

  constructor() {
    super();
    this.client = null;
    this.text = '';
    /** @type {{record: string, person: string, name: string, role: string, about: string}[]|null} null: closed */
    this.found = null;
    this.more = false;
    this.active = 0;
    this.problem = null;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#forget();
  }

  render() {
    const id = this.uid;
    const open = this.found !== null;
    return html`<div
      class="field"
      @focusout=${(event) => {
        if (!this.contains(event.relatedTarget)) this.#forget();
      }}
    >
      <label for="${id}-text">${this.t('person.add')}</label>
      <input
        class="input"
        id="${id}-text"
        type="search"
        role="combobox"
        autocomplete="off"
        aria-autocomplete="list"
        aria-expanded=${open ? 'true' : 'false'}
        aria-controls="${id}-list"
        aria-activedescendant=${open && this.found.length ? `${id}-${this.active}` : nothing}
        aria-describedby="${id}-error"
        placeholder=${this.t('person.placeholder')}
        .value=${this.text}
        @input=${(event) => this.#type(event.target.value)}
        @keydown=${this.#key}
      />
      ${this.problem
        ? html`<p class="error" id="${id}-error" role="alert">${this.problem}</p>`
        : nothing}
      <div class="people-found" ?hidden=${!open}>
        <ul id="${id}-list" role="listbox" aria-label=${this.t('person.found')}>
          ${(this.found ?? []).map((person, index) => this.#option(person, index))}
        </ul>
        ${open && this.found.length === 0
          ? html`<p class="hint" role="status">${this.t('person.nobody')}</p>`
          : nothing}
        ${this.more ? html`<p class="hint">${this.t('person.more')}</p>` : nothing}
      </div>
    </div>`;
  }

  #option(person, index) {
    return html`<li
      id="${this.uid}-${index}"
      role="option"
      aria-selected=${index === this.active ? 'true' : 'false'}
      @pointerdown=${(event) => event.preventDefault()}
      @click=${() => this.#choose(person)}
    >
      <strong>${person.name}</strong>
      <span class="small muted"
        >${this.t(`role.${person.role}`)}${person.about ? ` · ${person.about}` : nothing}</span
      >
    </li>`;
  }

  #type(text) {
    this.text = text;
    clearTimeout(this.timer);
    this.abort?.abort();
    if (text.trim().length < SHORTEST) this.found = null;
    else this.timer = setTimeout(() => this.#find(text.trim()), PAUSE);
  }

  async #find(text) {
    this.abort = new AbortController();
    try {
      const {people, more} = await this.client.get('/people', {q: text}, this.abort.signal);
      Object.assign(this, {found: people, more, active: 0, problem: null});
    } catch (error) {
      if (error.name === 'AbortError') return;
      this.found = null;
      this.problem = error instanceof ApiError ? this.#said(error) : this.t('client.bug');
    }
  }

  #said(error) {
    const ours = `client.${error.message}`;
    return this.texts.has(ours) ? this.t(ours) : error.message;
  }

  #key(event) {
    if (this.found === null) return;
    const last = this.found.length - 1;
    const steps = {ArrowDown: this.active + 1, ArrowUp: this.active - 1};
    if (event.key in steps) {
      event.preventDefault();
      this.active = Math.max(0, Math.min(last, steps[event.key]));
      this.updateComplete.then(() =>
        this.querySelector('[aria-selected="true"]')?.scrollIntoView({block: 'nearest'}),
      );
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (this.found[this.active]) this.#choose(this.found[this.active]);
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      this.#forget();
    }
  }

  #choose(person) {
    this.text = '';
    this.#forget();
    this.fire('person', person);
  }

  #forget() {
    clearTimeout(this.timer);
    this.abort?.abort();
    this.found = null;
    this.more = false;
  }
}

define('sms-person-search', SmsPersonSearch);
