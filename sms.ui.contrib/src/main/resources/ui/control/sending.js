import {newKey} from '../lib/key.js';
import {Control} from './control.js';

/** From the click on a mode over the confirmation to the outbox. */
export class SendingControl extends Control {
  /**
   * @param screen
   * @param {{selection, message, preview, deferral}} draft the other controls
   * @param {{refused: () => void, sent: (sent: object) => void}} told
   */
  constructor(screen, draft, told) {
    super(screen);
    this.draft = draft;
    this.told = told;
    this.offers = [];
    this.duringQuietHours = false;
    this.clear();
  }

  /** A new draft has a new key: what is sent under one key is sent once. */
  clear() {
    this.key = newKey();
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
      if ((preview.stale || !preview.figures) && !(await preview.run())) {
        if (!preview.figures) this.told.refused();
        return;
      }
      const figures = figuresOf(preview.figures, mode);
      if (!figures) this.screen.tell(this.screen.t('mode.gone'));
      else if (figures.messages > 0) this.#confirm(mode, figures);
    } finally {
      this.set({busy: false});
    }
  }

  #confirm(mode, figures) {
    const {selection, message, preview, deferral} = this.draft;
    this.set({
      confirming: {
        ...figures,
        mode,
        gateway: this.offers.find((o) => o.mode === mode)?.gateway ?? '',
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

  async confirmed() {
    if (this.busy) return;
    const {selection, message, deferral} = this.draft;
    const {mode, messages, parts, cost} = this.confirming;
    this.set({busy: true, confirming: {...this.confirming, problem: null}});
    try {
      const sent = await this.screen.client.post('/campaigns', {
        ...message.request,
        key: this.key,
        snapshot: selection.selection.snapshot,
        mode,
        notBefore: deferral.request,
        duringQuietHours: this.duringQuietHours,
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
    if (error.status === 422) {
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
    this.set({confirming: {...this.confirming, messages, parts, cost, blocked, changed: true}});
  }
}

/** What is confirmed, by that mode; null: it is gone. */
function figuresOf({messages, parts, blockedTotal, modes}, mode) {
  const price = modes.find((m) => m.mode === mode);
  return price ? {messages, parts, cost: price.cost, blocked: blockedTotal} : null;
}
