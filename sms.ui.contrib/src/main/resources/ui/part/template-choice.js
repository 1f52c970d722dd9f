import {css, html, nothing} from '../lit/lit-element.js';
import {SmsPart, define} from '../lib/element.js';
import {segment} from '../lib/segmentation.js';

export const templateChoiceStyle = css`
  .template-choice {
    display: grid;
    gap: 8px;
  }

  .template-choice .message-text {
    margin-top: 6px;
  }

  .template-choice summary {
    cursor: pointer;
    color: var(--_accent);
    font-weight: 550;
  }
`;

/**
 * The predefined messages to begin with, and what becomes of their translations. Fires `choose`
 * (detail: an id, or empty), `keep` (make a template of the text).
 */
class SmsTemplateChoice extends SmsPart {
  static properties = {
    ...SmsPart.properties,
    templates: {attribute: false},
    source: {attribute: false},
    chosen: {attribute: false},
    text: {attribute: false},
    mayKeep: {attribute: false},
  };

  constructor() {
    super();
    this.templates = [];
    /** The record type that is written to. */
    this.source = '';
    /** @type {null|object} the one it began with */
    this.chosen = null;
    this.text = '';
    /** Whether there is something to make a template of. */
    this.mayKeep = false;
  }

  render() {
    const fitting = this.templates.filter(
      (t) => t.sources.length === 0 || t.sources.includes(this.source),
    );
    const categories = [...new Set(fitting.map((t) => t.category))];
    const option = (t) =>
      html`<option value=${t.id} .selected=${t.id === this.chosen?.id}>${t.name}</option>`;
    return html`<div class="template-choice">
      <div class="field">
        <label for="${this.uid}-choice">${this.t('templates')}</label>
        <select id="${this.uid}-choice" @change=${(event) => this.fire('choose', event.target.value)}>
          <option value="" .selected=${!this.chosen}>${this.t('templates.none')}</option>
          ${categories.map((category) => {
            const options = fitting.filter((t) => t.category === category).map(option);
            return category ? html`<optgroup label=${category}>${options}</optgroup>` : options;
          })}
        </select>
      </div>
      ${this.#translations()}
      ${this.mayKeep
        ? html`<div>
            <button type="button" class="link small" aria-haspopup="dialog" @click=${() => this.fire('keep')}>
              ${this.t('save-template')}
            </button>
          </div>`
        : nothing}
    </div>`;
  }

  #translations() {
    const translations = Object.entries(this.chosen?.translations ?? {});
    if (translations.length === 0) return nothing;
    if (this.chosen.body !== this.text) {
      return html`<p class="hint" role="status">${this.t('translation.not-used')}</p>`;
    }
    return translations.map(([language, body]) => {
      const name = this.texts.languageName(language).toLowerCase();
      const key = `translation.${language}`;
      return html`<div class="small" role="status">
        ${this.texts.has(key) ? this.t(key) : this.t('translation.other', {language: name})}
        <details>
          <summary>${this.t('translation.show')}</summary>
          <div class="message-text" lang=${language} data-testid="translation">${body}</div>
          <span class="muted">${this.n('sms', segment(body).parts)}</span>
        </details>
      </div>`;
    });
  }
}

define('sms-template-choice', SmsTemplateChoice);
