import {css, html, nothing} from '../lit/lit-element.js';
import {SmsPart, define} from '../lib/element.js';
import {icons} from '../lib/icons.js';
import {adopt, base64, save} from '../lib/later.js';
import './moment.js';

const style = css`
  .invoice {
    width: min(1000px, calc(100vw - 24px));
  }

  .invoice .dialog-body {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 14px;
  }

  .invoice-form {
    display: grid;
    grid-template-columns: minmax(0, 2fr) minmax(0, 1fr) minmax(0, 1fr);
    gap: 10px 14px;
    align-items: start;
  }

  .invoice-form input[type='file'] {
    width: 100%;
    padding: 5px;
    border: 1px dashed var(--_edge);
    border-radius: var(--_control);
  }

  .invoice-form.over input[type='file'] {
    border-color: var(--_accent);
    background: var(--_accent-soft);
  }

  .invoice table {
    width: 100%;
    border-collapse: collapse;
  }

  .invoice th,
  .invoice td {
    padding: 5px 12px 5px 0;
    border-bottom: 1px solid var(--_line);
    font-weight: 400;
    text-align: start;
    vertical-align: top;
  }

  .invoice thead th {
    color: var(--_muted);
    font-size: 0.8125em;
    font-weight: 600;
  }

  .invoice .amount {
    text-align: end;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }

  .invoice-totals tbody tr:last-child > * {
    border-top: 1px solid var(--_edge);
    font-weight: 650;
  }

  .invoice details {
    border: 1px solid var(--_line);
    border-radius: var(--_control);
  }

  .invoice summary {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    padding: 9px 13px;
    font-weight: 550;
    cursor: pointer;
  }

  .invoice-lines {
    display: grid;
    gap: 8px;
    padding: 0 13px 10px;
  }

  .invoice-scroll {
    max-height: 320px;
    overflow: auto;
  }

  @container screen (max-width: 620px) {
    .invoice-totals th,
    .invoice-totals td {
      padding-inline-end: 0;
      font-size: 0.9em;
    }

    .invoice-form {
      grid-template-columns: 1fr 1fr;
    }

    .invoice-form > :first-child,
    .invoice-form > .hint {
      grid-column: 1 / -1;
    }

    .invoice-scroll table,
    .invoice-scroll tbody,
    .invoice-scroll tr {
      display: block;
    }

    .invoice-scroll thead {
      display: none;
    }

    .invoice-scroll tr {
      display: flex;
      flex-wrap: wrap;
      gap: 1px 12px;
      padding: 7px 0;
      border-bottom: 1px solid var(--_line);
    }

    .invoice-scroll td {
      padding: 0;
      border: 0;
    }

    .invoice-scroll td:empty {
      display: none;
    }

    .invoice-scroll td::before {
      content: attr(data-name) ' ';
      color: var(--_muted);
      font-size: 0.875em;
    }
  }
`;

/** What the server reads at the most. */
const MAX_SIZE = 10 * 1024 * 1024;
/** Kinds whose lines are of our side alone, of the invoice alone; the others are of both. */
const OURS_ALONE = ['SENT_NOT_BILLED'];
const BILLED_ALONE = ['BILLED_NOT_SENT', 'BILLED_TWICE', 'UNREADABLE'];

/**
 * The details of an operator's invoice beside the recap: totals, and where they differ. Fires
 * `closed`, `sms` (detail: the id of one whose report is wanted).
 */
class SmsInvoice extends SmsPart {
  static properties = {
    ...SmsPart.properties,
    client: {attribute: false},
    today: {attribute: false},
    from: {attribute: false},
    to: {attribute: false},
    file: {state: true},
    result: {state: true},
    problems: {state: true},
    busy: {state: true},
    over: {state: true},
  };

  constructor() {
    super();
    this.client = null;
    this.today = '';
    this.from = '';
    this.to = '';
    /** @type {File|null} */
    this.file = null;
    this.result = null;
    /** @type {{field: string, message: string}[]} */
    this.problems = [];
    this.busy = false;
    /** Whether a file is held above. */
    this.over = false;
  }

  connectedCallback() {
    super.connectedCallback();
    adopt(this, style);
  }

  firstUpdated() {
    this.querySelector('dialog').showModal();
  }

