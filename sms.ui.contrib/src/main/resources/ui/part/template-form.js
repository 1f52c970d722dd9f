import {css, html, nothing} from '../lit/lit-element.js';
import {LANGUAGES} from '../control/edit.js';
import {SmsPart, define} from '../lib/element.js';
import {icons} from '../lib/icons.js';
import './phone.js';

export const templateFormStyle = css`
  .template-form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
    padding: 14px 16px 16px;
  }

  .template-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px 16px;
  }

  .template-fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(240px, 100%), 1fr));
    gap: 12px 18px;
    align-items: start;
  }

  .template-fields .wide {
    grid-column: 1 / -1;
  }

  .template-texts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(265px, 100%), 1fr));
    gap: 18px;
    align-items: start;
  }

  .template-text {
    display: grid;
    gap: 10px;
    min-width: 0;
  }

  .template-text > .row {
    justify-content: space-between;
    min-height: 34px;
  }

  .template-text h3 {
    font-size: 1em;
  }

  .template-add {
    display: grid;
    align-content: center;
    justify-items: center;
    gap: 10px;
    min-height: 200px;
    padding: 18px;
    text-align: center;
    color: var(--_muted);
    border: 1px dashed var(--_edge);
    border-radius: var(--_control);
  }

  .template-foot {
    position: sticky;
    bottom: 0;
    z-index: 4;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 10px;
    margin: 0 -16px -16px;
    padding: 12px 16px;
    background: var(--_surface);
    border-top: 1px solid var(--_line);
    border-radius: 0 0 var(--_radius) var(--_radius);
  }

  .template-foot .grow {
    color: var(--_muted);
    font-size: 0.875em;
  }

  .conflict {
    display: grid;
    gap: 10px;
  }

  .conflict .message-text {
    margin-top: 0;
    color: var(--_text);
  }
`;

const SOURCES = ['FAMILY', 'PUPIL', 'ADULT', 'APPLICANT'];
const PURPOSES = ['INFORMATION', 'OPERATIONAL', 'EMERGENCY'];

/**
 * A template being written: its texts side by side, each on a telephone.
 *
 * Fires `change` (detail: fields), `write` (detail: {language, body}), `add-language`,
 * `remove-language`, `save`, `revert`, `copy`, `archive`, `mine`, `theirs`, `back`.
 */
class SmsTemplateForm extends SmsPart {
  static properties = {
    ...SmsPart.properties,
    form: {attribute: false},
    dirty: {attribute: false},
    busy: {attribute: false},
    problems: {attribute: false},
    conflict: {attribute: false},
    categories: {attribute: false},
    keywords: {attribute: false},
    rewritings: {attribute: false},
    rewritesByDefault: {attribute: false},
    mayShare: {attribute: false},
    mayCredentials: {attribute: false},
    school: {attribute: false},
    narrow: {attribute: false},
  };

  constructor() {
    super();
    /** @type {import('../control/edit.js').Form} */
    this.form = null;
    this.dirty = false;
    this.busy = false;
    /** By field: name, category, `text.fr`, all. */
    this.problems = {};
    /** @type {null|{template: object, by: string, at: number}} what somebody else stored meanwhile */
    this.conflict = null;
    this.categories = [];
    this.keywords = [];
    this.rewritings = new Map();
    this.rewritesByDefault = false;
    this.mayShare = false;
    this.mayCredentials = false;
    this.school = '';
    this.narrow = false;
  }

  render() {
    const {form} = this;
    return html`<form
      class="template-form"
      novalidate
      aria-labelledby="${this.uid}-title"
      @submit=${(event) => {
        event.preventDefault();
        this.fire('save');
      }}
      @keydown=${this.#key}
    >
      <div class="template-head">
        <h2 id="${this.uid}-title" tabindex="-1">
          ${form.isNew && !form.name ? this.t('template.new') : form.name || this.t('template.unnamed')}
        </h2>
        ${this.narrow
          ? html`<button type="button" class="button compact" @click=${() => this.fire('back')}>
              ${icons.previous()} ${this.t('templates.back')}
            </button>`
          : nothing}
      </div>
      ${form.archived ? html`<p class="banner">${this.t('template.is-archived')}</p>` : nothing}
      ${form.editable
        ? nothing
        : html`<p class="banner" role="note">${this.t('template.read-only')}</p>`}
      ${this.conflict ? this.#conflict() : nothing}
      ${this.problems.all
        ? html`<p class="banner danger" role="alert">${icons.warn()} ${this.problems.all}</p>`
        : nothing}
      ${this.#fields()}
      <div class="template-texts">
        ${form.texts.filter((t) => !t.removed).map((text) => this.#text(text))} ${this.#addLanguage()}
      </div>
      ${this.#foot()}
    </form>`;
  }

