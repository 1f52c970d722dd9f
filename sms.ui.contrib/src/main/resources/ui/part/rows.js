import {css, html} from '../lit/lit-element.js';
import {SmsPart, define} from '../lib/element.js';

const PAGE = 100;
const MARGIN = 8;

export const rowsStyle = css`
  sms-rows {
    --row: 38px;
    display: block;
    min-width: 0;
  }

  .rows-grid {
    border: 1px solid var(--_line);
    border-radius: var(--_control);
    overflow: hidden;
    background: var(--_surface);
  }

  .rows-line {
    display: grid;
    grid-template-columns: var(--columns);
    align-items: center;
    gap: 0 12px;
    padding: 0 12px;
  }

  .rows-head .rows-line {
    min-height: 34px;
    background: var(--_sunken);
    border-bottom: 1px solid var(--_line);
    color: var(--_muted);
    font-size: 0.8125em;
    font-weight: 600;
  }

  .rows-view {
    max-height: var(--rows-height, 300px);
    overflow-y: auto;
    overscroll-behavior: contain;
  }

  .rows-space {
    position: relative;
    overflow: hidden;
  }

  .rows-window .rows-line {
    height: var(--row);
    border-bottom: 1px solid var(--_line);
  }

  .rows-window .rows-line:hover {
    background: var(--_sunken);
  }

  .rows-window .rows-line:focus-visible {
    outline-offset: -2px;
  }

  .rows-window .rows-line[aria-selected='true'] {
    background: var(--_accent-soft);
  }

  .rows-line > div {
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
`;

/**
 * A table of any length of which only the rows in sight exist. Rows are fetched by the page; arrows,
 * Page Up/Down, Home and End move; Delete and Enter are told to the owner.
 *
 * Fires `row-delete` and `row-open`, detail: the row and its index.
 */
class SmsRows extends SmsPart {
  static properties = {
    ...SmsPart.properties,
    label: {attribute: false},
    columns: {attribute: false},
    total: {attribute: false},
    load: {attribute: false},
    cells: {attribute: false},
    selected: {attribute: false},
    active: {state: true},
    first: {state: true},
    shown: {state: true},
  };

  constructor() {
    super();
    this.label = '';
    /** @type {{label: string, width: string}[]} */
    this.columns = [];
    this.total = 0;
    /** A new function means other rows. @type {(from: number, count: number) => Promise<object[]>} */
    this.load = null;
    this.cells = () => [];
    /** Key of the row that is marked. */
    this.selected = null;
    this.active = 0;
    this.first = 0;
    this.shown = 20;
    this.pages = new Map();
    this.resized = new ResizeObserver(() => this.#measure());
  }

  connectedCallback() {
    super.connectedCallback();
    this.resized.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.resized.disconnect();
  }

  willUpdate(changed) {
    if (changed.has('load')) {
      this.pages = new Map();
      this.active = Math.min(this.active, Math.max(0, this.total - 1));
    }
  }

  render() {
    const end = Math.min(this.total, this.first + this.shown);
    const lines = [];
    for (let index = this.first; index < end; index++) lines.push(this.#line(index));
    return html`<div
      class="rows-grid"
      role="grid"
      aria-label=${this.label}
      aria-rowcount=${this.total + 1}
      @keydown=${this.#key}
    >
      <div class="rows-head" role="rowgroup">
        <div class="rows-line" role="row" aria-rowindex="1">
          ${this.columns.map((c) => html`<div role="columnheader">${c.label}</div>`)}
        </div>
      </div>
      <div class="rows-view" role="rowgroup" tabindex="-1" @scroll=${this.#scroll}>
        <div class="rows-space" role="presentation">
          <div class="rows-window" role="presentation">${lines}</div>
        </div>
      </div>
    </div>`;
  }

  #line(index) {
    const row = this.#row(index);
    const inSight = this.active >= this.first && this.active < this.first + this.shown;
    const reachable = inSight ? this.active === index : this.first === index;
    return html`<div
      class="rows-line"
      role="row"
      aria-rowindex=${index + 2}
      aria-selected=${row && row.key === this.selected ? 'true' : 'false'}
      tabindex=${reachable ? 0 : -1}
      data-index=${index}
      @focus=${() => (this.active = index)}
      @click=${() => row && this.fire('row-pick', {row, index})}
      @dblclick=${() => row && this.fire('row-open', {row, index})}
    >
      ${row
        ? this.cells(row, index).map((cell) => html`<div role="gridcell">${cell}</div>`)
        : html`<div role="gridcell" class="muted">…</div>`}
    </div>`;
  }

  updated() {
    this.style.setProperty('--columns', this.columns.map((c) => c.width).join(' '));
    const space = this.querySelector('.rows-space');
    space.style.height = `${this.total * this.#rowHeight()}px`;
    const offset = `translateY(${this.first * this.#rowHeight()}px)`;
    this.querySelector('.rows-window').style.transform = offset;
    if (this.wantFocus) {
      const line = this.querySelector(`[data-index="${this.active}"]`);
      if (line) {
        this.wantFocus = false;
        line.focus({preventScroll: true});
      }
    }
  }

  firstUpdated() {
    this.#measure();
  }

  #row(index) {
    const page = Math.floor(index / PAGE);
    const rows = this.pages.get(page);
    if (rows === undefined && this.load) {
      const pages = this.pages;
      pages.set(page, null);
      this.load(page * PAGE, PAGE).then(
        (found) => {
          pages.set(page, found);
          if (pages === this.pages) this.requestUpdate();
        },
        () => pages.delete(page),
      );
    }
    return rows?.[index % PAGE] ?? null;
  }

  #rowHeight() {
    return parseFloat(getComputedStyle(this).getPropertyValue('--row')) || 38;
  }

  #measure() {
    const view = this.querySelector('.rows-view');
    if (!view) return;
    const limit = parseFloat(getComputedStyle(view).maxHeight) || 300;
    this.shown = Math.ceil(limit / this.#rowHeight()) + 2 * MARGIN;
    this.#scroll();
    this.requestUpdate();
  }

  #scroll() {
    const view = this.querySelector('.rows-view');
    this.first = Math.max(0, Math.floor(view.scrollTop / this.#rowHeight()) - MARGIN);
  }

  #key(event) {
    const line = event.target.closest('[data-index]');
    if (!line || event.target !== line) return;
    const page = Math.max(1, this.shown - 2 * MARGIN - 1);
    const steps = {
      ArrowDown: this.active + 1,
      ArrowUp: this.active - 1,
      PageDown: this.active + page,
      PageUp: this.active - page,
      Home: 0,
      End: this.total - 1,
    };
    if (event.key in steps) {
      event.preventDefault();
      this.#go(steps[event.key]);
      return;
    }
    const row = this.#row(this.active);
    const names = {Delete: 'row-delete', Backspace: 'row-delete', Enter: 'row-open'};
    if (row && event.key in names) {
      event.preventDefault();
      this.wantFocus = event.key !== 'Enter';
      this.fire(names[event.key], {row, index: this.active});
    }
  }

  #go(index) {
    this.active = Math.max(0, Math.min(index, this.total - 1));
    const view = this.querySelector('.rows-view');
    const height = this.#rowHeight();
    const top = this.active * height;
    if (top < view.scrollTop) view.scrollTop = top;
    else if (top + height > view.scrollTop + view.clientHeight) {
      view.scrollTop = top + height - view.clientHeight;
    }
    this.#scroll();
    this.wantFocus = true;
    this.requestUpdate();
  }
}

define('sms-rows', SmsRows);