  render() {
    return html`<dialog
      class="invoice"
      aria-labelledby="${this.uid}-title"
      @close=${() => this.fire('closed')}
      @dragover=${(event) => this.#drag(event, true)}
      @dragleave=${(event) => this.#drag(event, false)}
      @drop=${(event) => this.#drop(event)}
    >
      <div class="dialog-head"><h2 id="${this.uid}-title">${this.t('invoice')}</h2></div>
      <div class="dialog-body">
        <p>${this.t('invoice.intro')}</p>
        ${this.#form()}
        ${this.#told()}
        ${this.result ? this.#result() : nothing}
      </div>
      <div class="dialog-foot">
        <button type="button" class="button" @click=${() => this.querySelector('dialog').close()}>
          ${this.t('close')}
        </button>
        ${this.result?.groups.length
          ? html`<button type="button" class="button" ?disabled=${this.busy} @click=${() => this.#download()}>
              ${icons.download()} ${this.t('invoice.download')}
            </button>`
          : nothing}
        <button
          type="button"
          class="button primary"
          ?disabled=${this.busy || !this.file}
          @click=${() => this.#compare()}
        >
          ${this.busy ? html`<span class="spinner"></span>` : nothing} ${this.t('invoice.compare')}
        </button>
      </div>
    </dialog>`;
  }

  #form() {
    return html`<div class="invoice-form ${this.over ? 'over' : ''}">
      <div class="field">
        <label for="${this.uid}-file">${this.t('invoice.file')}</label>
        <input
          id="${this.uid}-file"
          type="file"
          accept=".csv,.txt,text/csv,text/plain"
          aria-describedby="${this.uid}-drop"
          @change=${(event) => this.#take(event.target.files[0] ?? null)}
        />
        <span class="hint" id="${this.uid}-drop">${this.t('invoice.drop')}</span>
      </div>
      ${this.#day('from')} ${this.#day('to')}
      <p class="hint">${this.t('invoice.period')}</p>
    </div>`;
  }

