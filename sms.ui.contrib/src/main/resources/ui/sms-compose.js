import {css, html, nothing} from './lit/lit-element.js';
import {ApiError} from './lib/client.js';
import {DraftKeeper} from './lib/draft.js';
import {SmsScreen, define} from './lib/element.js';
import {segment} from './lib/segmentation.js';
import {theme} from './lib/theme.js';
import {choicesStyle} from './part/choices.js';
import {criteriaStyle, expression, noCriteria} from './part/criteria.js';
import {momentStyle} from './part/moment.js';
import {phoneStyle} from './part/phone.js';
import {possibleStyle, recipientsStyle} from './part/recipients.js';
import {rowsStyle} from './part/rows.js';
import {sendingStyle, statesStyle} from './part/sending.js';

const screenStyle = css`
  .compose {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 376px;
    gap: 14px;
    align-items: start;
  }

  .compose-head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 4px 16px;
    margin-bottom: 12px;
  }

  .column {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 14px;
    min-width: 0;
  }

  .step {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 14px;
    padding: 14px 16px 16px;
  }

  .step > h2 {
    display: flex;
    align-items: center;
    gap: 9px;
  }

  .step-number {
    display: grid;
    place-items: center;
    width: 23px;
    height: 23px;
    border-radius: 50%;
    background: var(--_accent-soft);
    color: var(--_accent);
    font-size: 0.875rem;
    font-weight: 700;
  }

  .step hr {
    width: 100%;
    margin: 0;
    border: 0;
    border-top: 1px solid var(--_line);
  }

  .sent-step {
    grid-column: 1 / -1;
    max-width: 780px;
    padding: 16px 20px 20px;
  }

  .sent-step:focus {
    outline: none;
  }

  @container screen (max-width: 900px) {
    .compose {
      grid-template-columns: minmax(0, 1fr);
    }
  }

  @container screen (max-width: 520px) {
    .step {
      padding: 12px;
    }
  }
`;

const PREVIEW_PAUSE = 300;

/**
 * `<sms-compose lang="fr" record="FAMILY:F0012">`: writes to a group, or with `record` to the
 * people of that record.
 *
 * Fires `sms-navigate` (detail: {record}) to open a record, `sms-open` (detail: {contribution,
 * campaign}, cancelable) to open the recap, `sms-sent` (detail: {campaign, messages}) and
 * `sms-close`. With `standalone` there is no host to close it.
 */
class SmsCompose extends SmsScreen {
  static styles = [
    theme,
    rowsStyle,
    choicesStyle,
    momentStyle,
    criteriaStyle,
    recipientsStyle,
    possibleStyle,
    phoneStyle,
    sendingStyle,
    statesStyle,
    screenStyle,
  ];

  static properties = {
    ...SmsScreen.properties,
    record: {type: String},
    noTitle: {type: Boolean, attribute: 'no-title'},
    standalone: {type: Boolean},
    filters: {state: true},
    criteria: {state: true},
    applied: {state: true},
    selection: {state: true},
    selecting: {state: true},
    problems: {state: true},
    text: {state: true},
    rewrite: {state: true},
    rewritings: {state: true},
    template: {state: true},
    templates: {state: true},
    keywords: {state: true},
    offers: {state: true},
    view: {state: true},
    preview: {state: true},
    previewing: {state: true},
    deferral: {state: true},
    when: {state: true},
    confirming: {state: true},
    sending: {state: true},
    sent: {state: true},
    possible: {state: true},
    picked: {state: true},
    narrow: {state: true},
  };

  constructor() {
    super();
    this.record = '';
    this.noTitle = false;
    this.standalone = false;
    this.filters = [];
    this.criteria = noCriteria();
    this.templates = [];
    this.keywords = [];
    this.offers = [];
    this.rewritings = new Map();
    this.narrow = false;
    this.problems = {};
    this.#clear();
    this.resized = new ResizeObserver(([entry]) => {
      this.narrow = entry.contentRect.width < 560;
    });
  }

  connectedCallback() {
    super.connectedCallback();
    this.resized.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.resized.disconnect();
    clearTimeout(this.previewTimer);
    this.previewAbort?.abort();
  }

