import {css, html, nothing} from '../lit/lit-element.js';
import {SmsPart, define} from '../lib/element.js';
import {icons} from '../lib/icons.js';

export const templateVersionsStyle = css`
  .versions > summary {
    display: flex;
    align-items: center;
    gap: 10px;
    padding: 12px 16px;
    cursor: pointer;
    font-weight: 600;
    list-style: none;
  }

  .versions > summary::-webkit-details-marker {
    display: none;
  }

  .versions > summary svg {
    color: var(--_muted);
    transition: rotate 0.12s;
  }

  .versions[open] > summary svg {
    rotate: 180deg;
  }

  .versions > div {
    padding: 0 16px 16px;
  }

  .version-list {
    display: grid;
    gap: 8px;
    padding: 0;
    list-style: none;
  }

  .version-list > li {
    display: grid;
    gap: 6px;
    padding: 9px 12px;
    border: 1px solid var(--_line);
    border-radius: var(--_control);
  }

  .version-list .message-text {
    margin-top: 0;
  }

  .version-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 4px 12px;
  }
`;

/** What of a template its versions may differ in. */
const FIELDS = ['name', 'category', 'body', 'purpose', 'sources', 'own', 'order', 'archived', 'rewrite'];

/** Everything a template and its translations ever were. Fires `bring-back` (detail: a version). */
class SmsTemplateVersions extends SmsPart {
  static properties = {
    ...SmsPart.properties,
    client: {attribute: false},
    ids: {attribute: false},
    mark: {attribute: false},
    editable: {attribute: false},
    versions: {state: true},
    problem: {state: true},
    open: {state: true},
    shown: {state: true},
  };

  constructor() {
    super();
    this.client = null;
    /** @type {string[]} */
    this.ids = [];
    /** Another one means other versions. */
    this.mark = '';
    this.editable = false;
    /** @type {null|{template: object, by: string, at: number, changed: string[]}[]} */
    this.versions = null;
    this.problem = null;
    this.open = false;
    this.shown = '';
  }

  willUpdate(changed) {
    if (changed.has('mark')) {
      this.versions = null;
      this.shown = '';
    }
  }

  updated() {
    if (this.open && this.versions === null) this.#load();
  }

  async #load() {
    const {mark} = this;
    try {
      const all = await Promise.all(
        this.ids.map((id) => this.client.get(`/templates/${encodeURIComponent(id)}/versions`)),
      );
      if (mark !== this.mark) return;
      this.versions = all
        .flatMap(({versions}) =>
          versions.map((v, i) => ({...v, changed: changes(v.template, versions[i + 1]?.template)})),
        )
        .sort((a, b) => b.at - a.at);
      this.problem = null;
    } catch (error) {
      this.versions = [];
      this.problem = error.message;
    }
  }

  render() {
    return html`<details
      class="card versions"
      .open=${this.open}
      @toggle=${(event) => (this.open = event.target.open)}
    >
      <summary>${icons.down()} ${this.t('versions')}</summary>
      <div>
        ${this.problem ? html`<p class="error" role="alert">${this.problem}</p>` : nothing}
        ${this.versions === null
          ? html`<span class="spinner"></span>`
          : html`<ol class="version-list">
              ${this.versions.map((version) => this.#version(version))}
            </ol>`}
      </div>
    </details>`;
  }

  #version({template, by, at, changed}) {
    const key = `${template.id} ${template.version}`;
    const open = this.shown === key;
    const several = this.ids.length > 1;
    const newest = !this.versions.some(
      (v) => v.template.id === template.id && v.template.version > template.version,
    );
    return html`<li>
      <div class="version-head">
        <span>
          <strong>${this.t('versions.number', {n: String(template.version)})}</strong>
          ${several ? html`<span class="badge">${this.texts.languageName(template.language)}</span>` : nothing}
          ${newest ? html`<span class="badge">${this.t('versions.newest')}</span>` : nothing}
        </span>
        <span class="muted small"
          >${by || this.t('template.by-product')}, ${this.texts.moment(at)}</span
        >
      </div>
      <span class="small">
        ${changed === null
          ? this.t('versions.first')
          : changed.map((field) => this.t(`versions.${field}`)).join(', ') || this.t('versions.same')}
      </span>
      ${open ? html`<div class="message-text" data-testid="version-text">${template.body}</div>` : nothing}
      <div class="row">
        <button
          type="button"
          class="link small"
          aria-expanded=${open ? 'true' : 'false'}
          @click=${() => (this.shown = open ? '' : key)}
        >
          ${this.t(open ? 'versions.hide' : 'versions.show')}
        </button>
        ${newest || !this.editable
          ? nothing
          : html`<button
              type="button"
              class="link small"
              @click=${() => this.fire('bring-back', {template, by, at})}
            >
              ${this.t('versions.bring-back')}
            </button>`}
      </div>
    </li>`;
  }
}

/** The fields that differ; null: there is none before. */
function changes(template, before) {
  if (!before) return null;
  return FIELDS.filter(
    (field) => JSON.stringify(template[field] ?? null) !== JSON.stringify(before[field] ?? null),
  );
}

define('sms-template-versions', SmsTemplateVersions);
