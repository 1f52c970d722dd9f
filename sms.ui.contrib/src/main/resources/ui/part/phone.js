import {css, html, nothing} from '../lit/lit-element.js';
import {live} from '../lit/directives/live.js';
import {SmsPart, define} from '../lib/element.js';
import {icons} from '../lib/icons.js';
import {LIMITS, segment} from '../lib/segmentation.js';
import './costly.js';

export const phoneStyle = css`
  .phone-area {
    position: relative;
    display: grid;
    gap: 10px;
    justify-items: center;
  }

  .phone {
    position: relative;
    display: flex;
    flex-direction: column;
    width: 100%;
    max-width: 318px;
    height: 344px;
    padding: 11px;
    background: light-dark(#262d3a, #0a0c10);
    border-radius: 38px;
    box-shadow:
      inset 0 0 0 1.5px light-dark(#4a5365, #3d4655),
      0 12px 32px light-dark(#1d243026, #0009);
  }

  .phone-screen {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-height: 0;
    overflow: hidden;
    background: light-dark(#f7f8fb, #12151a);
    border-radius: 28px;
  }

  .phone-top {
    display: grid;
    justify-items: center;
    gap: 3px;
    padding: 9px 14px 7px;
    background: var(--_surface);
    border-bottom: 1px solid var(--_line);
    font-size: 0.8125em;
  }

  .phone-top::before {
    content: '';
    width: 58px;
    height: 5px;
    border-radius: 9px;
    background: light-dark(#c9cfd9, #39414d);
  }

  .phone-top strong {
    max-width: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .phone-scroll {
    flex: 1;
    min-height: 0;
    padding: 14px 12px;
    overflow-y: auto;
    scrollbar-width: thin;
    cursor: text;
  }

  .bubble {
    display: grid;
    width: 100%;
    background: var(--_surface);
    border: 1px solid var(--_line);
    border-radius: 17px 17px 17px 5px;
    overflow: hidden;
  }

  .bubble:focus-within {
    border-color: var(--_accent);
    box-shadow: 0 0 0 1px var(--_accent);
  }

  .bubble > * {
    grid-area: 1 / 1;
    width: 100%;
    min-height: 148px;
    margin: 0;
    padding: 10px 13px;
    font: inherit;
    line-height: 1.42;
    letter-spacing: normal;
    white-space: pre-wrap;
    overflow-wrap: break-word;
    word-break: normal;
    border: 0;
  }

  .bubble .behind {
    color: transparent;
    pointer-events: none;
    user-select: none;
  }

  .bubble textarea {
    height: 100%;
    resize: none;
    overflow: hidden;
    background: none;
    outline: none;
  }

  .bubble textarea::placeholder {
    color: var(--_muted);
    opacity: 1;
  }

  .behind mark {
    color: transparent;
    border-radius: 4px;
  }

  .behind .keyword {
    background: var(--_accent-soft);
    box-shadow: 0 0 0 1.5px color-mix(in srgb, var(--_accent) 45%, transparent);
  }

  .behind .costly {
    background: var(--_warn-soft);
    box-shadow: inset 0 -2px 0 var(--_warn);
  }

  .bubble.received {
    display: block;
    padding: 10px 13px;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    width: fit-content;
    max-width: 94%;
  }

  .bubble.received.blocked {
    background: var(--_danger-soft);
    color: var(--_danger);
    border-color: transparent;
  }

  .phone-scroll.preview {
    cursor: default;
  }

  .counter {
    display: flex;
    align-items: baseline;
    justify-content: center;
    gap: 10px;
    width: 100%;
    font-variant-numeric: tabular-nums;
  }

  .counter strong {
    font-size: 1.15em;
  }

  .counter .many {
    color: var(--_warn);
  }

  .phone-tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    width: 100%;
  }

  .stepper {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    width: 100%;
  }

  .stepper div {
    min-width: 0;
    text-align: center;
    line-height: 1.3;
  }

  .keyword-menu {
    position: absolute;
    z-index: 25;
    width: min(300px, 100%);
    max-height: 320px;
    padding: 5px;
    overflow-y: auto;
    background: var(--_surface);
    border: 1px solid var(--_edge);
    border-radius: var(--_control);
    box-shadow: 0 12px 40px #0005;
  }

  .keyword-menu button {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 0 10px;
    width: 100%;
    padding: 6px 9px;
    text-align: start;
    background: none;
    border: 0;
    border-radius: 5px;
    cursor: pointer;
  }

  .keyword-menu button:hover,
  .keyword-menu button:focus-visible {
    background: var(--_accent-soft);
    outline: none;
  }

  .keyword-menu code {
    color: var(--_accent);
    font: 600 0.9em ui-monospace, Menlo, Consolas, monospace;
  }

  .keyword-menu small {
    grid-column: 1 / -1;
    color: var(--_muted);
  }
`;

