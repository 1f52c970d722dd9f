import {Control} from './control.js';

const PAUSE = 300;

/** What the text becomes for the selection: figures, prices, one recipient's own text. */
export class PreviewControl extends Control {
  /**
   * @param screen
   * @param {import('./selection.js').SelectionControl} selection
   * @param {import('./message.js').MessageControl} message
   */
  constructor(screen, selection, message) {
    super(screen);
    this.selection = selection;
    this.message = message;
    this.clear();
  }

  hostDisconnected() {
    this.#stop();
  }

  clear() {
    this.#stop();
    this.set({figures: null, waiting: false, picked: null});
    /** Whether the figures are of a text or selection that is no longer there. */
    this.stale = true;
  }

  #stop() {
    clearTimeout(this.timer);
    this.abort?.abort();
    this.abort = null;
  }

  get sample() {
    return this.figures?.sample ?? null;
  }

  /** After a pause in typing; at once when something was chosen. */
  soon(pause = PAUSE) {
    this.#stop();
    this.stale = true;
    if (this.selection.messages === 0 || this.message.empty) {
      this.set({figures: null, waiting: false});
      return;
    }
    this.set({waiting: true});
    this.timer = setTimeout(() => this.run(), pause);
  }

  /**
   * @param {number} at the place of the recipient whose text is wanted, unless one is picked
   * @returns {Promise<boolean>} whether the figures are there
   */
  async run(at = this.sample?.at ?? 0) {
    this.#stop();
    const abort = (this.abort = new AbortController());
    this.set({waiting: true});
    try {
      const figures = await this.screen.client.post(
        '/preview',
        {
          ...this.message.request,
          snapshot: this.selection.selection.snapshot,
          recipient: this.picked,
          at,
        },
        abort.signal,
      );
      if (abort !== this.abort) return false;
      this.stale = false;
      this.set({figures});
      this.message.set({problem: null});
      return true;
    } catch (error) {
      if (error.name === 'AbortError' || abort !== this.abort) return false;
      await this.#failed(error);
      return false;
    } finally {
      if (abort === this.abort) this.set({waiting: false});
    }
  }

  async #failed(error) {
    this.set({figures: null});
    // The server has forgotten the selection: it is made again, and the preview with it.
    if (error.status === 410 && (await this.selection.select())) return;
    if (error.status === 422) {
      this.message.set({problem: error.problems.map((p) => p.message).join(' ')});
    } else if (error.status !== 503) {
      this.message.set({problem: this.screen.problem(error)});
    }
  }

  /** That recipient's text, now and while the message is being written. */
  pick(key) {
    this.set({picked: key});
    if (this.selection.messages > 0 && !this.message.empty) this.run();
  }

  step(at) {
    this.set({picked: null});
    this.run(at);
  }
}