  /** A new draft has a new key: what is sent under one key is sent once. */
  #clear() {
    this.key = crypto.randomUUID?.() ?? randomUuid();
    this.applied = null;
    this.selection = null;
    this.selecting = false;
    this.numbers = [];
    this.removed = new Set();
    this.ticked = new Set();
    this.possible = [];
    this.picked = null;
    this.text = '';
    this.rewrite = false;
    this.template = null;
    this.view = 'write';
    this.preview = null;
    this.previewing = false;
    this.deferral = {on: false, date: '', time: '', hour: null};
    this.when = null;
    this.confirming = null;
    this.sending = false;
    this.sent = null;
    this.problems = {};
  }

  async opened() {
    if (!this.may('SEND')) return;
    this.drafts = new DraftKeeper(this.session.user.id, this.record);
    if (!this.begun) {
      this.begun = true;
      this.#restoreDraft();
    }
    await Promise.all([this.installed(), this.record ? this.select() : null]);
  }

  /** Loads what bundles contribute. */
  async installed() {
    if (!this.may('SEND')) return;
    const client = this.client;
    const list = (path, name) =>
      client.get(path).then(
        (answer) => answer[name],
        (error) => {
          // What is missing is said by the session already; the rest of the page works on.
          if (error.status !== 503) this.tell(this.problem(error));
          return [];
        },
      );
    const [templates, keywords, offers] = await Promise.all([
      list('/templates', 'templates'),
      list('/keywords', 'keywords'),
      list('/offers', 'offers'),
      this.record ? null : this.#loadFilters(),
    ]);
    Object.assign(this, {templates, keywords, offers});
    this.#textChanged();
  }

  #restoreDraft() {
    const draft = this.drafts.load();
    if (!draft) return;
    this.text = draft.text ?? '';
    this.rewrite = draft.rewrite ?? false;
    this.template = draft.template ?? null;
    if (!this.record && draft.criteria) this.criteria = draft.criteria;
    if (this.text) {
      this.tell(this.t('draft.restored'), {
        label: this.t('draft.discard'),
        run: () => this.startAnew(),
      });
    }
  }

  #keepDraft() {
    const {text, rewrite, template, criteria} = this;
    if (text) this.drafts?.keep({text, rewrite, template, criteria});
    else this.drafts?.forget();
  }

  async #loadFilters() {
    const source = this.criteria.source;
    try {
      const {filters} = await this.client.get('/filters', {source});
      if (this.criteria.source !== source) return;
      this.filters = filters;
    } catch (error) {
      this.filters = [];
      if (error.status !== 503) this.problems = {...this.problems, recipients: this.problem(error)};
    }
  }

  // Recipients

  #criteriaChanged(criteria) {
    const other = criteria.source !== this.criteria.source;
    this.criteria = criteria;
    this.#keepDraft();
    if (other) {
      this.filters = [];
      this.#loadFilters();
    }
  }

  #clearCriteria() {
    this.criteria = noCriteria(this.criteria.source);
    this.applied = null;
    this.numbers = [];
    this.removed = new Set();
    this.selection = null;
    this.preview = null;
    this.problems = {};
  }

  /** Selects what the criteria say now. */
  #apply() {
    this.applied = this.criteria;
    return this.select();
  }

  /**
   * Asks the server for the selection: the applied criteria, the typed numbers, less the rows taken
   * away; or the people of the record.
   */
  async select() {
    const request = this.record
      ? {record: this.record, ticked: [...this.ticked], removed: [...this.removed]}
      : {
          source: this.applied?.source ?? null,
          filter: this.applied ? expression(this.applied, this.filters) : null,
          spouses: this.applied?.spouses ?? false,
          secondGuardians: this.applied?.secondGuardians ?? false,
          numbers: this.numbers,
          removed: [...this.removed],
        };
    const turn = (this.selectTurn = (this.selectTurn ?? 0) + 1);
    this.selecting = true;
    this.problems = {...this.problems, recipients: null, number: null, criteria: []};
    try {
      const selection = await this.client.post('/selections', request);
      if (turn !== this.selectTurn) return false;
      this.selection = selection;
      if (this.record) this.possible = possibleRows(this.possible, selection);
      this.#previewSoon(0);
      return true;
    } catch (error) {
      if (turn === this.selectTurn) this.#selectionProblems(error);
      return false;
    } finally {
      if (turn === this.selectTurn) this.selecting = false;
    }
  }

  #selectionProblems(error) {
    if (error instanceof ApiError && error.status === 422) {
      const number = error.problems.find((p) => p.field.startsWith('numbers'));
      const criteria = error.problems.filter((p) => p.field && !p.field.startsWith('numbers'));
      const others = error.problems.filter((p) => !p.field);
      if (number) this.numbers = this.numbers.slice(0, -1);
      this.problems = {
        ...this.problems,
        number: number?.message ?? null,
        criteria,
        recipients: [...others, ...criteria].map((p) => p.message).join(' ') || null,
      };
    } else {
      this.problems = {...this.problems, recipients: this.problem(error)};
    }
  }

  async #typeNumber(number) {
    this.numbers = [...this.numbers, number];
    if (await this.select()) this.renderRoot.querySelector('sms-recipients').numberTaken();
  }

  #remove(row) {
    this.removed = new Set([...this.removed, row.key]);
    this.tell(this.t('removed', {name: row.name}), {
      label: this.t('undo'),
      run: () => this.#restore(row),
    });
    this.select();
  }

  #restore(row) {
    this.removed = new Set([...this.removed].filter((key) => key !== row.key));
    this.select();
  }

  #tick({row, ticked}) {
    const without = (set) => new Set([...set].filter((key) => key !== row.key));
    // A row that came unticked is ticked or not; one that came ticked is taken away or not.
    if (row.cameTicked) {
      this.removed = ticked ? without(this.removed) : new Set([...this.removed, row.key]);
    } else {
      this.ticked = ticked ? new Set([...this.ticked, row.key]) : without(this.ticked);
    }
    this.select();
  }

  // Message

  #setText(text) {
    this.text = text;
    if (this.problems.text) this.problems = {...this.problems, text: null};
    this.#keepDraft();
    this.#textChanged();
  }

  #setRewrite(rewrite) {
    this.rewrite = rewrite;
    this.#keepDraft();
    this.#textChanged();
  }

  #chooseTemplate(id) {
    const template = this.templates.find((t) => t.id === id) ?? null;
    const before = {text: this.text, template: this.template};
    this.template = template?.id ?? null;
    if (!template || template.body === this.text) return;
    this.#setText(template.body);
    if (before.text.trim()) {
      this.tell(this.t('template.replaced'), {
        label: this.t('undo'),
        run: () => {
          this.template = before.template;
          this.#setText(before.text);
        },
      });
    }
  }

  #textChanged() {
    this.#needRewritings();
    this.#previewSoon(PREVIEW_PAUSE);
  }

  /** The table is long: it comes when the first costly character does. */
  async #needRewritings() {
    if (this.rewritings.size > 0 || this.learning || segment(this.text).costly.length === 0) return;
    this.learning = true;
    try {
      const {rewritings} = await this.client.get('/rewritings');
      this.rewritings = new Map(Object.entries(rewritings));
    } catch (error) {
      if (error.status !== 503) console.warn(error);
    } finally {
      this.learning = false;
    }
  }

  #previewSoon(pause) {
    clearTimeout(this.previewTimer);
    this.previewAbort?.abort();
    this.stale = true;
    if (!this.selection?.messages || !this.text.trim() || this.sent) {
      this.preview = null;
      this.previewing = false;
      return;
    }
    this.previewing = true;
    this.previewTimer = setTimeout(() => this.#runPreview(), pause);
  }

  async #runPreview(at = this.preview?.sample?.at ?? 0) {
    clearTimeout(this.previewTimer);
    const abort = (this.previewAbort = new AbortController());
    const {selection, text, rewrite, template, picked} = this;
    this.previewing = true;
    try {
      const preview = await this.client.post(
        '/preview',
        {snapshot: selection.snapshot, text, rewrite, template, recipient: picked, at},
        abort.signal,
      );
      if (abort !== this.previewAbort) return false;
      this.preview = preview;
      this.stale = false;
      this.problems = {...this.problems, text: null};
      return true;
    } catch (error) {
      if (error.name === 'AbortError' || abort !== this.previewAbort) return false;
      this.preview = null;
      if (error.status === 410 && (await this.select())) return false;
      if (error.status === 422) {
        this.problems = {...this.problems, text: error.problems.map((p) => p.message).join(' ')};
      } else if (error.status !== 503) {
        this.problems = {...this.problems, text: this.problem(error)};
      }
      return false;
    } finally {
      if (abort === this.previewAbort) this.previewing = false;
    }
  }

  #pick(row) {
    this.picked = row.key;
    if (this.text.trim()) this.view = 'preview';
    if (this.selection?.messages && this.text.trim()) this.#runPreview();
  }

  #step(at) {
    this.picked = null;
    this.#runPreview(at);
  }

  // Sending

  async #defer(deferral) {
    this.deferral = deferral;
    this.when = null;
    this.problems = {...this.problems, date: null, time: null, hour: null};
    if (!deferral.on || !deferral.date || !deferral.time) return;
    try {
      const {at} = await this.client.post('/deferrals', this.#notBefore());
      if (this.deferral === deferral) this.when = at;
    } catch (error) {
      if (this.deferral === deferral) this.#deferralProblems(error);
    }
  }

  #notBefore() {
    const {on, date, time, hour} = this.deferral;
    return on ? {date, time, hour} : null;
  }

  #deferralProblems(error) {
    const of = (name) => error.of?.(`notBefore.${name}`) ?? null;
    this.problems = {...this.problems, date: of('date'), time: of('time'), hour: of('hour')};
    return Boolean(of('date') || of('time') || of('hour'));
  }

  /** A click on a mode: checks, then asks for the confirmation. */
  async #send(mode) {
    if (this.sending) return;
    const problems = {...this.problems, text: null, recipients: null};
    if (!this.selection?.messages) {
      problems.recipients = this.t(this.record ? 'check.tick' : 'check.recipients');
    }
    if (!this.text.trim()) problems.text = this.t('check.text');
    if (this.deferral.on && !this.deferral.date) problems.date = this.t('date.wrong');
    if (this.deferral.on && !this.deferral.time) problems.time = this.t('time.wrong');
    this.problems = problems;
    if (problems.recipients || problems.text || problems.date || problems.time || problems.hour) {
      this.#showFirstProblem(problems);
      return;
    }
    this.sending = true;
    try {
      if ((this.stale || !this.preview) && !(await this.#runPreview())) {
        if (!this.preview) this.#showFirstProblem(this.problems);
        return;
      }
      const price = this.preview.modes.find((m) => m.mode === mode);
      if (!price || this.preview.messages === 0) {
        if (!price) this.tell(this.t('mode.gone'));
        return;
      }
      const {messages, parts, blockedTotal, sample} = this.preview;
      this.confirming = {
        mode,
        gateway: this.offers.find((o) => o.mode === mode)?.gateway ?? '',
        messages,
        parts,
        cost: price.cost,
        blocked: blockedTotal,
        ignored: this.record ? 0 : this.selection.ignored.total,
        when: this.deferral.on ? this.when : null,
        text: sample?.text ?? this.text,
        name: sample?.name ?? '',
        changed: false,
        problem: null,
      };
    } finally {
      this.sending = false;
    }
  }

  async #showFirstProblem(problems) {
    await this.updateComplete;
    const root = this.renderRoot;
    if (problems.text && !problems.recipients) {
      this.view = 'write';
      await this.updateComplete;
      root.querySelector('sms-phone textarea')?.focus();
    } else if (problems.recipients) {
      const place = root.querySelector('sms-recipients, sms-possible');
      place?.scrollIntoView({block: 'nearest'});
      root.querySelector('sms-criteria button, sms-possible input')?.focus();
    } else {
      root.querySelector('sms-date [aria-invalid="true"], sms-time [aria-invalid="true"]')?.focus();
    }
  }

  async #confirmed() {
    if (this.sending) return;
    const {mode, messages, parts, cost} = this.confirming;
    this.sending = true;
    this.confirming = {...this.confirming, problem: null};
    try {
      const sent = await this.client.post('/campaigns', {
        key: this.key,
        snapshot: this.selection.snapshot,
        text: this.text,
        rewrite: this.rewrite,
        mode,
        template: this.template,
        notBefore: this.#notBefore(),
        confirmed: {messages, parts, cost},
      });
      this.confirming = null;
      this.sent = sent;
      this.drafts?.forget();
      this.ask('sms-sent', {campaign: sent.id, messages: sent.messages});
      await this.updateComplete;
      this.renderRoot.querySelector('.sent-step')?.focus();
    } catch (error) {
      await this.#sendProblem(error);
    } finally {
      this.sending = false;
    }
  }

  async #sendProblem(error) {
    if (error.status === 409 && error.body?.figures) {
      const {messages, parts, cost, blocked} = error.body.figures;
      this.confirming = {...this.confirming, messages, parts, cost, blocked, changed: true};
      this.#previewSoon(0);
      return;
    }
    if (error.status === 410 && (await this.select()) && (await this.#runPreview())) {
      const price = this.preview.modes.find((m) => m.mode === this.confirming.mode);
      if (price) {
        const {messages, parts, blockedTotal} = this.preview;
        const figures = {messages, parts, cost: price.cost, blocked: blockedTotal};
        this.confirming = {...this.confirming, ...figures, changed: true};
        return;
      }
    }
    if (error.status === 422) {
      const text = error.of?.('text');
      if (this.#deferralProblems(error) || text) {
        this.problems = {...this.problems, text};
        this.confirming = null;
        this.#showFirstProblem(this.problems);
        return;
      }
    }
    const lost = error.status === 0 || error.status >= 500;
    const message = this.problem(error);
    this.confirming = {
      ...this.confirming,
      problem: lost ? `${message} ${this.t('confirm.safe-retry')}` : message,
    };
  }

  startAnew() {
    this.drafts?.forget();
    const {criteria} = this;
    this.#clear();
    this.criteria = criteria;
    if (this.record) this.select();
  }

  #openRecap(event) {
    // The link to the standalone page is what happens when the host does nothing.
    const asked = this.ask('sms-open', {contribution: 'sms.menu.recap', campaign: event.detail});
    if (asked) event.preventDefault();
  }

  // What is seen

  screen() {
    if (!this.may('SEND')) {
      return html`<p class="banner danger" role="alert">${this.t('blocked.user')}</p>`;
    }
    return html`
      <header class="compose-head" ?hidden=${this.noTitle}>
        <h1>${this.t(this.record ? 'title.record' : 'title.group')}</h1>
      </header>
      <div class="compose" @record=${(event) => this.ask('sms-navigate', {record: event.detail})}>
        ${this.sent ? this.#sentStep() : html`
          <div class="column">
            <section class="card step" aria-labelledby="step-1">
              <h2 id="step-1"><span class="step-number">1</span>${this.t('step.recipients')}</h2>
              ${this.record ? this.#recordStep() : this.#groupStep()}
            </section>
            ${this.record ? nothing : this.#ignored()}
          </div>
          <div class="column">
            ${this.#messageStep()}
            <section class="card step" aria-labelledby="step-3">
            <h2 id="step-3"><span class="step-number">3</span>${this.t('step.send')}</h2>
            <sms-sending
              .texts=${this.texts}
              .offers=${this.offers}
              .preview=${this.preview}
              .waiting=${this.previewing}
              .busy=${this.sending}
              .deferral=${this.deferral}
              .problems=${this.problems}
              .when=${this.when}
              .today=${this.session.school.today}
              @defer=${(event) => this.#defer(event.detail)}
              @send=${(event) => this.#send(event.detail)}
            ></sms-sending>
            </section>
          </div>`}
      </div>
      <sms-confirm
        .texts=${this.texts}
        .offer=${this.confirming}
        .changed=${this.confirming?.changed ?? false}
        .problem=${this.confirming?.problem ?? null}
        .busy=${this.sending}
        @confirmed=${() => this.#confirmed()}
        @closed=${() => (this.confirming = null)}
      ></sms-confirm>
    `;
  }

  #groupStep() {
    return html`
      <sms-criteria
        .texts=${this.texts}
        .filters=${this.filters}
        .value=${this.criteria}
        .today=${this.session.school.today}
        .problems=${this.problems.criteria ?? []}
        .busy=${this.selecting}
        .stale=${this.applied !== null && this.applied !== this.criteria}
        @criteria=${(event) => this.#criteriaChanged(event.detail)}
        @apply=${() => this.#apply()}
        @clear=${() => this.#clearCriteria()}
      ></sms-criteria>
      <hr />
      <sms-recipients
        .texts=${this.texts}
        .client=${this.client}
        .selection=${this.selection}
        .picked=${this.preview?.sample?.key ?? null}
        .problem=${this.problems.recipients ?? null}
        .numberProblem=${this.problems.number ?? null}
        .narrow=${this.narrow}
        @pick=${(event) => this.#pick(event.detail)}
        @remove=${(event) => this.#remove(event.detail)}
        @type-number=${(event) => this.#typeNumber(event.detail)}
      ></sms-recipients>
    `;
  }

  #recordStep() {
    return html`<sms-possible
      .texts=${this.texts}
      .rows=${this.possible}
      .mayOverride=${this.may('OVERRIDE_NO_SMS')}
      .picked=${this.preview?.sample?.key ?? null}
      .problem=${this.problems.recipients ?? null}
      @tick=${(event) => this.#tick(event.detail)}
    ></sms-possible>`;
  }

  #ignored() {
    return html`<sms-ignored
      .texts=${this.texts}
      .client=${this.client}
      .selection=${this.selection}
      .narrow=${this.narrow}
      @restore=${(event) => this.#restore(event.detail)}
    ></sms-ignored>`;
  }

  #messageStep() {
    return html`<section class="card step" aria-labelledby="step-2">
      <h2 id="step-2"><span class="step-number">2</span>${this.t('step.message')}</h2>
      ${this.#templateField()}
      <sms-phone
        .texts=${this.texts}
        .text=${this.text}
        .rewrite=${this.rewrite}
        .rewritings=${this.rewritings}
        .keywords=${this.keywords}
        .sender=${this.session.school.name ?? ''}
        .view=${this.view}
        .sample=${this.preview?.sample ?? null}
        .sampleHint=${this.t(this.text.trim() ? 'preview.no-recipient' : 'preview.no-text')}
        .problem=${this.problems.text ?? null}
        @text=${(event) => this.#setText(event.detail)}
        @rewrite=${(event) => this.#setRewrite(event.detail)}
        @view=${(event) => (this.view = event.detail)}
        @step=${(event) => this.#step(event.detail)}
      ></sms-phone>
    </section>`;
  }

  #templateField() {
    const source = this.record ? this.record.split(':')[0] : this.criteria.source;
    const fitting = this.templates.filter((t) => t.sources.length === 0 || t.sources.includes(source));
    const categories = [...new Set(fitting.map((t) => t.category))];
    const option = (t) =>
      html`<option value=${t.id} .selected=${t.id === this.template}>${t.name}</option>`;
    return html`<div class="field">
      <label for="template">${this.t('templates')}</label>
      <select id="template" @change=${(event) => this.#chooseTemplate(event.target.value)}>
        <option value="" .selected=${!this.template}>${this.t('templates.none')}</option>
        ${categories.map((category) => {
          const options = fitting.filter((t) => t.category === category).map(option);
          return category ? html`<optgroup label=${category}>${options}</optgroup>` : options;
        })}
      </select>
    </div>`;
  }

  #sentStep() {
    return html`<section
      class="card step sent-step"
      tabindex="-1"
      aria-labelledby="step-sent"
    >
      <h2 id="step-sent">${this.t('step.sent')}</h2>
      <sms-progress
        .texts=${this.texts}
        .client=${this.client}
        .sent=${this.sent}
        .closable=${this.record !== '' && !this.standalone}
        @again=${() => this.startAnew()}
        @leave=${() => this.ask('sms-close', {})}
        @recap=${(event) => this.#openRecap(event)}
        @told=${(event) => this.tell(event.detail)}
      ></sms-progress>
    </section>`;
  }
}

/**
 * The rows of an individual send, in the order in which they first came: those that were taken away
 * stay in the list, unticked; those that cannot be written to are in it with the reason.
 */
function possibleRows(before, selection) {
  const known = new Map(before.map((row) => [row.key, row]));
  const found = new Map();
  for (const row of selection.recipients.rows) {
    const cameTicked = known.get(row.key)?.cameTicked ?? row.ticked;
    found.set(row.key, {...row, cell: '', reason: null, cameTicked});
  }
  for (const row of selection.ignored.rows) {
    const old = known.get(row.key);
    if (row.reason === 'REMOVED' && old) found.set(row.key, {...old, ticked: false});
    else found.set(row.key, {...row, number: null, noSms: false, ticked: false, cameTicked: false});
  }
  const order = [...before.map((row) => row.key), ...found.keys()];
  return [...new Set(order)].filter((key) => found.has(key)).map((key) => found.get(key));
}

/** Where the page is not served from a secure address. */
function randomUuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

define('sms-compose', SmsCompose);