/** A hash that is meant as one, or the beginning of a keyword with what stands in for it. */
const KEYWORD = /##|#([\p{L}][\p{L}\p{N}_]*)(\{[^{}]*\})?/gu;

/** As the server compares names: whatever the case and the accents. */
const plain = (name) => name.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();

/** Longest text that is looked at; what is longer is refused as a whole. */
const MAX_TEXT = 10_000;

/** Parts of an SMS at the most. */
const MAX_PARTS = 10;

/**
 * The telephone one types on: text, counter, keywords, costly characters; and the text as a
 * recipient will read it. Fires `text`, `rewrite`, `view`, `step`.
 */
class SmsPhone extends SmsPart {
  static properties = {
    ...SmsPart.properties,
    text: {attribute: false},
    rewrite: {attribute: false},
    rewritings: {attribute: false},
    keywords: {attribute: false},
    sender: {attribute: false},
    view: {attribute: false},
    sample: {attribute: false},
    sampleHint: {attribute: false},
    problem: {attribute: false},
    label: {attribute: false},
    language: {attribute: false},
    price: {attribute: false},
    writeOnly: {attribute: false},
    rewriteFixed: {attribute: false},
    readOnly: {attribute: false},
    menu: {state: true},
    spoken: {state: true},
  };

  constructor() {
    super();
    this.text = '';
    this.rewrite = false;
    /** @type {Map<string, string>} what stands for a costly character; "": it is left out */
    this.rewritings = new Map();
    this.keywords = [];
    this.sender = '';
    /** @type {'write'|'preview'} */
    this.view = 'write';
    this.sample = null;
    this.sampleHint = '';
    this.problem = null;
    /** What the field is called; empty: « Message ». */
    this.label = '';
    /** Of the text, for the spelling; empty: the screen's. */
    this.language = '';
    /** What keeping the costly characters costs, as a sentence; empty: counted for one SMS. */
    this.price = '';
    /** Nobody to preview it for. */
    this.writeOnly = false;
    /** Whether costly characters are replaced is chosen elsewhere. */
    this.rewriteFixed = false;
    this.readOnly = false;
    this.menu = null;
    this.spoken = '';
    this.outside = (event) => {
      if (this.menu && !event.composedPath().includes(this)) this.menu = null;
    };
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('pointerdown', this.outside);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('pointerdown', this.outside);
    clearTimeout(this.speaking);
  }

