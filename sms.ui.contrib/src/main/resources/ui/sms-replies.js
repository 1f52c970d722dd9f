import {css, html, nothing} from './lit/lit-element.js';
import {repeat} from './lit/directives/repeat.js';
import {SmsScreen, define} from './lib/element.js';
import {icons} from './lib/icons.js';
import {theme} from './lib/theme.js';

const PAGE = 50;
const PAUSE = 10_000;

const screenStyle = css`
  .replies-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 6px 16px;
    margin-bottom: 12px;
  }

  .replies-list {
    list-style: none;
    margin: 0;
    padding: 0;
  }

  .reply {
    display: grid;
    grid-template-columns: 12.5em minmax(0, 15em) minmax(0, 1fr) auto;
    gap: 4px 18px;
    align-items: start;
    padding: 11px 16px;
    border-bottom: 1px solid var(--_line);
  }

  .reply:last-child {
    border-bottom: 0;
  }

  .reply.unread .reply-text {
    font-weight: 600;
  }

  .reply-when {
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
  }

  .reply-who {
    display: grid;
    gap: 1px;
    justify-items: start;
    overflow-wrap: anywhere;
  }

  .reply-text {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }

  .reply-what {
    display: grid;
    gap: 6px;
    justify-items: start;
  }

  .reply-stop {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 12px;
  }

  .badge.danger {
    background: var(--_danger-soft);
    color: var(--_danger);
  }

  .badge.ok {
    background: var(--_ok-soft);
    color: var(--_ok);
  }

  .replies-foot {
    padding: 10px 16px;
    border-top: 1px solid var(--_line);
  }

  .replies-empty {
    padding: 34px 18px;
    text-align: center;
  }

  .replies-empty p + p {
    margin: 8px auto 0;
    max-width: 62ch;
  }

  @container screen (max-width: 820px) {
    .reply {
      grid-template-columns: minmax(0, 1fr) auto;
    }

    .reply-when,
    .reply-what {
      grid-column: 1 / -1;
    }

    .reply-who {
      grid-column: 1;
    }

    .reply-mark {
      grid-column: 2;
      grid-row: 2;
    }
  }
`;

/**
 * « Réponses aux SMS »: what people answered, and who wants no SMS any more.
 *
 * Fires `sms-navigate` (detail: {record}).
 */
class SmsReplies extends SmsScreen {
  static styles = [theme, screenStyle];

  static properties = {
    ...SmsScreen.properties,
    noTitle: {type: Boolean, attribute: 'no-title'},
    replies: {state: true},
    next: {state: true},
    unread: {state: true},
    unreadOnly: {state: true},
    problemNow: {state: true},
    asking: {state: true},
  };

  constructor() {
    super();
    this.noTitle = false;
    this.replies = null;
    this.next = null;
    this.unread = 0;
    this.unreadOnly = false;
    this.problemNow = null;
    /** The number whose STOP is about to be taken back. */
    this.asking = null;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  async opened() {
    await this.#load();
  }

  async installed() {
    await this.#load();
  }

  #query(more = {}) {
    return {limit: PAGE, ...(this.unreadOnly ? {unread: true} : {}), ...more};
  }

  /** The first page; what was loaded below it is left out again. */
  async #load() {
    clearTimeout(this.timer);
    const turn = (this.turn = (this.turn ?? 0) + 1);
    try {
      const page = await this.client.get('/replies', this.#query());
      if (turn !== this.turn) return;
      this.replies = page.replies;
      this.next = page.next ?? null;
      this.unread = page.unread;
      this.problemNow = null;
    } catch (error) {
      if (turn !== this.turn) return;
      this.problemNow = this.problem(error);
      if (error.status === 401 || error.status === 403) return;
    }
    if (this.isConnected) this.timer = setTimeout(() => this.#again(), PAUSE);
  }

  /** Looks for new ones, unless somebody is further down or in the middle of something. */
  #again() {
    const busy = document.hidden || this.asking !== null || (this.replies?.length ?? 0) > PAGE;
    if (busy) this.timer = setTimeout(() => this.#again(), PAUSE);
    else this.#load();
  }

  async #more() {
    const turn = this.turn;
    try {
      const page = await this.client.get('/replies', this.#query({before: this.next}));
      if (turn !== this.turn) return;
      this.replies = [...this.replies, ...page.replies];
      this.next = page.next ?? null;
    } catch (error) {
      this.problemNow = this.problem(error);
    }
  }

  #filter(event) {
    this.unreadOnly = event.target.checked;
    this.#load();
  }

