import {css, html, nothing} from '../lit/lit-element.js';
import {MAX_BLOCKS, blocks, noCriteria, obstacles, problemsByBlock} from '../lib/criteria.js';
import {SmsPart, define} from '../lib/element.js';
import {icons} from '../lib/icons.js';
import './block.js';

export const SOURCES = ['FAMILY', 'PUPIL', 'ADULT', 'APPLICANT'];

export const criteriaStyle = css`
  .criteria {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
  }

  .criteria-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 20px;
  }

  .criteria-block {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
    padding: 8px 12px 12px;
    border: 1px solid var(--_line);
    border-inline-start: 4px solid var(--_accent);
    border-radius: var(--_control);
  }

  .criteria-block.except {
    border-inline-start-color: var(--_danger);
  }

  .criteria-block-head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    font-weight: 650;
  }

  .criteria-block.except .criteria-block-head > :first-child {
    color: var(--_danger);
  }

  .criteria-more {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 18px;
  }

  @container screen (max-width: 520px) {
    .criteria-head .segments {
      width: 100%;
    }

    .criteria-head .segments label {
      flex: 1 1 auto;
      min-width: 0;
    }

    .criteria-head .segments span {
      flex: 1;
      padding: 5px 2px;
      font-size: 0.875em;
      text-align: center;
    }

    .criteria-head fieldset {
      width: 100%;
    }
  }
`;

/** Whom to select: source, options and the filters that the server has. Fires
 * `criteria`, `apply`, `clear`. */
class SmsCriteria extends SmsPart {
  static properties = {
    ...SmsPart.properties,
    filters: {attribute: false},
    value: {attribute: false},
    labels: {attribute: false},
    today: {attribute: false},
    problems: {attribute: false},
    busy: {attribute: false},
    stale: {attribute: false},
    insist: {attribute: false},
  };

  constructor() {
    super();
    /** Those installed; null while they are not known. */
    this.filters = null;
    this.value = noCriteria();
    /** What filters are called, those that are gone too. */
    this.labels = {};
    this.today = '';
    this.problems = [];
    this.busy = false;
    /** Whether the criteria are no longer those of the list. */
    this.stale = false;
    /** Whether empty blocks are told: only once somebody has tried to select. */
    this.insist = false;
  }

  render() {
    const {groups, except} = this.value;
    const filters = this.filters ?? [];
    const problems = problemsByBlock(this.value, filters, this.problems);
    const stand = this.filters
      ? obstacles(this.value, filters)
      : blocks(this.value).map(() => ({missing: [], empty: false}));
    const full = groups.length + except.length >= MAX_BLOCKS;
    const at = (i) => ({problems: problems[i], obstacle: stand[i]});
    return html`<form class="criteria" @submit=${this.#submit} novalidate>
      ${this.#head()}
      ${groups.length + except.length === 1
        ? this.#block('groups', 0, at(0))
        : html`${groups.map((_, i) => this.#boxed('groups', i, at(i)))}
          ${except.map((_, i) => this.#boxed('except', i, at(groups.length + i)))}`}
      ${filters.length
        ? html`<div class="criteria-more">
            <button type="button" class="link" ?disabled=${full} @click=${() => this.#add('groups')}>
              ${this.t('criteria.or.add')}
            </button>
            <button type="button" class="link" ?disabled=${full} @click=${() => this.#add('except')}>
              ${this.t('criteria.except.add')}
            </button>
          </div>`
        : nothing}
      <div class="row">
        <button class="button primary" ?disabled=${this.busy}>
          ${this.busy ? html`<span class="spinner"></span>` : nothing} ${this.t('select')}
        </button>
        <button type="button" class="button" @click=${() => this.fire('clear')}>
          ${this.t('criteria.clear')}
        </button>
        ${this.stale
          ? html`<span class="hint" role="status">${this.t('criteria.stale')}</span>`
          : nothing}
      </div>
    </form>`;
  }

  #head() {
    const families = this.value.source === 'FAMILY' || this.value.source === 'APPLICANT';
    return html`<div class="criteria-head">
      <fieldset>
        <legend class="sr">${this.t('source')}</legend>
        <div class="segments">
          ${SOURCES.map(
            (source) => html`<label>
              <input
                type="radio"
                name="${this.uid}-source"
                .checked=${this.value.source === source}
                @change=${() => this.#change(noCriteria(source))}
              />
              <span>${this.t(`source.${source}`)}</span>
            </label>`,
          )}
        </div>
      </fieldset>
      ${families
        ? html`<div class="row">
            ${this.#option('spouses', this.t('spouses'), this.t('spouses.help'))}
            ${this.#option('secondGuardians', this.t('second'), this.t('second.help'))}
          </div>`
        : nothing}
    </div>`;
  }

  #option(name, label, help) {
    return html`<label class="check" title=${help}>
      <input
        type="checkbox"
        .checked=${this.value[name]}
        @change=${(e) => this.#change({...this.value, [name]: e.target.checked})}
      />
      <span>${label}</span>
    </label>`;
  }

  /** One of several blocks: with its word, « ou bien » or « sauf », and a way to take it away. */
  #boxed(kind, index, at) {
    const title = `${this.uid}-${kind}-${index}`;
    const word =
      kind === 'except' ? 'criteria.except' : index === 0 ? 'criteria.first' : 'criteria.or';
    const last = kind === 'groups' && this.value.groups.length === 1;
    return html`<section
      class="criteria-block ${kind}"
      role="group"
      aria-labelledby=${title}
    >
      <div class="criteria-block-head">
        <span id=${title}>${this.t(word)}</span>
        ${last
          ? nothing
          : html`<button
              type="button"
              class="icon-button"
              aria-label=${this.t('criteria.drop', {name: this.t(word)})}
              title=${this.t('criteria.drop', {name: this.t(word)})}
              @click=${() => this.#drop(kind, index)}
            >
              ${icons.close()}
            </button>`}
      </div>
      ${this.#block(kind, index, at)}
      ${at.obstacle.empty && this.insist
        ? html`<p class="error" role="alert">${this.t('criteria.block.empty')}</p>`
        : nothing}
    </section>`;
  }

  #block(kind, index, {problems, obstacle}) {
    return html`<sms-block
      .texts=${this.texts}
      .filters=${this.filters ?? []}
      .value=${this.value[kind][index]}
      .labels=${this.labels}
      .missing=${obstacle.missing}
      .problems=${problems}
      .today=${this.today}
      .several=${this.value.groups.length + this.value.except.length > 1}
      @block=${(event) => this.#replace(kind, index, event.detail)}
    ></sms-block>`;
  }

  #replace(kind, index, block) {
    this.#change({...this.value, [kind]: this.value[kind].with(index, block)});
  }

  async #add(kind) {
    this.#change({...this.value, [kind]: [...this.value[kind], {}]});
    await this.updateComplete;
    const added = [...this.querySelectorAll(`.criteria-block.${kind} sms-block`)].at(-1);
    await added?.updateComplete;
    added?.querySelector('button, input, select')?.focus();
  }

  async #drop(kind, index) {
    this.#change({...this.value, [kind]: this.value[kind].toSpliced(index, 1)});
    await this.updateComplete;
    this.querySelector('.criteria-more button')?.focus();
  }

  #change(value) {
    this.value = value;
    this.fire('criteria', value);
  }

  #submit(event) {
    event.preventDefault();
    this.fire('apply');
  }
}

define('sms-criteria', SmsCriteria);
