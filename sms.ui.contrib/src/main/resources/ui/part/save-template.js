import {html, nothing} from '../lit/lit-element.js';
import {SmsPart, define} from '../lib/element.js';
import {newKey} from '../lib/key.js';

/** Behind all others; the screen of templates moves it. */
const LAST = 100_000;

/** What is written becomes a predefined message. Fires `stored` (detail: the template), `closed`. */
class SmsSaveTemplate extends SmsPart {
  static properties = {
    ...SmsPart.properties,
    client: {attribute: false},
    template: {attribute: false},
    categories: {attribute: false},
    mayShare: {attribute: false},
    own: {state: true},
    problems: {state: true},
    busy: {state: true},
  };

  constructor() {
    super();
    this.client = null;
    /** @type {object} body, language, purpose, sources, rewrite */
    this.template = null;
    this.categories = [];
    this.mayShare = false;
    this.own = true;
    this.problems = {};
    this.busy = false;
    this.key = newKey();
  }

  firstUpdated() {
    this.querySelector('dialog').showModal();
    this.querySelector('input').focus();
  }

  render() {
    return html`<dialog aria-labelledby="${this.uid}-title" @close=${() => this.fire('closed')}>
      <form
        novalidate
        @submit=${(event) => {
          event.preventDefault();
          this.#save(new FormData(event.target));
        }}
      >
        <div class="dialog-head"><h2 id="${this.uid}-title">${this.t('save-template')}</h2></div>
        <div class="dialog-body dialog-fields">
          ${this.#field('name', 80)}
          ${this.#field('category', 60)}
          <datalist id="${this.uid}-categories">
            ${this.categories.map((category) => html`<option value=${category}></option>`)}
          </datalist>
          ${this.mayShare
            ? html`<fieldset>
                <legend>${this.t('template.for')}</legend>
                <div class="row">
                  ${[true, false].map(
                    (own) => html`<label class="check">
                      <input
                        type="radio"
                        name="own"
                        .checked=${this.own === own}
                        @change=${() => (this.own = own)}
                      />
                      <span>${this.t(own ? 'template.own' : 'template.shared')}</span>
                    </label>`,
                  )}
                </div>
              </fieldset>`
            : html`<p class="hint">${this.t('save-template.own')}</p>`}
          <div class="message-text">${this.template.body}</div>
          ${this.problems.all ? html`<p class="error" role="alert">${this.problems.all}</p>` : nothing}
        </div>
        <div class="dialog-foot">
          <button type="button" class="button" @click=${() => this.querySelector('dialog').close()}>
            ${this.t('cancel')}
          </button>
          <button type="submit" class="button primary" ?disabled=${this.busy}>
            ${this.t('template.save')}
          </button>
        </div>
      </form>
    </dialog>`;
  }

  #field(name, max) {
    const id = `${this.uid}-${name}`;
    const problem = this.problems[name] ?? null;
    return html`<div class="field">
      <label for=${id}>${this.t(`template.${name}`)}</label>
      <input
        id=${id}
        name=${name}
        class="input"
        autocomplete="off"
        maxlength=${max}
        list=${name === 'category' ? `${this.uid}-categories` : nothing}
        aria-invalid=${problem ? 'true' : 'false'}
        aria-describedby=${problem ? `${id}-error` : nothing}
      />
      ${problem ? html`<span class="error" id="${id}-error">${problem}</span>` : nothing}
    </div>`;
  }

  async #save(fields) {
    if (this.busy) return;
    this.busy = true;
    try {
      const {templates} = await this.client.post('/templates', {
        templates: [
          {
            ...this.template,
            id: this.key,
            name: fields.get('name'),
            category: fields.get('category'),
            own: this.own,
            order: LAST,
            archived: false,
            version: 1,
          },
        ],
      });
      this.fire('stored', templates[0]);
      this.querySelector('dialog').close();
    } catch (error) {
      const problems = {};
      for (const {field, message} of error.problems ?? []) {
        const [, name] = /^templates\[0\]\.(name|category)$/.exec(field) ?? [];
        problems[name ?? 'all'] = message;
      }
      if (!error.problems) problems.all = error.message;
      this.problems = problems;
      await this.updateComplete;
      this.querySelector('[aria-invalid="true"]')?.focus();
    } finally {
      this.busy = false;
    }
  }
}

define('sms-save-template', SmsSaveTemplate);
