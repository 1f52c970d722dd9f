import {css, html, nothing} from './lit/lit-element.js';
import {repeat} from './lit/directives/repeat.js';
import {SmsScreen, define} from './lib/element.js';
import {icons} from './lib/icons.js';
import {theme} from './lib/theme.js';

const PAUSE = 5_000;

const screenStyle = css`
  .gateways-head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 4px 16px;
    margin-bottom: 12px;
  }

  .gateways {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 360px), 1fr));
    gap: 14px;
    align-items: start;
  }

  .gateway {
    display: grid;
    gap: 12px;
    padding: 14px 16px 16px;
  }

  .gateway-head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 4px 10px;
  }

  .gateway-head h2 {
    overflow-wrap: anywhere;
  }

  .gateway code {
    font: 0.85em ui-monospace, Menlo, Consolas, monospace;
    color: var(--_muted);
    overflow-wrap: anywhere;
  }

  .badge.ok {
    background: var(--_ok-soft);
    color: var(--_ok);
  }

  .badge.danger {
    background: var(--_danger-soft);
    color: var(--_danger);
  }

  .gateway-credit {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 2px 10px;
    padding: 10px 12px;
    background: var(--_sunken);
    border-radius: var(--_control);
  }

  .gateway-credit .sum {
    font-size: 1.35em;
    font-weight: 650;
    font-variant-numeric: tabular-nums;
  }

  .gateway dl {
    display: grid;
    grid-template-columns: minmax(7.5em, auto) minmax(0, 1fr);
    gap: 5px 14px;
  }

  .gateway dt {
    color: var(--_muted);
  }

  .gateway .tested {
    display: flex;
    gap: 8px;
  }

  .gateways-empty {
    padding: 34px 18px;
    text-align: center;
  }

  .gateways-empty p + p {
    margin: 8px auto 0;
    max-width: 62ch;
  }
`;

const BADGES = {
  WORKING: 'ok',
  TRYING: 'warn',
  OUT_OF_ORDER: 'danger',
  OUT_OF_CREDIT: 'danger',
  DUPLICATE_ID: 'danger',
};

/** « Passerelles et crédit »: how each gateway stands, what is left, and whether it can be reached. */
class SmsGateways extends SmsScreen {
  static styles = [theme, screenStyle];

  static ownTexts = 'gateways';

  static properties = {
    ...SmsScreen.properties,
    noTitle: {type: Boolean, attribute: 'no-title'},
    gateways: {state: true},
    problemNow: {state: true},
    testing: {state: true},
    tested: {state: true},
  };

  constructor() {
    super();
    this.noTitle = false;
    this.gateways = null;
    this.problemNow = null;
    /** Ids of gateways that are being tested. */
    this.testing = new Set();
    /** Id to what the last test said. */
    this.tested = new Map();
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

  async #load() {
    clearTimeout(this.timer);
    try {
      this.gateways = (await this.client.get('/gateways')).gateways;
      this.problemNow = null;
    } catch (error) {
      this.problemNow = this.problem(error);
      if (error.status === 401 || error.status === 403) return;
    }
    if (this.isConnected) this.timer = setTimeout(() => this.#again(), PAUSE);
  }

  #again() {
    if (document.hidden) this.timer = setTimeout(() => this.#again(), PAUSE);
    else this.#load();
  }

  async #test(gateway) {
    const {id} = gateway;
    if (this.testing.has(id)) return;
    this.testing = new Set(this.testing).add(id);
    this.tested = new Map(this.tested).set(id, null);
    let said;
    try {
      const now = await this.client.post(`/gateways/${encodeURIComponent(id)}/test`, {});
      this.gateways = this.gateways.map((g) => (g.id === id && g.health !== 'DUPLICATE_ID' ? now : g));
      said = this.#verdict(now.credit);
    } catch (error) {
      said = {ok: false, text: this.problem(error)};
    }
    this.tested = new Map(this.tested).set(id, said);
    this.testing = new Set([...this.testing].filter((other) => other !== id));
  }

