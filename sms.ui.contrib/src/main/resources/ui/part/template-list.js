import {css, html, nothing} from '../lit/lit-element.js';
import {repeat} from '../lit/directives/repeat.js';
import {SmsPart, define} from '../lib/element.js';
import {icons} from '../lib/icons.js';

export const templateListStyle = css`
  .template-list {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
  }

  .template-list h3 {
    margin-bottom: 6px;
    font-size: 0.875em;
    color: var(--_muted);
  }

  .template-rows {
    display: grid;
    gap: 4px;
    padding: 0;
    list-style: none;
  }

  .template-row {
    position: relative;
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    gap: 4px;
    padding-inline: 2px 6px;
    background: var(--_surface);
    border: 1px solid var(--_line);
    border-radius: var(--_control);
  }

  .template-row.current {
    border-color: var(--_accent);
    box-shadow: inset 3px 0 0 var(--_accent);
    background: var(--_accent-soft);
  }

  .template-row.dragged {
    opacity: 0.55;
  }

  .template-row.before::before,
  .template-row.after::after {
    content: '';
    position: absolute;
    inset-inline: 0;
    height: 3px;
    border-radius: 9px;
    background: var(--_accent);
  }

  .template-row.before::before {
    top: -4px;
  }

  .template-row.after::after {
    bottom: -4px;
  }

  .template-handle {
    display: grid;
    place-items: center;
    width: 26px;
    height: 44px;
    color: var(--_muted);
    cursor: grab;
    touch-action: none;
  }

  .template-handle:active {
    cursor: grabbing;
  }

  .template-name {
    display: grid;
    gap: 1px;
    min-width: 0;
    min-height: 44px;
    padding: 7px 4px;
    align-content: center;
    text-align: start;
    background: none;
    border: 0;
    font: inherit;
    color: inherit;
    cursor: pointer;
  }

  .template-name strong {
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  .template-name small {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    color: var(--_muted);
  }

  .template-row:not(.movable) {
    padding-inline-start: 12px;
  }

  .template-moves {
    display: flex;
  }
`;

/**
 * The templates, the school's and one's own, in their order; moved by dragging, by Alt and an arrow,
 * or by the two buttons of the one that is open.
 *
 * Fires `open` (detail: the entry), `move` (detail: {entry, to}), `search`, `archived`.
 */
class SmsTemplateList extends SmsPart {
  static properties = {
    ...SmsPart.properties,
    sections: {attribute: false},
    current: {attribute: false},
    search: {attribute: false},
    archived: {attribute: false},
    total: {attribute: false},
    drag: {state: true},
    spoken: {state: true},
  };

  constructor() {
    super();
    this.sections = [];
    /** Id of the one that is open. */
    this.current = null;
    this.search = '';
    this.archived = false;
    /** All there are, archived or not. */
    this.total = 0;
    /** @type {null|{entry: object, to: number}} */
    this.drag = null;
    this.spoken = '';
  }

  render() {
    const none = this.sections.every(({entries}) => entries.length === 0);
    return html`<div class="template-list">
      <div class="field">
        <label for="${this.uid}-search">${this.t('templates.search')}</label>
        <input
          id="${this.uid}-search"
          class="input"
          type="search"
          autocomplete="off"
          .value=${this.search}
          @input=${(event) => this.fire('search', event.target.value)}
        />
      </div>
      <fieldset>
        <legend class="sr">${this.t('templates.shown')}</legend>
        <div class="segments">
          ${[false, true].map(
            (archived) => html`<label>
              <input
                type="radio"
                name="${this.uid}-archived"
                .checked=${this.archived === archived}
                @change=${() => this.fire('archived', archived)}
              />
              <span>${this.t(archived ? 'templates.archived' : 'templates.used')}</span>
            </label>`,
          )}
        </div>
      </fieldset>
      ${none ? this.#empty() : this.sections.map((section) => this.#section(section))}
      <p class="sr" role="status">${this.spoken}</p>
    </div>`;
  }

