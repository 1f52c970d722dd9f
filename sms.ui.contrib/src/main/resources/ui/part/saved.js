import {css, html, nothing} from '../lit/lit-element.js';
import {SmsPart, define} from '../lib/element.js';
import {icons} from '../lib/icons.js';

export const savedStyle = css`
  .saved-bar {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 8px 10px;
  }

  .saved-bar .field {
    flex: 1 1 220px;
    max-width: 380px;
  }

  .saved-list {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }

  .saved-list > li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    padding: 9px 0;
  }

  .saved-list > li + li {
    border-top: 1px solid var(--_line);
  }

  .saved-list form {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 8px 14px;
    width: 100%;
  }

  .saved-form {
    display: grid;
    gap: 12px;
  }

  @container screen (max-width: 520px) {
    .saved-bar .field {
      flex-basis: 100%;
      max-width: none;
    }
  }
`;

/**
 * Selections kept under a name: one is used, the present criteria are kept, and those that are one's
 * own are renamed, shared, deleted. The work is done by the control.
 */
class SmsSaved extends SmsPart {
  static properties = {
    ...SmsPart.properties,
    /** @type {import('../control/saved.js').SavedControl} */
    saved: {attribute: false},
    // What is shown of it changes as the control does.
    current: {attribute: false},
    list: {attribute: false},
    problem: {attribute: false},
    busy: {attribute: false},
    dialog: {state: true},
    editing: {state: true},
    deleting: {state: true},
  };

  constructor() {
    super();
    this.saved = null;
    this.current = null;
    this.list = null;
    this.problem = null;
    this.busy = false;
    /** @type {'keep'|'manage'|null} */
    this.dialog = null;
    this.editing = null;
    this.deleting = null;
  }

  updated(changed) {
    if (changed.has('editing') && this.editing) this.querySelector('li input')?.focus();
    if (!changed.has('dialog')) return;
    const dialog = this.querySelector('dialog');
    if (this.dialog && !dialog.open) dialog.showModal();
    if (!this.dialog && dialog.open) dialog.close();
  }

  render() {
    const list = this.list ?? [];
    const own = list.filter((s) => s.own);
    const shared = list.filter((s) => !s.own);
    return html`<div class="saved-bar">
        <div class="field">
          <label for="${this.uid}-use">${this.t('saved')}</label>
          <select
            id="${this.uid}-use"
            ?disabled=${list.length === 0}
            @change=${(event) => this.#use(event.target)}
          >
            <option value="" .selected=${this.current === null}>
              ${this.t(list.length ? 'saved.choose' : 'saved.none')}
            </option>
            ${this.#options('saved.own', own)} ${this.#options('saved.shared', shared)}
          </select>
        </div>
        <button type="button" class="button" @click=${() => this.#open('keep')}>
          ${this.t('saved.keep')}
        </button>
        ${list.some((s) => s.mayChange)
          ? html`<button type="button" class="button" @click=${() => this.#open('manage')}>
              ${this.t('saved.manage')}
            </button>`
          : nothing}
      </div>
      <dialog
        aria-labelledby="${this.uid}-title"
        @close=${() => this.#close()}
        @click=${(event) => event.target === event.currentTarget && this.#close()}
      >
        ${this.dialog ? this.#content(list, own) : nothing}
      </dialog>`;
  }

  #options(label, some) {
    if (some.length === 0) return nothing;
    return html`<optgroup label=${this.t(label)}>
      ${some.map(
        (s) =>
          html`<option value=${s.id} .selected=${s.id === this.current}>
            ${s.own ? s.name : this.t('saved.by', {name: s.name, owner: s.owner})}
          </option>`,
      )}
    </optgroup>`;
  }