  #verdict(credit) {
    if (credit?.reason) {
      const why = this.t(`why.${credit.reason}`);
      const todo = this.t(`todo.${credit.reason}`);
      return {ok: false, text: this.t('gateways.test.failed', {why, todo}), code: credit.rawCode};
    }
    return {ok: true, text: this.t(credit?.unsupported ? 'gateways.test.mute' : 'gateways.test.ok')};
  }

  screen() {
    return html`
      <header class="gateways-head" ?hidden=${this.noTitle}>
        <h1>${this.t('title.gateways')}</h1>
      </header>
      ${this.problemNow
        ? html`<p class="banner danger" role="alert">${icons.warn()}<span>${this.problemNow}</span></p>`
        : nothing}
      ${this.gateways === null ? nothing : this.#list()}
    `;
  }

  #list() {
    if (this.gateways.length === 0) {
      return html`<section class="card gateways-empty">
        <p><strong>${this.t('gateways.empty')}</strong></p>
        <p class="muted">${this.t('gateways.empty.help')}</p>
      </section>`;
    }
    return html`<div class="gateways">
      ${repeat(
        this.gateways,
        (gateway) => `${gateway.id} ${gateway.health === 'DUPLICATE_ID'} ${gateway.label}`,
        (gateway, index) => this.#card(gateway, index),
      )}
    </div>`;
  }

  #card(gateway, index) {
    const {id, label, health, credit} = gateway;
    const twin = health === 'DUPLICATE_ID';
    return html`<section class="card gateway" aria-labelledby="gateway-${index}">
      <div class="gateway-head">
        <h2 id="gateway-${index}">${label}</h2>
        ${label === id ? nothing : html`<code>${id}</code>`}
        <span class="badge ${BADGES[health]}">${this.t(`gateways.health.${health}`)}</span>
      </div>
      ${health === 'WORKING'
        ? nothing
        : html`<p class="banner ${BADGES[health]} small">
            ${icons.warn()}<span>${this.t(`gateways.health.${health}.help`)}</span>
          </p>`}
      ${twin ? nothing : this.#credit(credit)}
      <dl class="small">
        <dt>${this.t('gateways.modes')}</dt>
        <dd>${gateway.tariffs.map((tariff) => this.#tariff(tariff))}</dd>
        <dt>${this.t('gateways.rate')}</dt>
        <dd>${this.#rate(gateway)}</dd>
        <dt>${this.t('gateways.reports')}</dt>
        <dd>${this.t(gateway.reports ? 'gateways.reports.yes' : 'gateways.reports.no')}</dd>
        ${twin
          ? nothing
          : html`<dt>${this.t('gateways.busy')}</dt>
              <dd>${this.texts.number(gateway.inFlight)}</dd>`}
      </dl>
      ${twin ? nothing : this.#tester(gateway)}
    </section>`;
  }

  #credit(credit) {
    return html`<div class="gateway-credit">
        <span>${this.t('gateways.credit')}</span>
        ${this.#sum(credit)}
      </div>
      ${credit?.low
        ? html`<p class="banner warn small">
            ${icons.warn()}<span
              >${this.t('gateways.credit.low', {limit: this.texts.money(credit.alertBelow)})}</span
            >
          </p>`
        : nothing}`;
  }

  #sum(credit) {
    if (!credit) return html`<span class="muted">${this.t('gateways.credit.never')}</span>`;
    if (credit.unsupported) {
      return html`<span class="muted">${this.t('gateways.credit.unsupported')}</span>`;
    }
    const asked = this.t('gateways.credit.asked', {moment: this.texts.moment(credit.asked)});
    return html`<span class="sum"
        >${credit.left ? this.texts.money(credit.left) : this.t('gateways.credit.unknown')}</span
      >
      <span class="muted small">${asked}</span>
      ${credit.reason
        ? html`<span class="small">${this.t(`why.${credit.reason}`)} <code>${credit.rawCode}</code></span>`
        : nothing}`;
  }

  #tariff({mode, prices}) {
    const entries = Object.entries(prices).sort(([a], [b]) => b.length - a.length || a.localeCompare(b));
    const text = entries
      .map(([prefix, price]) => {
        const sum = this.texts.money(price);
        if (entries.length === 1 && prefix === '') return sum;
        return `${prefix === '' ? this.t('gateways.price.others') : '+' + prefix}\u00a0${sum}`;
      })
      .join(', ');
    return html`<div>${this.t(`mode.${mode}`)}${text ? html` – ${text}` : nothing}</div>`;
  }

  #rate({window, perSecond}) {
    const at = this.n('gateways.rate.window', window);
    return perSecond > 0 ? this.t('gateways.rate.limited', {window: at, n: perSecond}) : at;
  }

  #tester(gateway) {
    const busy = this.testing.has(gateway.id);
    const said = this.tested.get(gateway.id);
    return html`<div>
        <button
          type="button"
          class="button"
          aria-disabled=${busy ? 'true' : 'false'}
          aria-label=${this.t('gateways.test.of', {label: gateway.label})}
          @click=${() => this.#test(gateway)}
        >
          ${this.t(busy ? 'gateways.testing' : 'gateways.test')}
        </button>
      </div>
      <div role="status">
        ${said
          ? html`<p class="banner ${said.ok ? 'ok' : 'danger'} small tested">
              ${said.ok ? icons.check() : icons.warn()}
              <span>${said.text} ${said.code ? html`<code>${said.code}</code>` : nothing}</span>
            </p>`
          : nothing}
      </div>`;
  }
}

define('sms-gateways', SmsGateways);
