import {css, html, nothing} from './lit/lit-element.js';
import {EditControl} from './control/edit.js';
import {LibraryControl} from './control/library.js';
import {DraftKeeper} from './lib/draft.js';
import {SmsScreen, define} from './lib/element.js';
import {icons} from './lib/icons.js';
import {theme} from './lib/theme.js';
import {choicesStyle} from './part/choices.js';
import {costlyStyle} from './part/costly.js';
import {phoneStyle} from './part/phone.js';
import {templateFormStyle} from './part/template-form.js';
import {templateImportStyle} from './part/template-import.js';
import {templateListStyle} from './part/template-list.js';
import {templateVersionsStyle} from './part/template-versions.js';
import './part/unsaved.js';

const screenStyle = css`
  .library-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px 16px;
    margin-bottom: 12px;
  }

  .library {
    display: grid;
    grid-template-columns: minmax(250px, 330px) minmax(0, 1fr);
    gap: 14px;
    align-items: start;
  }

  .library-list {
    padding: 14px 16px 16px;
  }

  .library-open {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 14px;
  }

  @container screen (max-width: 780px) {
    .library {
      grid-template-columns: minmax(0, 1fr);
    }

    .library.opened .library-list {
      display: none;
    }
  }
`;

/** Where list and form no longer fit side by side. */
const NARROW = 780;

/**
 * `<sms-templates lang="fr">`: the predefined messages, the school's and one's own; written, moved,
 * archived, brought back, exported and imported.
 *
 * Fires nothing of its own. What is written and not stored is kept in this tab.
 */
class SmsTemplates extends SmsScreen {
  static styles = [
    theme,
    choicesStyle,
    phoneStyle,
    costlyStyle,
    templateListStyle,
    templateFormStyle,
    templateVersionsStyle,
    templateImportStyle,
    screenStyle,
  ];

  static properties = {
    ...SmsScreen.properties,
    noTitle: {type: Boolean, attribute: 'no-title'},
    narrow: {state: true},
    keywords: {state: true},
    rewritings: {state: true},
    rewritesByDefault: {state: true},
    importing: {state: true},
    leaving: {state: true},
  };

  constructor() {
    super();
    this.noTitle = false;
    this.narrow = false;
    this.keywords = [];
    this.rewritings = new Map();
    this.rewritesByDefault = false;
    this.importing = false;
    /** @type {null|(() => void)} what waits until the unsaved work has a place */
    this.leaving = null;
    this.library = new LibraryControl(this, (rows) => this.edit.stored(rows));
    this.edit = new EditControl(this, this.library);
    this.resized = new ResizeObserver(([entry]) => {
      this.narrow = entry.contentRect.width <= NARROW;
    });
  }

  connectedCallback() {
    super.connectedCallback();
    this.resized.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.resized.disconnect();
  }

  async opened() {
    if (!this.may('SEND')) return;
    this.drafts = new DraftKeeper(this.session.user.id, 'templates');
    await this.installed();
    const kept = this.edit.form ? null : this.drafts.load();
    if (kept?.form) {
      this.edit.resume(kept);
      this.tell(this.t('template.restored'), {
        label: this.t('draft.discard'),
        run: () => this.edit.revert(),
      });
    }
  }

  /** Loads what bundles contribute, and the templates. */
  async installed() {
    if (!this.may('SEND')) return;
    const get = (path, query) =>
      this.client.get(path, query).catch((error) => {
        // What is missing is said by the session already.
        if (error.status !== 503) this.tell(this.problem(error));
        return null;
      });
    const [keywords, table] = await Promise.all([
      get('/keywords', {secret: this.may('CREDENTIALS')}),
      get('/rewritings'),
      this.library.load(),
    ]);
    this.keywords = keywords?.keywords ?? [];
    this.rewritings = new Map(Object.entries(table?.rewritings ?? {}));
    this.rewritesByDefault = table?.byDefault ?? false;
  }