  #use(select) {
    if (select.value) this.saved.use(Number(select.value));
  }

  #open(dialog) {
    this.saved.clear();
    this.editing = null;
    this.deleting = null;
    this.dialog = dialog;
  }

  #close() {
    this.dialog = null;
    this.saved.clear();
  }

  #content(list, own) {
    return html`<div class="dialog-head">
        <h2 id="${this.uid}-title">${this.t(this.dialog === 'keep' ? 'saved.keep.title' : 'saved.manage.title')}</h2>
        <button
          type="button"
          class="icon-button"
          aria-label=${this.t('close')}
          @click=${() => this.#close()}
        >
          ${icons.close()}
        </button>
      </div>
      ${this.dialog === 'keep' ? this.#keep(list, own) : this.#manage(list)}`;
  }

  #keep(list, own) {
    const current = own.find((s) => s.id === this.saved.last);
    return html`<form novalidate @submit=${(event) => this.#submitKeep(event, false)}>
      <div class="dialog-body saved-form">
        ${this.#name('keep', current?.name ?? '')} ${this.#shared(current?.shared ?? false)}
        <p class="hint">${this.t('saved.keep.help')}</p>
      </div>
      <div class="dialog-foot">
        <button type="button" class="button" @click=${() => this.#close()}>${this.t('cancel')}</button>
        ${this.saved.taken
          ? html`<button
              type="button"
              class="button danger"
              ?disabled=${this.busy}
              @click=${(event) => this.#submitKeep(event, true)}
            >
              ${this.t('saved.replace')}
            </button>`
          : nothing}
        <button class="button primary" ?disabled=${this.busy}>${this.t('saved.keep.do')}</button>
      </div>
    </form>`;
  }

  #name(of, value) {
    const id = `${this.uid}-name-${of}`;
    return html`<div class="field grow">
      <label for=${id}>${this.t('saved.name')}</label>
      <input
        class="input"
        id=${id}
        name="name"
        maxlength="100"
        autocomplete="off"
        autofocus
        aria-invalid=${this.problem ? 'true' : 'false'}
        aria-describedby="${id}-error"
        .defaultValue=${value}
      />
      ${this.problem
        ? html`<p class="error" id="${id}-error" role="alert">${this.problem}</p>`
        : nothing}
    </div>`;
  }

  #shared(value) {
    return html`<label class="check">
      <input type="checkbox" name="shared" .defaultChecked=${value} />
      <span>${this.t('saved.share')}</span>
    </label>`;
  }

  #values(event) {
    const form = event.target.closest('form');
    return {name: form.elements.name.value.trim(), shared: form.elements.shared.checked};
  }

  async #submitKeep(event, replace) {
    event.preventDefault();
    if (await this.saved.keep({...this.#values(event), replace})) this.#close();
  }

  #manage(list) {
    const mine = list.filter((s) => s.mayChange);
    return html`<div class="dialog-body">
      <ul class="saved-list">
        ${mine.map((s) => html`<li>${this.editing === s.id ? this.#edit(s) : this.#line(s)}</li>`)}
      </ul>
      ${mine.length === 0 ? html`<p class="muted">${this.t('saved.none')}</p>` : nothing}
    </div>`;
  }

  #line(saved) {
    const asks = this.deleting === saved.id;
    return html`<div class="grow">
        <strong>${saved.name}</strong>
        <div class="small muted">
          ${saved.own ? nothing : `${this.t('saved.owner', {owner: saved.owner})} · `}${this.t(
            saved.shared ? 'saved.is-shared' : 'saved.is-own',
          )}${saved.criteria ? nothing : html` · ${this.t('saved.is-unreadable')}`}
        </div>
        ${asks && this.problem ? html`<p class="error" role="alert">${this.problem}</p>` : nothing}
      </div>
      ${asks
        ? html`<button
              type="button"
              class="button compact danger"
              ?disabled=${this.busy}
              @click=${() => this.saved.forget(saved)}
            >
              ${this.t('saved.delete.sure', {name: saved.name})}
            </button>
            <button type="button" class="button compact" @click=${() => (this.deleting = null)}>
              ${this.t('cancel')}
            </button>`
        : html`<button
              type="button"
              class="button compact"
              aria-label=${this.t('saved.edit.of', {name: saved.name})}
              @click=${() => this.#start('editing', saved)}
            >
              ${this.t('saved.edit')}
            </button>
            <button
              type="button"
              class="button compact"
              aria-label=${this.t('saved.delete.of', {name: saved.name})}
              @click=${() => this.#start('deleting', saved)}
            >
              ${this.t('saved.delete')}
            </button>`}`;
  }

  #start(what, saved) {
    this.saved.clear();
    this.editing = what === 'editing' ? saved.id : null;
    this.deleting = what === 'deleting' ? saved.id : null;
  }

  #edit(saved) {
    return html`<form novalidate @submit=${(event) => this.#submitEdit(event, saved)}>
      ${this.#name(saved.id, saved.name)} ${this.#shared(saved.shared)}
      <span class="row">
        <button class="button compact primary" ?disabled=${this.busy}>${this.t('saved.edit.do')}</button>
        <button type="button" class="button compact" @click=${() => this.#start(null, saved)}>
          ${this.t('cancel')}
        </button>
      </span>
    </form>`;
  }

  async #submitEdit(event, saved) {
    event.preventDefault();
    if (await this.saved.change(saved.id, this.#values(event))) this.editing = null;
  }
}

define('sms-saved', SmsSaved);