  #empty() {
    const [title, help] =
      this.search !== ''
        ? ['templates.none-fits', 'templates.none-fits.help']
        : this.archived
          ? ['templates.none-archived', 'templates.none-archived.help']
          : ['templates.empty', 'templates.empty.help'];
    return html`<div class="empty">
      <strong>${this.t(title)}</strong>
      <span>${this.t(help)}</span>
    </div>`;
  }

  #section({own, entries}) {
    if (entries.length === 0) return nothing;
    const title = own ? 'templates.own' : 'templates.shared';
    return html`<section aria-label=${this.t(title)}>
      <h3>${this.t(title)}</h3>
      <ul class="template-rows">
        ${repeat(
          entries,
          ({id}) => id,
          (entry, at) => this.#row(entry, at, entries),
        )}
      </ul>
    </section>`;
  }

  #row(entry, at, entries) {
    const {base, translations} = entry;
    const movable = base.editable && !this.archived && this.search === '' && entries.length > 1;
    const open = entry.id === this.current;
    const {drag} = this;
    const from = drag ? entries.findIndex(({id}) => id === drag.entry.id) : -1;
    const mark =
      from < 0 || drag.to !== at || drag.to === from ? '' : drag.to < from ? 'before' : 'after';
    const languages = [base, ...translations.filter((t) => !t.archived || base.archived)]
      .map((t) => t.language.toUpperCase())
      .join(' · ');
    return html`<li
      class="template-row ${open ? 'current' : ''} ${movable ? 'movable' : ''} ${mark} ${from === at
        ? 'dragged'
        : ''}"
      data-id=${entry.id}
    >
      ${movable
        ? html`<span
            class="template-handle"
            title=${this.t('templates.drag')}
            @pointerdown=${(event) => this.#grab(event, entry)}
            @pointermove=${(event) => this.#dragOver(event, entries)}
            @pointerup=${() => this.#drop()}
            @pointercancel=${() => (this.drag = null)}
            >${icons.grip()}</span
          >`
        : nothing}
      <button
        type="button"
        class="template-name"
        aria-current=${open ? 'true' : 'false'}
        aria-keyshortcuts=${movable ? 'Alt+ArrowUp Alt+ArrowDown' : nothing}
        title=${movable ? this.t('templates.move.help') : nothing}
        @click=${() => this.fire('open', entry)}
        @keydown=${(event) => movable && this.#key(event, entry, at)}
      >
        <strong>${base.name}</strong>
        <small>${[base.category, languages].filter(Boolean).join(' · ')}</small>
      </button>
      ${movable && open
        ? html`<span class="template-moves">
            ${this.#mover(entry, at - 1, at === 0, 'templates.up', icons.up)}
            ${this.#mover(entry, at + 1, at === entries.length - 1, 'templates.down', icons.down)}
          </span>`
        : nothing}
    </li>`;
  }

  #mover(entry, to, disabled, label, icon) {
    return html`<button
      type="button"
      class="icon-button"
      aria-label=${this.t(label, {name: entry.base.name})}
      ?disabled=${disabled}
      @click=${() => this.#move(entry, to)}
    >
      ${icon()}
    </button>`;
  }

  #key(event, entry, at) {
    const step = {ArrowUp: -1, ArrowDown: 1}[event.key];
    if (!step || !event.altKey) return;
    event.preventDefault();
    this.#move(entry, at + step);
  }

  #move(entry, to) {
    const entries = this.sections.find(({own}) => own === entry.base.own).entries;
    if (to < 0 || to >= entries.length) return;
    this.spoken = this.t('templates.moved', {
      name: entry.base.name,
      at: to + 1,
      of: entries.length,
    });
    this.fire('move', {entry, to});
  }

  // By mouse, pen or finger

  #grab(event, entry) {
    if (event.button !== 0) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    this.drag = {entry, to: -1};
  }

  #dragOver(event, entries) {
    if (!this.drag) return;
    const from = entries.findIndex(({id}) => id === this.drag.entry.id);
    const rows = entries.map(({id}) => this.querySelector(`[data-id="${CSS.escape(id)}"]`));
    const middles = rows.map((row) => {
      const {top, height} = row.getBoundingClientRect();
      return top + height / 2;
    });
    const above = middles.filter((middle, i) => i !== from && middle < event.clientY).length;
    if (above !== this.drag.to) this.drag = {...this.drag, to: above};
  }

  #drop() {
    const {drag} = this;
    this.drag = null;
    if (drag && drag.to >= 0) this.#move(drag.entry, drag.to);
  }
}

define('sms-template-list', SmsTemplateList);