  /** Called by the form's control after each change. */
  keepForm() {
    const {form, original, dirty} = this.edit;
    if (dirty) this.drafts?.keep({form, original});
    else this.drafts?.forget();
  }

  /** Called by the form's control. */
  async showFirstProblem() {
    await this.updateComplete;
    this.renderRoot.querySelector('sms-template-form')?.focusProblem();
  }

  /** Does it at once, or asks first where something would be lost. */
  #safely(action) {
    if (this.edit.dirty) this.leaving = action;
    else action();
  }

  #open(entry) {
    if (entry.id === this.edit.form?.id) {
      this.#focusForm();
      return;
    }
    this.#safely(() => {
      this.edit.open(entry);
      this.keepForm();
      this.#focusForm();
    });
  }

  #create() {
    this.#safely(() => {
      this.edit.create();
      this.keepForm();
      this.#focusName();
    });
  }

  #back() {
    this.#safely(() => {
      const {id} = this.edit.form;
      this.edit.close();
      this.keepForm();
      this.updateComplete.then(() =>
        this.renderRoot.querySelector(`[data-id="${CSS.escape(id)}"] .template-name`)?.focus(),
      );
    });
  }

  async #focusForm() {
    if (!this.narrow) return;
    await this.updateComplete;
    const form = this.renderRoot.querySelector('sms-template-form');
    await form?.updateComplete;
    form?.querySelector('h2')?.focus();
    form?.scrollIntoView({block: 'start'});
  }

  async #focusName() {
    await this.updateComplete;
    const form = this.renderRoot.querySelector('sms-template-form');
    await form?.updateComplete;
    form?.querySelector('input')?.focus();
  }

  async #move({entry, to}) {
    const focused = this.renderRoot.activeElement;
    await this.library.move(entry, to);
    await this.updateComplete;
    if (focused?.isConnected) focused.focus();
  }

  async #leave(save) {
    const {leaving} = this;
    if (save && !(await this.edit.save())) {
      this.leaving = null;
      return;
    }
    this.leaving = null;
    leaving();
  }

  async #export() {
    try {
      const {file} = await this.client.get('/templates/file');
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([file], {type: 'application/json'}));
      link.download = this.t('export.name', {day: this.session.school.today});
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    } catch (error) {
      this.tell(this.problem(error));
    }
  }

  screen() {
    if (!this.may('SEND')) {
      return html`<p class="banner danger" role="alert">${this.t('blocked.user')}</p>`;
    }
    const {library, edit} = this;
    return html`
      <header class="library-head">
        <h1>${this.noTitle ? nothing : this.t('title.templates')}</h1>
        <div class="row">
          <button type="button" class="button" @click=${() => (this.importing = true)}>
            ${this.t('import')}
          </button>
          <button
            type="button"
            class="button"
            ?disabled=${library.entries.length === 0}
            @click=${() => this.#export()}
          >
            ${this.t('export')}
          </button>
          <button type="button" class="button primary" @click=${() => this.#create()}>
            ${icons.plus()} ${this.t('template.new')}
          </button>
        </div>
      </header>
      ${library.problem
        ? html`<p class="banner danger" role="alert">
            ${icons.warn()} <span class="grow">${library.problem}</span>
            <button type="button" class="button compact" @click=${() => library.load()}>
              ${this.t('retry')}
            </button>
          </p>`
        : nothing}
      <div class="library ${edit.form ? 'opened' : ''}">
        <div class="card library-list">
          ${library.templates === null
            ? html`<span class="spinner"></span>`
            : html`<sms-template-list
                .texts=${this.texts}
                .sections=${library.sections}
                .current=${edit.form?.id ?? null}
                .search=${library.search}
                .archived=${library.archived}
                .total=${library.entries.length}
                @open=${(event) => this.#open(event.detail)}
                @move=${(event) => this.#move(event.detail)}
                @search=${(event) => library.set({search: event.detail})}
                @archived=${(event) => library.set({archived: event.detail})}
              ></sms-template-list>`}
        </div>
        ${edit.form ? this.#opened() : this.#closed()}
      </div>
      ${this.importing
        ? html`<sms-template-import
            .texts=${this.texts}
            .client=${this.client}
            .mayShare=${this.may('ADMINISTER')}
            @imported=${(event) => this.#imported(event.detail)}
            @closed=${() => (this.importing = false)}
          ></sms-template-import>`
        : nothing}
      ${this.leaving ? this.#leavingDialog() : nothing}
    `;
  }

  #closed() {
    if (this.narrow) return nothing;
    return html`<div class="card library-list">
      <div class="empty">
        ${icons.inbox()}
        <strong>${this.t('templates.choose')}</strong>
        <span>${this.t('templates.choose.help')}</span>
      </div>
    </div>`;
  }

  #opened() {
    const {library, edit} = this;
    const {form} = edit;
    const entry = library.find(form.id);
    const stored = form.texts.filter((t) => t.stored);
    return html`<div class="library-open">
      <div class="card">
        <sms-template-form
          .texts=${this.texts}
          .form=${form}
          .dirty=${edit.dirty}
          .busy=${edit.busy}
          .problems=${edit.problems}
          .conflict=${edit.conflict}
          .categories=${library.categories}
          .keywords=${form.purpose === 'CREDENTIALS'
            ? this.keywords
            : this.keywords.filter((keyword) => !keyword.secret)}
          .rewritings=${this.rewritings}
          .rewritesByDefault=${this.rewritesByDefault}
          .mayShare=${this.may('ADMINISTER')}
          .mayCredentials=${this.may('CREDENTIALS')}
          .school=${this.session.school.name ?? ''}
          .narrow=${this.narrow}
          @change=${(event) => event.detail && edit.change(event.detail)}
          @write=${({detail}) => edit.write(detail.language, detail.body)}
          @add-language=${(event) => edit.addLanguage(event.detail)}
          @remove-language=${(event) => edit.removeLanguage(event.detail)}
          @save=${() => edit.save()}
          @revert=${() => edit.revert()}
          @copy=${() => this.#safely(() => this.#copy())}
          @archive=${(event) => entry && library.archive(entry, event.detail)}
          @mine=${() => edit.keepMine()}
          @theirs=${() => edit.takeTheirs()}
          @back=${() => this.#back()}
        ></sms-template-form>
      </div>
      ${stored.length > 0
        ? html`<sms-template-versions
            .texts=${this.texts}
            .client=${this.client}
            .ids=${stored.map((t) => t.id)}
            .mark=${stored.map((t) => `${t.id}@${t.version}`).join()}
            .editable=${form.editable}
            @bring-back=${(event) => this.#bringBack(event.detail)}
          ></sms-template-versions>`
        : nothing}
    </div>`;
  }

  #copy() {
    this.edit.copy();
    this.keepForm();
    this.#focusName();
  }

  #bringBack(version) {
    const before = this.edit.form;
    this.edit.bringBack(version);
    this.tell(this.t('versions.brought-back', {n: String(version.template.version)}), {
      label: this.t('undo'),
      run: () => this.edit.change(before),
    });
    this.renderRoot.querySelector('sms-template-form')?.scrollIntoView({block: 'nearest'});
  }

  async #imported(count) {
    await this.library.load();
    if (this.edit.form && !this.edit.dirty) {
      const entry = this.library.find(this.edit.form.id);
      if (entry) this.edit.open(entry);
    }
    this.tell(this.n('import.done', count));
  }

  #leavingDialog() {
    return html`<sms-unsaved
      .texts=${this.texts}
      .name=${this.edit.form?.name ?? ''}
      @store=${() => this.#leave(true)}
      @discard=${() => this.#leave(false)}
      @stay=${() => (this.leaving = null)}
    ></sms-unsaved>`;
  }
}

define('sms-templates', SmsTemplates);