  #day(name) {
    return html`<sms-date
      .texts=${this.texts}
      .label=${this.t(`invoice.${name}`)}
      .today=${this.today}
      .value=${this[name]}
      .problem=${this.problems.find(({field}) => field === name)?.message ?? null}
      @value=${(event) => (this[name] = event.detail)}
    ></sms-date>`;
  }

  #told() {
    const problems = this.problems.filter(({field}) => field !== 'from' && field !== 'to');
    return problems.length === 0
      ? nothing
      : html`<div class="banner danger" role="alert">
          ${icons.warn()}
          <div class="grow">${problems.map(({message}) => html`<p>${message}</p>`)}</div>
        </div>`;
  }

  #drag(event, over) {
    event.preventDefault();
    this.over = over;
  }

  #drop(event) {
    event.preventDefault();
    this.over = false;
    const {files} = event.dataTransfer;
    if (files.length === 0) return;
    this.querySelector('input[type="file"]').files = files;
    this.#take(files[0]);
  }

  #take(file) {
    this.result = null;
    this.problems = [];
    const large = file && file.size > MAX_SIZE;
    if (large) this.problems = [{field: 'file', message: this.t('invoice.too-large')}];
    this.file = large ? null : file;
  }

  #result() {
    const {from, to, matched, groups} = this.result;
    const period = {from: this.#dayOf(from), to: this.#dayOf(to)};
    return html`<section role="status" aria-label=${this.t('invoice.totals')}>
        <p>
          <strong>${this.t('invoice.compared', period)}</strong>.
          ${this.n('invoice.matched', matched)}
          ${groups.length === 0 ? this.t('invoice.same') : nothing}
        </p>
        ${this.#totals()}
      </section>
      ${groups.map((group) => this.#group(group))}`;
  }

  /** "2026-11-24" as « 24 novembre 2026 », whatever the zone. */
  #dayOf(day) {
    return new Intl.DateTimeFormat(this.texts.locale, {
      timeZone: 'UTC',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
    }).format(new Date(`${day}T12:00:00Z`));
  }

  #totals() {
    const {invoice, ours, withParts, withPrices} = this.result;
    const signed = new Intl.NumberFormat(this.texts.locale, {signDisplay: 'exceptZero'});
    const untold = html`<span class="muted">${this.t('invoice.untold')}</span>`;
    const gap = {micros: invoice.cost.micros - ours.cost.micros, currency: ours.cost.currency};
    const row = (key, messages, parts, cost) => html`<tr>
      <th scope="row">${this.t(key)}</th>
      <td class="amount">${messages}</td>
      <td class="amount">${parts}</td>
      <td class="amount">${cost}</td>
    </tr>`;
    const side = (key, sum, told) =>
      row(
        key,
        this.texts.number(sum.messages),
        told || withParts ? this.texts.number(sum.parts) : untold,
        told || withPrices ? this.texts.money(sum.cost) : untold,
      );
    const head = (key) => html`<th scope="col" class="amount">${this.t(key)}</th>`;
    return html`<table class="invoice-totals" aria-label=${this.t('invoice.totals')}>
      <thead>
        <tr>
          <th scope="col">${this.t('invoice.side')}</th>
          ${head('invoice.messages')} ${head('invoice.sum.parts')} ${head('invoice.sum.cost')}
        </tr>
      </thead>
      <tbody>
        ${side('invoice.side.invoice', invoice, false)} ${side('invoice.side.ours', ours, true)}
        ${row(
          'invoice.side.gap',
          signed.format(invoice.messages - ours.messages),
          withParts ? signed.format(invoice.parts - ours.parts) : '–',
          withPrices ? `${gap.micros > 0 ? '+' : ''}${this.texts.money(gap)}` : '–',
        )}
      </tbody>
    </table>`;
  }

  #group({kind, count, lines}) {
    const columns = this.#columns(kind);
    return html`<details data-kind=${kind}>
      <summary>
        <span>${this.t(`invoice.kind.${kind}`)}</span>
        <span class="badge warn">${this.texts.number(count)}</span>
      </summary>
      <div class="invoice-lines">
        <p class="small muted">${this.t(`invoice.todo.${kind}`)}</p>
        ${count > lines.length
          ? html`<p class="small">${this.t('invoice.first', {n: lines.length})}</p>`
          : nothing}
        <div class="invoice-scroll" tabindex="0" role="region" aria-label=${this.t(`invoice.kind.${kind}`)}>
          <table role="table" aria-label=${this.t(`invoice.kind.${kind}`)}>
            <thead role="rowgroup">
              <tr role="row">
                ${columns.map(
                  ([key]) => html`<th role="columnheader" scope="col">${this.t(key)}</th>`,
                )}
              </tr>
            </thead>
            <tbody role="rowgroup">
              ${lines.map(
                (line) => html`<tr role="row">
                  ${columns.map(
                    ([key, value]) =>
                      html`<td role="cell" data-name=${this.t(key)}>${value(line)}</td>`,
                  )}
                </tr>`,
              )}
            </tbody>
          </table>
        </div>
      </div>
    </details>`;
  }

  /** Columns of a kind: the key of the title, and what stands below. */
  #columns(kind) {
    const billed = [
      ['invoice.line', ({billed: b}) => this.texts.number(b.line)],
      ['invoice.id', ({billed: b}) => b.id],
      ['invoice.number', ({billed: b}) => b.number],
      ['invoice.day', ({billed: b}) => (b.day ? this.#dayOf(b.day) : '')],
      ['invoice.parts', ({billed: b}) => (b.parts == null ? '' : this.texts.number(b.parts))],
      ['invoice.price', ({billed: b}) => (b.price ? this.texts.money(b.price) : '')],
    ];
    const who = [
      ['invoice.recipient', ({sent: s}) => this.#report(s)],
      ['invoice.our-number', ({sent: s}) => html`<span class="number">${this.texts.phone(s.number)}</span>`],
    ];
    const counted = [
      ['invoice.sent', ({sent: s}) => this.texts.moment(s.at)],
      ['invoice.our-parts', ({sent: s}) => this.texts.number(s.parts)],
      ['invoice.our-price', ({sent: s}) => this.texts.money(s.cost)],
    ];
    if (OURS_ALONE.includes(kind)) return [...who, ...counted];
    if (BILLED_ALONE.includes(kind)) return billed;
    const [line, , , day, parts, price] = billed;
    const [, ourParts, ourPrice] = counted;
    return kind === 'PARTS_DIFFER'
      ? [line, day, ...who, parts, ourParts]
      : [line, day, ...who, price, ourPrice];
  }

  #report({id, recipient}) {
    return html`<button type="button" class="name-link" @click=${() => this.fire('sms', id)}>
      ${recipient}
    </button>`;
  }

  async #body() {
    return {file: await base64(this.file), from: this.from || null, to: this.to || null};
  }

  async #compare() {
    this.result = await this.#asking(async () => this.client.post('/invoice', await this.#body()));
  }

  async #download() {
    await this.#asking(async () =>
      save(await this.client.post('/invoice/differences', await this.#body())),
    );
  }

  async #asking(call) {
    this.busy = true;
    this.problems = [];
    try {
      return await call();
    } catch (error) {
      this.problems = (error.problems ?? [{field: '', message: error.message}]).map((problem) =>
        this.texts.has(`client.${problem.message}`)
          ? {...problem, message: this.t(`client.${problem.message}`)}
          : problem,
      );
      return null;
    } finally {
      this.busy = false;
    }
  }
}

define('sms-invoice', SmsInvoice);
