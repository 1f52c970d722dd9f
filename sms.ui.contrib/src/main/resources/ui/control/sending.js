import {newKey} from '../lib/key.js';
import {Control} from './control.js';

/** From the click on a mode over the confirmation to the outbox. */
export class SendingControl extends Control {
  /**
   * @param screen
   * @param {{selection, message, preview, deferral, allowance}} draft the other controls
   * @param {{refused: () => void, sent: (sent: object) => void}} told
   */
  constructor(screen, draft, told) {
    super(screen);
    this.draft = draft;
    this.told = told;
    this.offers = [];
    this.duringQuietHours = false;
    this.reminders = null;
    this.clear();
  }

  /** A new draft has a new key: what is sent under one key is sent once. */
  clear() {
    this.key = newKey();
    this.reminders = null;
    this.set({confirming: null, busy: false, sent: null});
  }

  /** A click on a mode: checks, then asks for the confirmation. */
  async ask(mode) {
    if (this.busy) return;
    const {selection, message, preview, deferral} = this.draft;
    const checks = [selection.check(), message.check(), deferral.check()];
    if (checks.includes(false)) {
      this.told.refused();
      return;
    }
    this.set({busy: true});
    try {
      // What others have sent meanwhile counts too.
      const counted = this.draft.allowance.load();
      if ((preview.stale || !preview.figures) && !(await preview.run())) {
        if (!preview.figures) this.told.refused();
        return;
      }
      await counted;
      const figures = figuresOf(preview.figures, mode);
      if (!figures) this.screen.tell(this.screen.t('mode.gone'));
      else if (figures.messages > 0) this.#confirm(mode, figures);
    } finally {
      this.set({busy: false});
    }
  }

  #confirm(mode, figures) {
    const {selection, message, preview, deferral, allowance} = this.draft;
    const offer = this.offers.find((o) => o.mode === mode);
    this.set({
      confirming: {
        ...figures,
        ...allowance.verdict(figures.parts),
        mode,
        gateway: offer?.gateway ?? '',
        sender: offer?.senders ? allowance.sender : null,
        purpose: allowance.purpose,
        ignored: this.screen.record ? 0 : selection.selection.ignored.total,
        when: deferral.deferral.on ? deferral.when : null,
        text: preview.sample?.text ?? message.text,
        name: preview.sample?.name ?? '',
        changed: false,
        problem: null,
      },
    });
  }

  close() {
    this.set({confirming: null});
  }

  /** @param {boolean} override whether it leaves in quiet hours */
  quiet(override) {
    this.duringQuietHours = override;
  }

  /** @param {null|{everyDays: number, times: number}} reminders of credentials */
  remind(reminders) {
    this.reminders = reminders;
  }

  async confirmed() {
    if (this.busy) return;
    const {selection, message, deferral} = this.draft;
    const {mode, messages, parts, cost, sender, purpose, threshold} = this.confirming;
    this.set({busy: true, confirming: {...this.confirming, problem: null}});
    try {
      const sent = await this.screen.client.post('/campaigns', {
        ...message.request,
        key: this.key,
        snapshot: selection.selection.snapshot,
        mode,
        notBefore: deferral.request,
        sender,
        purpose,
        largeConfirmed: threshold !== null,
        duringQuietHours: this.duringQuietHours,
        reminders: purpose === 'CREDENTIALS' ? this.reminders : null,
        confirmed: {messages, parts, cost},
      });
      this.set({confirming: null, sent});
      this.told.sent(sent);
    } catch (error) {
      await this.#failed(error);
    } finally {
      this.set({busy: false});
    }
  }

  async #failed(error) {
    const {selection, message, preview, deferral} = this.draft;
    if (error.status === 409 && error.body?.figures) {
      this.#changed(error.body.figures);
      preview.soon(0);
      return;
    }
    if (error.status === 410 && (await selection.select()) && (await preview.run())) {
      const figures = figuresOf(preview.figures, this.confirming.mode);
      if (figures) {
        this.#changed(figures);
        return;
      }
    }
    if (error.status === 422 && (error.body?.quota || error.body?.threshold)) {
      // Others have sent meanwhile, or a limit was changed: as with other figures, look again.
      await this.draft.allowance.load();
      this.#limited(error.body);
      return;
    }
    if (error.status === 422) {
      const sender = error.of?.('sender') ?? null;
      if (sender) {
        this.draft.allowance.set({senderProblem: sender});
        this.close();
        this.told.refused();
        return;
      }
      const text = error.of?.('text') ?? null;
      if (deferral.refused(error) || text) {
        message.set({problem: text});
        this.close();
        this.told.refused();
        return;
      }
    }
    const lost = error.status === 0 || error.status >= 500;
    const sentence = this.screen.problem(error);
    const problem = lost ? `${sentence} ${this.screen.t('confirm.safe-retry')}` : sentence;
    this.set({confirming: {...this.confirming, problem}});
  }

  #changed({messages, parts, cost, blocked}) {
    const verdict = this.draft.allowance.verdict(parts);
    this.set({
      confirming: {
        ...this.confirming,
        ...verdict,
        messages,
        parts,
        cost,
        blocked,
        changed: true,
      },
    });
  }

  /** Refused by a limit that the page did not know of, with its figures. */
  #limited({quota, threshold}) {
    const known = quota && {...quota, left: Math.max(0, quota.limit - quota.used)};
    this.set({
      confirming: {
        ...this.confirming,
        quota: known ?? null,
        threshold: threshold?.threshold ?? this.confirming.threshold,
      },
    });
  }
}

/** What is confirmed, by that mode; null: it is gone. */
function figuresOf({messages, parts, blockedTotal, modes}, mode) {
  const price = modes.find((m) => m.mode === mode);
  return price ? {messages, parts, cost: price.cost, blocked: blockedTotal} : null;
}