  willUpdate(changed) {
    if (changed.has('text') || changed.has('rewrite') || changed.has('rewritings')) {
      // Composed, as the server composes it before it counts.
      const text = this.text.normalize('NFC');
      this.raw = segment(text);
      this.plain =
        this.raw.costly.length > 0 ? segment(rewritten(text, this.raw, this.rewritings)) : this.raw;
      this.cut = this.rewrite ? this.plain : this.raw;
      this.costly = [...new Set(this.raw.costly.map((c) => c.character))];
      clearTimeout(this.speaking);
      if (changed.get('text') !== undefined) {
        this.speaking = setTimeout(() => (this.spoken = this.#counterText()), 1200);
      }
    }
  }

  render() {
    const preview = this.view === 'preview';
    return html`<div class="phone-area">
      <div class="phone-tools">
        <fieldset ?hidden=${this.writeOnly}>
          <legend class="sr">${this.t('phone.view')}</legend>
          <div class="segments">
            ${['write', 'preview'].map(
              (view) => html`<label>
                <input
                  type="radio"
                  name="${this.uid}-view"
                  .checked=${this.view === view}
                  @change=${() => this.fire('view', view)}
                />
                <span>${this.t(`phone.${view}`)}</span>
              </label>`,
            )}
          </div>
        </fieldset>
        <button
          type="button"
          class="button compact"
          aria-haspopup="menu"
          aria-expanded=${this.menu ? 'true' : 'false'}
          aria-keyshortcuts="Shift+F10"
          ?hidden=${preview || this.readOnly}
          @click=${(event) => this.#openMenu(event.currentTarget)}
        >
          ${icons.key()} ${this.t('keywords')}
        </button>
      </div>
      <div class="phone">
        <div class="phone-screen">
          <div class="phone-top"><strong>${this.sender || this.t('phone.sender')}</strong></div>
          ${preview ? this.#preview() : this.#editor()}
        </div>
      </div>
      ${preview ? this.#sampleFoot() : this.#counter()}
      ${this.menu ? this.#keywordMenu() : nothing}
      ${this.problem
        ? html`<p class="error" id="${this.uid}-error" role="alert">${this.problem}</p>`
        : nothing}
      ${preview
        ? nothing
        : html`${this.#tooLong()}
            <sms-costly
              .texts=${this.texts}
              .characters=${this.costly}
              .rewrite=${this.rewrite}
              .rewritings=${this.rewritings}
              .price=${this.#price()}
              .fixed=${this.rewriteFixed}
            ></sms-costly>`}
      <p class="sr" role="status">${this.spoken}</p>
    </div>`;
  }

  #editor() {
    return html`<div class="phone-scroll" @click=${() => this.area?.focus()}>
      <label class="sr" for="${this.uid}-text">${this.label || this.t('message')}</label>
      <div class="bubble">
        <div class="behind" aria-hidden="true">${this.#marked()}</div>
        <textarea
          id="${this.uid}-text"
          spellcheck="true"
          ?readonly=${this.readOnly}
          lang=${this.language || this.texts.language}
          placeholder=${this.t('message.placeholder')}
          aria-invalid=${this.problem ? 'true' : 'false'}
          aria-describedby=${this.problem ? `${this.uid}-error` : nothing}
          .value=${live(this.text)}
          @input=${(event) => this.#typed(event.target.value)}
          @contextmenu=${this.#contextMenu}
          @keydown=${this.#shortcut}
        ></textarea>
      </div>
    </div>`;
  }

  /** At once, not only when the owner says so: a render in between would undo what was typed. */
  #typed(text) {
    this.text = text;
    this.fire('text', text);
  }

  get area() {
    return this.querySelector('textarea');
  }

  /** The text again, behind the field, with what is special about it marked. */
  #marked() {
    if (this.text.length > MAX_TEXT) return [this.text];
    const known = this.keywords.flatMap(({name, aliases}) => [name, ...aliases]);
    const marks = [];
    for (const match of this.text.matchAll(KEYWORD)) {
      const length = match[1] ? longest(plain(match[1]), known) : 0;
      if (length > 0) {
        const all = length === match[1].length ? match[0].length : length + 1;
        marks.push({start: match.index, end: match.index + all, kind: 'keyword'});
      }
    }
    if (!this.rewrite) {
      for (const {start, end} of costlyPlaces(this.text, this.raw)) {
        marks.push({start, end, kind: 'costly'});
      }
    }
    marks.sort((a, b) => a.start - b.start);
    const parts = [];
    let at = 0;
    for (const {start, end, kind} of marks) {
      if (start < at) continue;
      parts.push(this.text.slice(at, start));
      parts.push(html`<mark class=${kind}>${this.text.slice(start, end)}</mark>`);
      at = end;
    }
    // A break at the end needs something after it to have a height.
    parts.push(`${this.text.slice(at)}\u200b`);
    return parts;
  }

  #counter() {
    const {units, parts, encoding} = this.cut;
    const limit = parts <= 1 ? LIMITS[encoding].single : parts * LIMITS[encoding].part;
    return html`<p class="counter">
      <strong data-testid="counter">${units}/${limit}</strong>
      <span class=${parts > 1 ? 'many' : 'muted'} ?hidden=${parts === 0}>${this.n('sms', parts)}</span>
    </p>`;
  }

