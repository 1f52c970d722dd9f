import {css, html, nothing} from '../lit/lit-element.js';
import {SmsPart, define} from '../lib/element.js';
import {icons} from '../lib/icons.js';

export const costlyStyle = css`
  .costly-note {
    display: grid;
    gap: 6px;
    width: 100%;
  }

  .costly-note .banner {
    display: grid;
    gap: 7px;
    font-size: 0.9em;
  }

  .glyphs {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 5px;
  }

  .glyph {
    display: inline-block;
    min-width: 1.5em;
    padding: 0 5px;
    text-align: center;
    border: 1px solid currentColor;
    border-radius: 4px;
    font-weight: 600;
    line-height: 1.35;
  }

  .rewriting {
    width: 100%;
    border-collapse: collapse;
  }

  .rewriting th {
    padding: 4px 10px;
    text-align: start;
    font-size: 0.8125em;
    color: var(--_muted);
    border-bottom: 1px solid var(--_line);
  }

  .rewriting td {
    padding: 5px 10px;
    border-bottom: 1px solid var(--_line);
    overflow-wrap: anywhere;
  }

  .rewriting td:first-child {
    letter-spacing: 0.1em;
  }

  .rewriting td:last-child {
    font-weight: 650;
    white-space: nowrap;
  }

  .rewriting .in-text td {
    background: var(--_warn-soft);
  }

  .rewriting-scroll {
    max-height: 46vh;
    margin-top: 10px;
    overflow-y: auto;
    border: 1px solid var(--_line);
    border-radius: var(--_control);
  }
`;

/** How a character is called that one cannot see. */
const INVISIBLE = {
  ' ': 'char.space',
  '\u00a0': 'char.nbsp',
  '\u202f': 'char.nnbsp',
  '\t': 'char.tab',
  '\u200b': 'char.zwsp',
  '\ufeff': 'char.zwsp',
  '\u200e': 'char.direction',
  '\u200f': 'char.direction',
};

/** Blanks, marks and controls without a name of their own: shown by their number. */
const UNSEEN = /^[\p{Z}\p{C}\p{M}]$/u;

const NAMED = 8;

/** How a character is shown to somebody who shall recognise it. */
export function nameOf(texts, character) {
  if (character === '') return texts.t('char.nothing');
  if (INVISIBLE[character]) return texts.t(INVISIBLE[character]);
  if (!UNSEEN.test(character)) return character;
  return `U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/**
 * The costly characters of a text: which, what keeping them costs, what would replace them. Fires
 * `rewrite` (detail: whether they are replaced).
 */
class SmsCostly extends SmsPart {
  static properties = {
    ...SmsPart.properties,
    characters: {attribute: false},
    rewrite: {attribute: false},
    rewritings: {attribute: false},
    price: {attribute: false},
    fixed: {attribute: false},
    open: {state: true},
  };

  constructor() {
    super();
    /** @type {string[]} each once */
    this.characters = [];
    this.rewrite = false;
    /** @type {Map<string, string>} what stands for a costly character; "": it is left out */
    this.rewritings = new Map();
    /** A sentence; empty: not known. */
    this.price = '';
    /** Whether the choice is made elsewhere. */
    this.fixed = false;
    this.open = false;
  }

  updated() {
    const dialog = this.querySelector('dialog');
    if (this.open && dialog && !dialog.open) dialog.showModal();
  }

  render() {
    if (this.characters.length === 0) return nothing;
    const can = this.characters.filter((c) => this.rewritings.has(c));
    const all = can.length === this.characters.length;
    const solved = this.rewrite && all;
    return html`<div class="costly-note">
      <div class="banner ${solved ? 'ok' : 'warn'}">
        <span>
          ${solved ? this.t('costly.rewritten') : this.n('costly', this.characters.length)}
        </span>
        <span class="glyphs">
          ${this.characters.slice(0, NAMED).map((c) => html`<span class="glyph">${this.#glyph(c)}</span>`)}
          ${this.characters.length > NAMED ? '…' : ''}
        </span>
        ${this.price ? html`<strong data-testid="price-of-keeping">${this.price}</strong>` : nothing}
        ${this.rewrite && !all && can.length > 0
          ? html`<span>${this.t('costly.left')}</span>`
          : nothing}
      </div>
      <div class="row small">
        ${can.length > 0 && !this.fixed
          ? html`<label class="check">
              <input
                type="checkbox"
                .checked=${this.rewrite}
                @change=${(event) => this.fire('rewrite', event.target.checked)}
              />
              <span>${this.t('costly.rewrite')}</span>
            </label>`
          : nothing}
        ${this.rewritings.size > 0
          ? html`<button type="button" class="link" aria-haspopup="dialog" @click=${() => (this.open = true)}>
              ${this.t('costly.table')}
            </button>`
          : nothing}
      </div>
      ${this.open ? this.#table() : nothing}
    </div>`;
  }

  #glyph(character) {
    const shown = nameOf(this.texts, character);
    return this.rewritings.has(character)
      ? `${shown} → ${nameOf(this.texts, this.rewritings.get(character))}`
      : shown;
  }

  #table() {
    const groups = new Map();
    for (const [character, instead] of this.rewritings) {
      groups.set(instead, [...(groups.get(instead) ?? []), character]);
    }
    const here = this.characters.filter((c) => this.rewritings.has(c));
    const line = (characters, instead, kind) => html`<tr class=${kind}>
      <td>${characters.map((c) => nameOf(this.texts, c)).join(' ')}</td>
      <td>${nameOf(this.texts, instead)}</td>
    </tr>`;
    return html`<dialog aria-labelledby="${this.uid}-table" @close=${() => (this.open = false)}>
      <div class="dialog-head">
        <h2 id="${this.uid}-table">${this.t('costly.table')}</h2>
        <button type="button" class="icon-button" aria-label=${this.t('close')} @click=${this.#close}>
          ${icons.close()}
        </button>
      </div>
      <div class="dialog-body">
        <p class="muted small">${this.t('costly.table.help')}</p>
        <div class="rewriting-scroll" tabindex="0" role="region" aria-labelledby="${this.uid}-table">
          <table class="rewriting">
            <thead>
              <tr>
                <th scope="col">${this.t('costly.table.character')}</th>
                <th scope="col">${this.t('costly.table.instead')}</th>
              </tr>
            </thead>
            <tbody>
              ${here.map((c) => line([c], this.rewritings.get(c), 'in-text'))}
              ${[...groups].map(([instead, characters]) => line(characters, instead, ''))}
            </tbody>
          </table>
        </div>
      </div>
    </dialog>`;
  }

  #close() {
    this.querySelector('dialog').close();
  }
}

define('sms-costly', SmsCostly);
