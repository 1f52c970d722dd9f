import {LitElement, html, nothing} from '../lit/lit-element.js';
import {ApiError, Client} from './client.js';
import {texts} from './text.js';

/** Defines an element once, however often the module is loaded. */
export function define(name, type) {
  if (!customElements.get(name)) customElements.define(name, type);
}

/** How soon a page asks again what is installed: while something is missing, and while all is well. */
const SOON = 2_000;
const LATER = 15_000;

/**
 * What our screens have in common: the session, the texts, problems, a place for short notices.
 * Subclasses render into a shadow root and implement `opened()`, `installed()` and `screen()`.
 *
 * Bundles come and go while a page is open: it asks again from time to time, and when it's looked at
 * again.
 */
export class SmsScreen extends LitElement {
  static properties = {
    lang: {type: String},
    api: {type: String},
    session: {state: true},
    fatal: {state: true},
    notice: {state: true},
  };

  /** The file of texts that only this screen has; null: none. */
  static ownTexts = null;

  constructor() {
    super();
    this.lang = '';
    this.api = '/sms/api';
    this.session = null;
    this.texts = null;
    this.fatal = null;
    this.notice = null;
    this.client = null;
  }

  #seen = () => {
    if (!document.hidden) this.#look();
  };

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#seen);
    if (this.session) this.#watch();
    else this.#open();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#seen);
    clearTimeout(this.noticeTimer);
    clearTimeout(this.watchTimer);
  }

  willUpdate(changed) {
    if (changed.has('lang') && changed.get('lang') !== undefined && this.session) this.#open();
  }

  async #open() {
    this.fatal = null;
    this.client = new Client(this.api, this.lang || null);
    try {
      const session = await this.client.session();
      this.texts = await texts(
        this.lang || session.locale,
        session.school.zone,
        session.school.currency,
        this.constructor.ownTexts,
      );
      this.session = session;
      await this.opened();
    } catch (error) {
      const own = this.constructor.ownTexts;
      this.texts ??= await texts(this.lang || 'fr', undefined, 'EUR', own).catch(() => null);
      this.fatal = this.problem(error);
    }
    this.requestUpdate();
    this.#watch();
  }

  #watch() {
    clearTimeout(this.watchTimer);
    if (!this.isConnected || !this.session) return;
    this.watchTimer = setTimeout(() => this.#look(), this.session.missing.length ? SOON : LATER);
  }

  async #look() {
    clearTimeout(this.watchTimer);
    if (!document.hidden && this.session) {
      const client = this.client;
      try {
        const session = await client.session();
        if (client !== this.client) return;
        const changed = session.installed !== this.session.installed;
        this.session = session;
        if (changed) await this.installed();
      } catch {
        // Away or signed out: the user's next step says so.
      }
    }
    this.#watch();
  }

  /** Problems of the whole module that this screen warns of. */
  get missing() {
    return this.session.missing;
  }

  /** Called when filters, keywords or modes have come or gone. */
  async installed() {}

  /** Called when session and texts are there, and again when the language changes. */
  async opened() {}

  may(right) {
    return this.session?.rights.includes(right) ?? false;
  }

  t(key, values) {
    return this.texts.t(key, values);
  }

  n(key, count, values) {
    return this.texts.n(key, count, values);
  }

  /** What to tell the user about an error. */
  problem(error) {
    if (error instanceof ApiError) {
      return this.texts?.has(`client.${error.message}`)
        ? this.t(`client.${error.message}`)
        : error.message;
    }
    console.error(error);
    return this.texts ? this.t('client.bug') : String(error);
  }

  /** A short notice at the lower edge, with an action if need be; also for screen readers. */
  tell(text, action = null) {
    clearTimeout(this.noticeTimer);
    this.notice = {text, action};
    this.noticeTimer = setTimeout(() => (this.notice = null), 8000);
  }

  /** Asks the host to do something; true when the host has taken it on. */
  ask(name, detail) {
    return !this.dispatchEvent(
      new CustomEvent(name, {detail, bubbles: true, composed: true, cancelable: true}),
    );
  }

  render() {
    if (this.fatal) return this.#renderFatal();
    if (!this.session || !this.texts) {
      return html`<div class="loading" aria-busy="true"><span class="spinner"></span></div>`;
    }
    return html`
      <div class="screen" lang=${this.texts.language}>
        ${this.missing.map((p) => html`<p class="banner warn" role="alert">${p.message}</p>`)}
        ${this.screen()}
        <div class="notice-place" role="status">
          ${this.notice
            ? html`<div class="notice">
                <span>${this.notice.text}</span>
                ${this.notice.action
                  ? html`<button class="link" @click=${this.#act}>${this.notice.action.label}</button>`
                  : nothing}
              </div>`
            : nothing}
        </div>
      </div>
    `;
  }

  #act() {
    const action = this.notice?.action;
    this.notice = null;
    action?.run();
  }

  #renderFatal() {
    return html`<div class="card fatal" role="alert">
      <p>${this.fatal}</p>
      <button class="button" @click=${() => this.#open()}>
        ${this.texts ? this.t('retry') : '↻'}
      </button>
    </div>`;
  }
}

let ids = 0;

/** A part of a screen: renders into the screen's own shadow root, so that one style sheet serves. */
export class SmsPart extends LitElement {
  static properties = {texts: {attribute: false}};

  constructor() {
    super();
    this.texts = null;
    /** Prefix of the ids within this part. */
    this.uid = `p${++ids}`;
  }

  createRenderRoot() {
    return this;
  }

  t(key, values) {
    return this.texts.t(key, values);
  }

  n(key, count, values) {
    return this.texts.n(key, count, values);
  }

  fire(name, detail = undefined) {
    this.dispatchEvent(new CustomEvent(name, {detail, bubbles: true}));
  }
}
