import {css, html, nothing} from './lit/lit-element.js';
import {AllowanceControl} from './control/allowance.js';
import {DeferralControl} from './control/deferral.js';
import {MessageControl} from './control/message.js';
import {PreviewControl} from './control/preview.js';
import {SavedControl} from './control/saved.js';
import {SelectionControl} from './control/selection.js';
import {SendingControl} from './control/sending.js';
import {readCriteria} from './lib/criteria.js';
import {DraftKeeper} from './lib/draft.js';
import {SmsScreen, define} from './lib/element.js';
import {theme} from './lib/theme.js';
import {blockStyle} from './part/block.js';
import {choicesStyle} from './part/choices.js';
import {confirmStyle} from './part/confirm.js';
import {costlyStyle} from './part/costly.js';
import {quietStyle} from './part/quiet.js';
import {scheduleStyle} from './part/schedule-style.js';
import {criteriaStyle} from './part/criteria.js';
import {ignoredStyle} from './part/ignored.js';
import {keysStyle} from './part/keys-style.js';
import {listStyle} from './part/list.js';
import {momentStyle} from './part/moment.js';
import {optionsStyle} from './part/options.js';
import {personSearchStyle} from './part/person-search.js';
import {phoneStyle} from './part/phone.js';
import {possibleStyle} from './part/possible.js';
import {progressStyle} from './part/progress.js';
import {recipientsStyle} from './part/recipients.js';
import {rowsStyle} from './part/rows.js';
import {savedStyle} from './part/saved.js';
import {sendingStyle} from './part/sending.js';
import {statesStyle} from './part/states.js';
import {templateChoiceStyle} from './part/template-choice.js';

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

const ALL_SOURCES = ['FAMILY', 'PUPIL', 'ADULT', 'APPLICANT'];

const NONE = Object.freeze([]);

/**
 * `<sms-compose lang="fr" record="FAMILY:F0012">`: writes to a group, or with `record` to the
 * people of that record.
 *
 * Fires `sms-navigate` (detail: {record}) to open a record, `sms-open` (detail: {contribution,
 * campaign}, cancelable) to open the recap, `sms-sent` (detail: {campaign, messages}) and
 * `sms-close`. With `standalone` there is no host to close it.
 *
 * What it does is in the controls of `control/`, what it shows in the elements of `part/`.
 */
class SmsCompose extends SmsScreen {
  static styles = [
    theme,
    rowsStyle,
    choicesStyle,
    momentStyle,
    blockStyle,
    criteriaStyle,
    savedStyle,
    listStyle,
    personSearchStyle,
    recipientsStyle,
    ignoredStyle,
    possibleStyle,
    phoneStyle,
    costlyStyle,
    templateChoiceStyle,
    keysStyle,
    optionsStyle,
    sendingStyle,
    confirmStyle,
    quietStyle,
    scheduleStyle,
    progressStyle,
    statesStyle,
    screenStyle,
  ];

  static properties = {
    ...SmsScreen.properties,
    record: {type: String},
    noTitle: {type: Boolean, attribute: 'no-title'},
    standalone: {type: Boolean},
    view: {state: true},
    dialog: {state: true},
    narrow: {state: true},
  };

  constructor() {
    super();
    this.record = '';
    this.noTitle = false;
    this.standalone = false;
    /** @type {'write'|'preview'} of the telephone */
    this.view = 'write';
    /** @type {null|'trial'|'keep'} */
    this.dialog = null;
    this.narrow = false;
    this.selection = new SelectionControl(
      this,
      () => this.preview.soon(0),
      () => this.#keepDraft(),
    );
    this.saved = new SavedControl(this, this.selection);
    this.message = new MessageControl(this, () => {
      this.#keepDraft();
      this.preview.soon();
    });
    this.preview = new PreviewControl(this, this.selection, this.message);
    this.deferral = new DeferralControl(this);
    this.allowance = new AllowanceControl(this, this.message);
    this.sending = new SendingControl(
      this,
      {
        selection: this.selection,
        message: this.message,
        preview: this.preview,
        deferral: this.deferral,
        allowance: this.allowance,
      },
      {refused: () => this.#showFirstProblem(), sent: (sent) => this.#sent(sent)},
    );
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
  }

  async opened() {
    if (!this.may('SEND')) return;
    this.drafts = new DraftKeeper(this.session.user.id, this.record);
    if (!this.begun) {
      this.begun = true;
      this.#restoreDraft();
    }
    await Promise.all([this.installed(), this.record ? this.selection.select() : null]);
  }

  /** Loads what bundles contribute. */
  async installed() {
    if (!this.may('SEND')) return;
    // What few may do comes when it is there to be done.
    if (this.session.credentials) import('./part/keys.js').catch(() => this.tell(this.t('client.offline')));
    const list = (path, name) =>
      this.client.get(path).then(
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
      this.message.loadRewritings(),
      this.allowance.load(),
      ...(this.record ? [] : [this.selection.loadFilters(), this.saved.load()]),
    ]);
    this.message.set({templates, keywords});
    this.sending.set({offers});
    this.preview.soon();
  }

