import {css, html, nothing} from '../lit/lit-element.js';
import {SmsPart, define} from '../lib/element.js';
import {icons} from '../lib/icons.js';

export const templateImportStyle = css`
  .import-body {
    display: grid;
    gap: 14px;
  }

  .import-list {
    display: grid;
    gap: 4px;
    max-height: 220px;
    padding: 8px 12px;
    overflow-y: auto;
    border: 1px solid var(--_line);
    border-radius: var(--_control);
  }

  .import-list li {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 2px 12px;
  }

  .import-body input[type='file'] {
    width: 100%;
    padding: 6px;
    border: 1px dashed var(--_edge);
    border-radius: var(--_control);
    font: inherit;
  }
`;

/** What the server reads at the most. */
const MAX_SIZE = 2_000_000;

/**
 * Templates from a file: what would be done is shown first. Fires `imported` (detail: how many were
 * added or replaced), `closed`.
 */
class SmsTemplateImport extends SmsPart {
  static properties = {
    ...SmsPart.properties,
    client: {attribute: false},
    mayShare: {attribute: false},
    file: {state: true},
    collision: {state: true},
    target: {state: true},
    result: {state: true},
    problems: {state: true},
    busy: {state: true},
  };

  constructor() {
    super();
    this.client = null;
    this.mayShare = false;
    this.file = null;
    this.collision = 'SKIP';
    this.target = null;
    /** @type {null|{entries: object[], warnings: object[]}} */
    this.result = null;
    this.problems = [];
    this.busy = false;
  }

  firstUpdated() {
    this.target ??= this.mayShare ? 'SHARED' : 'PERSONAL';
    this.querySelector('dialog').showModal();
  }

  render() {
    const wanted = this.result?.entries.filter((e) => e.action !== 'SKIPPED').length ?? 0;
    return html`<dialog
      aria-labelledby="${this.uid}-title"
      @close=${() => this.fire('closed')}
    >
      <div class="dialog-head"><h2 id="${this.uid}-title">${this.t('import')}</h2></div>
      <div class="dialog-body import-body">
        <div class="field">
          <label for="${this.uid}-file">${this.t('import.file')}</label>
          <input
            id="${this.uid}-file"
            type="file"
            accept=".json,application/json"
            @change=${(event) => this.#read(event.target.files[0])}
          />
        </div>
        ${this.mayShare
          ? this.#choice('target', 'import.into', ['SHARED', 'PERSONAL'])
          : html`<p class="hint">${this.t('import.own-only')}</p>`}
        ${this.#choice('collision', 'import.collision', ['SKIP', 'REPLACE', 'COPY'])}
        ${this.problems.length > 0 ? this.#problems() : nothing}
        ${this.result ? this.#result() : nothing}
      </div>
      <div class="dialog-foot">
        <button type="button" class="button" @click=${() => this.querySelector('dialog').close()}>
          ${this.t('cancel')}
        </button>
        <button
          type="button"
          class="button primary"
          ?disabled=${this.busy || wanted === 0}
          @click=${() => this.#import(wanted)}
        >
          ${this.busy ? html`<span class="spinner"></span>` : nothing}
          ${wanted > 0 ? this.n('import.do', wanted) : this.t('import')}
        </button>
      </div>
    </dialog>`;
  }

  #choice(property, label, values) {
    return html`<fieldset>
      <legend>${this.t(label)}</legend>
      <div class="row">
        ${values.map(
          (value) => html`<label class="check">
            <input
              type="radio"
              name="${this.uid}-${property}"
              .checked=${this[property] === value}
              @change=${() => this.#set(property, value)}
            />
            <span>${this.t(`import.${value}`)}</span>
          </label>`,
        )}
      </div>
    </fieldset>`;
  }

  #set(property, value) {
    this[property] = value;
    if (this.file !== null) this.#look();
  }

  #problems() {
    return html`<div class="banner danger" role="alert">
      ${icons.warn()}
      <div class="grow">
        <strong>${this.t('import.refused')}</strong>
        <ul>
          ${this.problems.map((p) => html`<li>${this.#place(p)}${p.message}</li>`)}
        </ul>
      </div>
    </div>`;
  }

  /** « Modèle 3, texte : » */
  #place({field}) {
    const [, at, name] = /^templates\[(\d+)\](?:\.(\w+))?/.exec(field) ?? [];
    if (at === undefined) return '';
    const key = `import.field.${name}`;
    const place = {n: Number(at) + 1, field: this.texts.has(key) ? this.t(key) : (name ?? '')};
    return `${this.t(name ? 'import.place' : 'import.place.all', place)} `;
  }

  #result() {
    const {entries, warnings} = this.result;
    return html`<div role="status">
        ${entries.length === 0
          ? this.t('import.nothing')
          : html`<ul class="import-list" tabindex="0" aria-label=${this.t('import.list')}>
              ${entries.map(
                (entry) => html`<li>
                  <span>${entry.name}</span>
                  <span class="badge">${this.t(`import.${entry.action}`)}</span>
                </li>`,
              )}
            </ul>`}
      </div>
      ${warnings.length > 0
        ? html`<div class="banner warn">
            <div class="grow">
              <strong>${this.t('import.warnings')}</strong>
              <ul>
                ${warnings.map((p) => html`<li>${this.#place(p)}${p.message}</li>`)}
              </ul>
            </div>
          </div>`
        : nothing}`;
  }

  async #read(file) {
    this.file = null;
    this.result = null;
    this.problems = [];
    if (!file) return;
    if (file.size > 4 * MAX_SIZE) {
      this.problems = [{field: '', message: this.t('import.too-large')}];
      return;
    }
    this.file = await file.text();
    await this.#look();
  }

  /** What would be done. */
  async #look() {
    this.result = await this.#ask(true);
  }

  async #import(count) {
    if (!(await this.#ask(false))) return;
    this.fire('imported', count);
    this.querySelector('dialog').close();
  }

  async #ask(dryRun) {
    const {file, collision, target} = this;
    this.busy = true;
    try {
      const result = await this.client.post('/templates/file', {file, collision, target, dryRun});
      this.problems = [];
      return result;
    } catch (error) {
      this.problems = error.problems ?? [{field: '', message: error.message}];
      return null;
    } finally {
      this.busy = false;
    }
  }
}

define('sms-template-import', SmsTemplateImport);