  #conflict() {
    const {template, by, at} = this.conflict;
    return html`<div class="banner warn conflict" role="alert">
      <strong>
        ${this.t('template.conflict', {
          name: by || this.t('template.by-product'),
          when: this.texts.moment(at),
        })}
      </strong>
      <div class="message-text">${template.body}</div>
      <span>${this.t('template.conflict.help')}</span>
      <div class="row">
        <button type="button" class="button" @click=${() => this.fire('mine')}>
          ${this.t('template.keep-mine')}
        </button>
        <button type="button" class="button" @click=${() => this.fire('theirs')}>
          ${this.t('template.take-theirs')}
        </button>
      </div>
    </div>`;
  }

  #fields() {
    const {form} = this;
    const fixed = !form.editable;
    return html`<div class="template-fields">
      ${this.#input('name', 'template.name', 80)}
      ${this.#input('category', 'template.category', 60, html`<datalist id="${this.uid}-categories">
          ${this.categories.map((category) => html`<option value=${category}></option>`)}
        </datalist>`)}
      <div class="field">
        <label for="${this.uid}-purpose">${this.t('purpose')}</label>
        <select
          id="${this.uid}-purpose"
          ?disabled=${fixed}
          aria-describedby="${this.uid}-purpose-help"
          @change=${(event) => this.fire('change', {purpose: event.target.value})}
        >
          ${this.#purposes().map(
            (purpose) => html`<option value=${purpose} .selected=${purpose === form.purpose}>
              ${this.t(`purpose.${purpose}`)}
            </option>`,
          )}
        </select>
        <span class="hint" id="${this.uid}-purpose-help">${this.t(`purpose.${form.purpose}.help`)}</span>
      </div>
      <div class="field">
        <label for="${this.uid}-rewrite">${this.t('template.rewrite')}</label>
        <select
          id="${this.uid}-rewrite"
          ?disabled=${fixed}
          @change=${(event) => this.fire('change', {rewrite: JSON.parse(event.target.value)})}
        >
          ${[null, true, false].map(
            (rewrite) => html`<option value=${JSON.stringify(rewrite)} .selected=${rewrite === form.rewrite}>
              ${rewrite === null
                ? this.t('template.rewrite.school', {
                    what: this.t(`template.rewrite.${this.rewritesByDefault}`).toLowerCase(),
                  })
                : this.t(`template.rewrite.${rewrite}`)}
            </option>`,
          )}
        </select>
      </div>
      <fieldset>
        <legend>${this.t('template.sources')}</legend>
        <div class="choices-inline">
          ${SOURCES.map(
            (source) => html`<label class="check">
              <input
                type="checkbox"
                ?disabled=${fixed}
                .checked=${form.sources.includes(source)}
                @change=${(event) => this.#source(source, event.target.checked)}
              />
              <span>${this.t(`source.${source}`)}</span>
            </label>`,
          )}
        </div>
      </fieldset>
      <fieldset>
        <legend>${this.t('template.for')}</legend>
        <div class="choices-inline">
          ${[false, true].map(
            (own) => html`<label class="check">
              <input
                type="radio"
                name="${this.uid}-own"
                ?disabled=${fixed || !this.mayShare}
                .checked=${form.own === own}
                @change=${() => this.fire('change', {own})}
              />
              <span>${this.t(own ? 'template.own' : 'template.shared')}</span>
            </label>`,
          )}
        </div>
        ${this.mayShare || fixed
          ? nothing
          : html`<span class="hint">${this.t('template.share-right')}</span>`}
      </fieldset>
    </div>`;
  }

  #purposes() {
    const shown = this.mayCredentials || this.form.purpose === 'CREDENTIALS';
    return shown ? [...PURPOSES, 'CREDENTIALS'] : PURPOSES;
  }

  #input(field, label, max, more = nothing) {
    const id = `${this.uid}-${field}`;
    const problem = this.problems[field] ?? null;
    return html`<div class="field">
      <label for=${id}>${this.t(label)}</label>
      <input
        id=${id}
        class="input"
        autocomplete="off"
        maxlength=${max}
        list=${field === 'category' ? `${this.uid}-categories` : nothing}
        ?readonly=${!this.form.editable}
        aria-invalid=${problem ? 'true' : 'false'}
        aria-describedby=${problem ? `${id}-error` : nothing}
        .value=${this.form[field]}
        @input=${(event) => this.fire('change', {[field]: event.target.value})}
      />
      ${more}
      ${problem ? html`<span class="error" id="${id}-error">${problem}</span>` : nothing}
    </div>`;
  }

  #text({language, body}) {
    const {form} = this;
    const main = form.texts[0].language === language;
    const name = this.texts.languageName(language);
    const rewrite = form.rewrite ?? this.rewritesByDefault;
    return html`<section class="template-text" aria-label=${name} data-language=${language}>
      <div class="row">
        <h3>${name}</h3>
        ${main
          ? form.texts.some((t) => !t.removed && t.language !== language)
            ? html`<span class="badge">${this.t('template.main')}</span>`
            : nothing
          : form.editable
            ? html`<button
                type="button"
                class="link small"
                @click=${() => this.fire('remove-language', language)}
              >
                ${this.t('template.language.remove')}
              </button>`
            : nothing}
      </div>
      <sms-phone
        .texts=${this.texts}
        .label=${this.t('template.text', {language: name})}
        .language=${language}
        .text=${body}
        .rewrite=${rewrite}
        .rewritings=${this.rewritings}
        .keywords=${this.keywords}
        .sender=${this.school}
        .problem=${this.problems[`text.${language}`] ?? null}
        .writeOnly=${true}
        .rewriteFixed=${true}
        .readOnly=${!form.editable}
        @text=${(event) => this.fire('write', {language, body: event.detail})}
      ></sms-phone>
    </section>`;
  }

  #addLanguage() {
    const {form} = this;
    if (!form.editable) return nothing;
    const there = form.texts.filter((t) => !t.removed).map((t) => t.language);
    return LANGUAGES.filter((language) => !there.includes(language)).map(
      (language) => html`<div class="template-add">
        <span>${this.t(`template.language.${language}.help`)}</span>
        <button type="button" class="button" @click=${() => this.fire('add-language', language)}>
          ${icons.plus()} ${this.t(`template.add.${language}`)}
        </button>
      </div>`,
    );
  }

  #foot() {
    const {form} = this;
    const copy = html`<button type="button" class="button" @click=${() => this.fire('copy')}>
      ${this.t(form.editable ? 'template.copy' : 'template.copy-mine')}
    </button>`;
    if (!form.editable) return html`<div class="template-foot">${copy}</div>`;
    return html`<div class="template-foot">
      <button
        type="submit"
        class="button primary"
        title=${this.t('template.save.key')}
        aria-keyshortcuts="Control+S"
        ?disabled=${this.busy}
      >
        ${this.busy ? html`<span class="spinner"></span>` : nothing} ${this.t('template.save')}
      </button>
      ${this.dirty
        ? html`<button type="button" class="button" @click=${() => this.fire('revert')}>
            ${this.t('template.revert')}
          </button>`
        : nothing}
      <span class="grow" role="status">${this.dirty ? this.t('template.unsaved') : ''}</span>
      ${form.isNew
        ? nothing
        : html`${copy}
            <button type="button" class="button" @click=${() => this.fire('archive', !form.archived)}>
              ${this.t(form.archived ? 'template.unarchive' : 'template.archive')}
            </button>`}
    </div>`;
  }

  #source(source, ticked) {
    const wanted = SOURCES.filter((s) => (s === source ? ticked : this.form.sources.includes(s)));
    this.fire('change', {sources: wanted});
  }

  #key(event) {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
      event.preventDefault();
      if (this.form.editable) this.fire('save');
    }
  }

  /** To the field that has to be mended. */
  async focusProblem() {
    await this.updateComplete;
    this.querySelector('[aria-invalid="true"]')?.focus();
  }
}

define('sms-template-form', SmsTemplateForm);