  async #mark(reply) {
    const read = !reply.readBy;
    try {
      const {unread} = await this.client.post(`/replies/${reply.id}/read`, {read});
      this.unread = unread;
      this.replies = this.replies.map((r) =>
        r.id === reply.id ? {...r, readBy: read ? this.session.user.name : undefined} : r,
      );
      this.tell(this.t(read ? 'replies.marked' : 'replies.unmarked'));
    } catch (error) {
      this.problemNow = this.problem(error);
    }
  }

  async #withdraw({id, number}) {
    this.asking = null;
    try {
      await this.client.post('/opt-outs/withdraw', {reply: id});
      this.tell(this.t('replies.withdrawn', {number: this.texts.phone(number)}));
      await this.#load();
    } catch (error) {
      this.problemNow = this.problem(error);
    }
  }

  screen() {
    return html`
      <header class="replies-head">
        ${this.noTitle ? html`<span></span>` : html`<h1>${this.t('title.replies')}</h1>`}
        <label class="check">
          <input type="checkbox" .checked=${this.unreadOnly} @change=${this.#filter} />
          <span>${this.n('replies.unread', this.unread)}</span>
        </label>
      </header>
      ${this.problemNow
        ? html`<p class="banner danger" role="alert">${icons.warn()}<span>${this.problemNow}</span></p>`
        : nothing}
      ${this.replies === null ? nothing : this.#list()}
    `;
  }

  #list() {
    if (this.replies.length === 0) {
      return html`<section class="card replies-empty">
        <p><strong>${this.t(this.unreadOnly ? 'replies.none.unread' : 'replies.none')}</strong></p>
        ${this.unreadOnly ? nothing : html`<p class="muted">${this.t('replies.none.help')}</p>`}
      </section>`;
    }
    return html`<section class="card" aria-label=${this.t('title.replies')}>
      <ul class="replies-list">
        ${repeat(
          this.replies,
          (reply) => reply.id,
          (reply) => this.#row(reply),
        )}
      </ul>
      ${this.next === null
        ? nothing
        : html`<div class="replies-foot">
            <button type="button" class="button" @click=${this.#more}>${this.t('recap.more')}</button>
          </div>`}
    </section>`;
  }

  #row(reply) {
    const unread = !reply.readBy;
    const who = reply.recipient ?? this.texts.phone(reply.number);
    return html`<li class="reply ${unread ? 'unread' : ''}">
      <span class="reply-when">${this.texts.moment(reply.at)}</span>
      <span class="reply-who">
        ${reply.record
          ? html`<button
              type="button"
              class="name-link"
              title=${this.t('record.open')}
              @click=${() => this.ask('sms-navigate', {record: reply.record})}
            >
              ${reply.recipient}
            </button>`
          : reply.recipient
            ? html`<span>${reply.recipient}</span>`
            : html`<span class="muted">${this.t('replies.unknown')}</span>`}
        <span class="small muted">${this.texts.phone(reply.number)}</span>
      </span>
      <span class="reply-what">
        <span class="reply-text">${reply.text || html`<span class="muted">${this.t('replies.blank')}</span>`}</span>
        ${this.#wish(reply, who)}
      </span>
      <span class="reply-mark">
        <button
          type="button"
          class="button"
          aria-label=${this.t(unread ? 'replies.read.of' : 'replies.unread.of', {who})}
          title=${unread ? nothing : this.t('replies.read.by', {who: reply.readBy})}
          @click=${() => this.#mark(reply)}
        >
          ${this.t(unread ? 'replies.read' : 'replies.again')}
        </button>
      </span>
    </li>`;
  }

  #wish(reply, who) {
    if (reply.wish === 'NONE') return nothing;
    if (reply.wish === 'OPT_IN') {
      return html`<span class="badge ok">${this.t('replies.wish.OPT_IN')}</span>`;
    }
    return html`<span class="reply-stop">
      <span class="badge danger"
        >${this.t(reply.optedOut ? 'replies.wish.OPT_OUT' : 'replies.wish.OPT_OUT.past')}</span
      >
      ${reply.optedOut && this.may('ADMINISTER') ? this.#undo(reply, who) : nothing}
    </span>`;
  }

  #undo(reply, who) {
    if (this.asking !== reply.id) {
      return html`<button
        type="button"
        class="link"
        aria-label=${this.t('replies.withdraw.of', {who})}
        @click=${() => (this.asking = reply.id)}
      >
        ${this.t('replies.withdraw')}
      </button>`;
    }
    return html`<span>${this.t('replies.withdraw.sure', {number: this.texts.phone(reply.number)})}</span>
      <button type="button" class="button" @click=${() => this.#withdraw(reply)}>
        ${this.t('replies.withdraw')}
      </button>
      <button type="button" class="link" @click=${() => (this.asking = null)}>
        ${this.t('cancel')}
      </button>`;
  }
}

define('sms-replies', SmsReplies);