  #restoreDraft() {
    const draft = this.drafts.load();
    if (!draft) return;
    this.message.restore(draft);
    this.allowance.set({purposeChosen: draft.purposeChosen ?? null});
    const criteria = readCriteria(draft.criteria);
    if (!this.record && criteria) this.selection.set({criteria});
    if (!this.message.empty) {
      this.tell(this.t('draft.restored'), {
        label: this.t('draft.discard'),
        run: () => this.startAnew(),
      });
    }
  }

  #keepDraft() {
    if (this.message.text) {
      const {purposeChosen} = this.allowance;
      this.drafts?.keep({...this.message.draft, purposeChosen, criteria: this.selection.kept});
    } else this.drafts?.forget();
  }

  startAnew() {
    this.drafts?.forget();
    this.selection.clear();
    this.message.clear();
    this.preview.clear();
    this.deferral.clear();
    this.allowance.clear();
    this.allowance.load();
    this.sending.clear();
    this.view = 'write';
    if (this.record) this.selection.select();
  }

  #pick(row) {
    if (!this.message.empty) this.view = 'preview';
    this.preview.pick(row.key);
  }

  async #typeNumber(number) {
    const taken = await this.selection.typeNumber(number);
    if (taken) this.renderRoot.querySelector('sms-recipients').numberTaken();
  }

  /** A list that was to be exported is not held any more: it is made again, to be looked at. */
  async #expired(error) {
    if (error) this.tell(this.problem(error));
    else if (await this.selection.select()) this.tell(this.t('export.again'));
  }

  async #showFirstProblem() {
    await this.updateComplete;
    const root = this.renderRoot;
    if (this.selection.problems.recipients) {
      const place = root.querySelector('sms-recipients, sms-possible');
      place?.scrollIntoView({block: 'nearest'});
      root.querySelector('sms-criteria button, sms-possible input')?.focus();
    } else if (this.message.problem) {
      this.view = 'write';
      await this.updateComplete;
      root.querySelector('sms-phone textarea')?.focus();
    } else if (this.allowance.senderProblem) {
      root.querySelector('sms-options [aria-invalid="true"]')?.focus();
    } else {
      root.querySelector('sms-date [aria-invalid="true"], sms-time [aria-invalid="true"]')?.focus();
    }
  }

  async #sent(sent) {
    this.drafts?.forget();
    this.#tellReminders(sent.reminders);
    this.ask('sms-sent', {campaign: sent.id, messages: sent.messages});
    await this.updateComplete;
    this.renderRoot.querySelector('.sent-step')?.focus();
  }

  #tellReminders(reminders) {
    const refused = reminders.find((r) => r.problem);
    const planned = reminders.filter((r) => !r.problem);
    if (refused) this.tell(this.t('reminders.refused', {problem: refused.problem.message}));
    else if (planned.length > 0) {
      const when = this.texts.longMoment(planned[0].at);
      this.tell(this.n('reminders.sent', planned.length, {when}));
    }
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
    const {confirming, busy, sent} = this.sending;
    return html`
      <header class="compose-head" ?hidden=${this.noTitle}>
        <h1>${this.t(this.record ? 'title.record' : 'title.group')}</h1>
      </header>
      <div class="compose" @record=${(event) => this.ask('sms-navigate', {record: event.detail})}>
        ${sent ? this.#sentStep(sent) : this.#steps()}
      </div>
      <sms-confirm
        .texts=${this.texts}
        .client=${this.client}
        .offer=${confirming}
        .changed=${confirming?.changed ?? false}
        .problem=${confirming?.problem ?? null}
        .busy=${busy}
        @confirmed=${() => this.sending.confirmed()}
        @closed=${() => this.sending.close()}
        @quiet=${(event) => this.sending.quiet(event.detail)}
        @reminders=${(event) => this.sending.remind(event.detail)}
      ></sms-confirm>
      ${this.dialog === 'trial' ? this.#trial() : nothing}
      ${this.dialog === 'keep' ? this.#keep() : nothing}
    `;
  }

  /** What few need comes when it is asked for. */
  async #openDialog(name) {
    try {
      await (name === 'trial' ? import('./part/trial.js') : import('./part/save-template.js'));
      this.dialog = name;
    } catch {
      this.tell(this.t('client.offline'));
    }
  }

  #trial() {
    const {preview, selection, sending} = this;
    return html`<sms-trial
      .texts=${this.texts}
      .client=${this.client}
      .offers=${sending.offers}
      .mobile=${this.session.user.mobile}
      .name=${preview.sample?.name ?? ''}
      .message=${{
        ...this.message.request,
        snapshot: selection.messages > 0 ? selection.selection.snapshot : null,
        recipient: preview.picked,
        at: preview.sample?.at ?? 0,
        sender: this.allowance.sender,
      }}
      @sent=${() => this.tell(this.t('trial.sent'))}
      @closed=${() => (this.dialog = null)}
    ></sms-trial>`;
  }

  #keep() {
    const {message} = this;
    return html`<sms-save-template
      .texts=${this.texts}
      .client=${this.client}
      .template=${{
        body: message.text,
        language: this.texts.language,
        purpose: this.allowance.purpose,
        sources: ALL_SOURCES,
        rewrite: message.rewriteChosen,
      }}
      .categories=${[...new Set(message.templates.map((t) => t.category).filter(Boolean))]}
      .mayShare=${this.may('ADMINISTER')}
      @stored=${(event) => this.#kept(event.detail)}
      @closed=${() => (this.dialog = null)}
    ></sms-save-template>`;
  }

  async #kept({id, name}) {
    const {templates} = await this.client.get('/templates');
    this.message.set({templates, template: id});
    this.tell(this.t('save-template.stored', {name}));
  }

  #steps() {
    return html`<div class="column">
        <section class="card step" aria-labelledby="step-1">
          <h2 id="step-1"><span class="step-number">1</span>${this.t('step.recipients')}</h2>
          ${this.record ? this.#recordStep() : this.#groupStep()}
        </section>
        ${this.record ? nothing : this.#ignored()}
      </div>
      <div class="column">${this.#messageStep()} ${this.#sendStep()}</div>`;
  }

  #groupStep() {
    const {selection, saved} = this;
    return html`
      ${saved.list === null
        ? nothing
        : html`<sms-saved
            .texts=${this.texts}
            .saved=${saved}
            .current=${saved.current}
            .list=${saved.list}
            .problem=${saved.problem}
            .busy=${saved.busy}
          ></sms-saved>`}
      <sms-criteria
        .texts=${this.texts}
        .filters=${selection.filters}
        .value=${selection.criteria}
        .labels=${selection.labels}
        .today=${this.session.school.today}
        .problems=${selection.problems.criteria}
        .busy=${selection.selecting}
        .stale=${selection.stale}
        .insist=${selection.insist}
        @criteria=${(event) => selection.changeCriteria(event.detail)}
        @apply=${() => selection.apply()}
        @clear=${() => selection.clearCriteria()}
      ></sms-criteria>
      <hr />
      <sms-recipients
        .texts=${this.texts}
        .client=${this.client}
        .selection=${selection.selection}
        .people=${selection.people}
        .picked=${this.preview.sample?.key ?? null}
        .problem=${selection.problems.recipients}
        .numberProblem=${selection.problems.number}
        .peopleProblems=${selection.problems.people}
        .narrow=${this.narrow}
        @pick=${(event) => this.#pick(event.detail)}
        @remove=${(event) => selection.remove(event.detail)}
        @type-number=${(event) => this.#typeNumber(event.detail)}
        @person=${(event) => selection.addPerson(event.detail)}
        @drop-person=${(event) => selection.dropPerson(event.detail)}
        @expired=${(event) => this.#expired(event.detail)}
      ></sms-recipients>
    `;
  }

  #recordStep() {
    return html`<sms-possible
      .texts=${this.texts}
      .rows=${this.selection.possible}
      .mayOverride=${this.may('OVERRIDE_NO_SMS')}
      .picked=${this.preview.sample?.key ?? null}
      .problem=${this.selection.problems.recipients}
      @tick=${(event) => this.selection.tick(event.detail)}
    ></sms-possible>`;
  }

  #ignored() {
    return html`<sms-ignored
      .texts=${this.texts}
      .client=${this.client}
      .selection=${this.selection.selection}
      .narrow=${this.narrow}
      @restore=${(event) => this.selection.restore(event.detail)}
      @expired=${(event) => this.#expired(event.detail)}
    ></sms-ignored>`;
  }

  #messageStep() {
    const {message, preview} = this;
    return html`<section class="card step" aria-labelledby="step-2">
      <h2 id="step-2"><span class="step-number">2</span>${this.t('step.message')}</h2>
      <sms-template-choice
        .texts=${this.texts}
        .templates=${message.templates}
        .source=${this.record ? this.record.split(':')[0] : this.selection.criteria.source}
        .chosen=${message.chosen}
        .text=${message.text}
        .mayKeep=${!message.empty}
        @choose=${(event) => this.#choose(event.detail)}
        @keep=${() => this.#openDialog('keep')}
      ></sms-template-choice>
      ${this.session.credentials ? this.#keys() : nothing}
      <sms-phone
        .texts=${this.texts}
        .text=${message.text}
        .rewrite=${message.rewrite}
        .rewritings=${message.rewritings}
        .keywords=${message.keywords}
        .sender=${this.allowance.sender ?? this.session.school.name ?? ''}
        .price=${this.#priceOfKeeping()}
        .view=${this.view}
        .sample=${preview.sample}
        .sampleHint=${this.t(message.empty ? 'preview.no-text' : 'preview.no-recipient')}
        .problem=${message.problem}
        @text=${(event) => message.setText(event.detail)}
        @rewrite=${(event) => message.setRewrite(event.detail)}
        @view=${(event) => (this.view = event.detail)}
        @step=${(event) => preview.step(event.detail)}
      ></sms-phone>
    </section>`;
  }

  #keys() {
    const {selection, allowance} = this;
    return html`<sms-keys
      .texts=${this.texts}
      .enabled=${allowance.purpose === 'CREDENTIALS'}
      .audience=${selection.audience}
      .way=${this.session.credentials}
      .selection=${selection.selecting ? null : selection.selection}
      @audience=${(event) => selection.keep(event.detail)}
    ></sms-keys>`;
  }

  #choose(id) {
    this.allowance.set({purposeChosen: null});
    this.message.choose(id);
    // Everybody else is written to whether they have connected or not.
    if (this.selection.audience && this.allowance.purpose !== 'CREDENTIALS') this.selection.keep(null);
  }

  #choosePurpose(purposeChosen) {
    this.allowance.set({purposeChosen});
    this.#keepDraft();
  }

  /** What the costly characters cost this batch; empty: nobody is selected yet. */
  #priceOfKeeping() {
    const {figures} = this.preview;
    const {otherwise} = figures ?? {};
    if (!otherwise || otherwise.rewrite === this.message.rewrite) return '';
    const {offers} = this.sending;
    const mode = (offers.find((o) => o.mode === 'STANDARD') ?? offers[0])?.mode;
    const costOf = ({modes}) => modes.find((m) => m.mode === mode)?.cost;
    const [kept, replaced] = otherwise.rewrite ? [figures, otherwise] : [otherwise, figures];
    const more = kept.parts - replaced.parts;
    if (!mode || !costOf(kept) || more <= 0) return more <= 0 ? this.t('costly.free') : '';
    const {micros, currency} = costOf(kept);
    const cost = this.texts.money({micros: micros - costOf(replaced).micros, currency});
    const values = {cost, mode: this.t(`mode.${mode}`)};
    return otherwise.rewrite
      ? this.n('costly.more-batch', more, values)
      : this.n('costly.saved-batch', more, values);
  }

  #sendStep() {
    const {sending, preview, deferral, allowance} = this;
    return html`<section class="card step" aria-labelledby="step-3">
      <h2 id="step-3"><span class="step-number">3</span>${this.t('step.send')}</h2>
      <sms-options
        .texts=${this.texts}
        .purpose=${allowance.purpose}
        .sender=${allowance.sender}
        .senders=${sending.offers.some((o) => o.senders) ? allowance.senders : NONE}
        .senderProblem=${allowance.senderProblem}
        @purpose=${(event) => this.#choosePurpose(event.detail)}
        @sender=${(event) => allowance.set({senderChosen: event.detail, senderProblem: null})}
      ></sms-options>
      <sms-sending
        .texts=${this.texts}
        .offers=${sending.offers}
        .preview=${preview.figures}
        .waiting=${preview.waiting}
        .busy=${sending.busy}
        .deferral=${deferral.deferral}
        .problems=${deferral.problems}
        .when=${deferral.when}
        .today=${this.session.school.today}
        .remaining=${allowance.known?.remaining ?? null}
        .mayTry=${!this.message.empty}
        @trial=${() => this.#openDialog('trial')}
        @defer=${(event) => deferral.change(event.detail)}
        @send=${(event) => sending.ask(event.detail)}
      ></sms-sending>
    </section>`;
  }

  #sentStep(sent) {
    return html`<section
      class="card step sent-step"
      tabindex="-1"
      aria-labelledby="step-sent"
    >
      <h2 id="step-sent">${this.t('step.sent')}</h2>
      <sms-progress
        .texts=${this.texts}
        .client=${this.client}
        .sent=${sent}
        .closable=${this.record !== '' && !this.standalone}
        @again=${() => this.startAnew()}
        @leave=${() => this.ask('sms-close', {})}
        @recap=${(event) => this.#openRecap(event)}
        @told=${(event) => this.tell(event.detail)}
      ></sms-progress>
    </section>`;
  }
}

define('sms-compose', SmsCompose);