  #counterText() {
    const {units, parts, encoding} = this.cut;
    const limit = parts <= 1 ? LIMITS[encoding].single : parts * LIMITS[encoding].part;
    return this.t('counter.spoken', {units, limit, sms: this.n('sms', parts)});
  }

  /** What is over, before anybody has been chosen; keywords make the SMS longer or shorter still. */
  #tooLong() {
    const {units, parts, encoding} = this.cut;
    if (parts <= MAX_PARTS || this.problem) return nothing;
    const over = Math.max(1, units - MAX_PARTS * LIMITS[encoding].part);
    return html`<p class="error" role="alert">${this.n('phone.too-long', over, {max: MAX_PARTS})}</p>`;
  }

  /** What keeping the costly characters costs. */
  #price() {
    if (this.price || this.plain === this.raw) return this.price;
    const more = this.raw.parts - this.plain.parts;
    if (more <= 0) return this.t('costly.free');
    return this.n(this.rewrite ? 'costly.saved' : 'costly.more', more);
  }

  #preview() {
    return html`<div class="phone-scroll preview" tabindex="0" role="region" aria-label=${this.t('phone.preview')}>
      ${this.sample
        ? this.sample.text != null
          ? html`<div class="bubble received" data-testid="sample">${this.sample.text}</div>`
          : html`<div class="bubble received blocked">${this.sample.problem.message}</div>`
        : html`<p class="muted small">${this.sampleHint}</p>`}
    </div>`;
  }

  #sampleFoot() {
    const sample = this.sample;
    if (!sample) return nothing;
    return html`<div class="stepper">
      <button
        type="button"
        class="icon-button"
        aria-label=${this.t('preview.previous')}
        ?disabled=${sample.at === 0}
        @click=${() => this.fire('step', sample.at - 1)}
      >
        ${icons.previous()}
      </button>
      <div aria-live="polite">
        <strong>${sample.name}</strong>
        <span class="muted small number"
          ><br />${this.texts.phone(sample.number)} ·
          ${this.t('preview.place', {at: sample.at + 1, of: sample.of})}${sample.text != null
            ? ` · ${this.n('sms', sample.parts)}`
            : ''}</span
        >
      </div>
      <button
        type="button"
        class="icon-button"
        aria-label=${this.t('preview.next')}
        ?disabled=${sample.at >= sample.of - 1}
        @click=${() => this.fire('step', sample.at + 1)}
      >
        ${icons.next()}
      </button>
    </div>`;
  }

  // Keywords

  #contextMenu(event) {
    if (this.readOnly) return;
    event.preventDefault();
    this.#openMenu(null, event);
  }

  #shortcut(event) {
    if (this.readOnly) return;
    if ((event.shiftKey && event.key === 'F10') || event.key === 'ContextMenu') {
      event.preventDefault();
      this.#openMenu(null);
    }
  }

  async #openMenu(button, pointer = null) {
    if (this.menu) {
      this.menu = null;
      return;
    }
    const frame = this.querySelector('.phone-area').getBoundingClientRect();
    const anchor = (button ?? this.querySelector('.bubble')).getBoundingClientRect();
    const x = pointer?.clientX || (button ? anchor.right - 300 : anchor.left + 16);
    const y = pointer?.clientY || (button ? anchor.bottom + 4 : anchor.top + 40);
    this.menu = {x: x - frame.left, y: y - frame.top, width: frame.width};
    await this.updateComplete;
    const menu = this.querySelector('.keyword-menu');
    menu.style.left = `${Math.max(0, Math.min(this.menu.x, frame.width - menu.offsetWidth))}px`;
    menu.style.top = `${this.menu.y}px`;
    menu.querySelector('button')?.focus();
  }

  #keywordMenu() {
    return html`<div
      class="keyword-menu"
      role="menu"
      aria-label=${this.t('keywords')}
      @keydown=${this.#menuKey}
    >
      ${this.keywords.map(
        (keyword) => html`<button
          type="button"
          role="menuitem"
          title=${keyword.help}
          @click=${() => this.#insert(`#${keyword.name}`)}
        >
          <span>${keyword.label}</span>
          <code>#${keyword.name}</code>
          ${keyword.example
            ? html`<small>${this.t('keyword.example', {example: keyword.example})}</small>`
            : nothing}
        </button>`,
      )}
      ${this.keywords.length === 0
        ? html`<button type="button" role="menuitem" @click=${() => (this.menu = null)}>
            ${this.t('keywords.none')}
          </button>`
        : nothing}
    </div>`;
  }

  #menuKey(event) {
    const items = [...this.querySelectorAll('[role="menuitem"]')];
    const at = items.indexOf(event.target);
    const target = {
      ArrowDown: items[(at + 1) % items.length],
      ArrowUp: items[(at - 1 + items.length) % items.length],
      Home: items[0],
      End: items[items.length - 1],
    }[event.key];
    if (target) {
      event.preventDefault();
      target.focus();
    } else if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      event.stopPropagation();
      this.menu = null;
      this.area?.focus();
    } else if (event.key.length === 1) {
      const wanted = event.key.toLowerCase();
      const order = [...items.slice(at + 1), ...items.slice(0, at + 1)];
      order.find((item) => item.textContent.trim().toLowerCase().startsWith(wanted))?.focus();
    }
  }

  /** At the caret, undoable by Ctrl+Z. */
  #insert(text) {
    this.menu = null;
    const area = this.area;
    area.focus();
    // The only way that keeps the field's own undo; setRangeText where it is gone.
    if (!document.execCommand?.('insertText', false, text)) {
      area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end');
      this.#typed(area.value);
    }
  }
}

/** Length of the longest known name that the word begins with. */
function longest(word, known) {
  return Math.max(0, ...known.filter((name) => word.startsWith(name)).map((name) => name.length));
}

/** Where the costly characters are in the text as it is in the field. */
function costlyPlaces(text, cut) {
  if (cut.costly.length === 0) return [];
  const wanted = new Set(cut.costly.map((c) => c.character));
  const places = [];
  let at = 0;
  for (const character of text) {
    if (wanted.has(character)) places.push({start: at, end: at + character.length});
    at += character.length;
  }
  return places;
}

/** The text as it is sent when costly characters are rewritten, as far as the table is known. */
export function rewritten(text, cut, rewritings) {
  if (cut.costly.length === 0) return text;
  return [...text].map((character) => rewritings.get(character) ?? character).join('');
}

define('sms-phone', SmsPhone);
