import {normal, segment} from '../lib/segmentation.js';
import {Control} from './control.js';

/** What is written: the text, where it came from, what replaces its costly characters. */
export class MessageControl extends Control {
  /**
   * @param screen
   * @param {() => void} changed the text that leaves is another one
   */
  constructor(screen, changed) {
    super(screen);
    this.changed = changed;
    this.templates = [];
    this.keywords = [];
    /** @type {Map<string, string>} */
    this.rewritings = new Map();
    this.clear();
  }

  clear() {
    this.set({text: '', rewrite: false, template: null, problem: null});
  }

  get empty() {
    return this.text.trim() === '';
  }

  /** What is pasted from elsewhere is composed first, so that it is counted as it travels. */
  setText(text) {
    this.set({text: normal(text), problem: null});
    this.#changed();
  }

  setRewrite(rewrite) {
    this.set({rewrite});
    this.#changed();
  }

  /** Puts a predefined message in the place of the text; the text can be had back. */
  choose(id) {
    const template = this.templates.find((t) => t.id === id) ?? null;
    const before = {text: this.text, template: this.template};
    this.set({template: template?.id ?? null});
    if (!template || template.body === this.text) return;
    this.setText(template.body);
    if (before.text.trim()) {
      this.screen.tell(this.screen.t('template.replaced'), {
        label: this.screen.t('undo'),
        run: () => {
          this.set({template: before.template});
          this.setText(before.text);
        },
      });
    }
  }

  /** @returns {boolean} whether there is a text; if not, it is told */
  check() {
    this.set({problem: this.empty ? this.screen.t('check.text') : null});
    return !this.empty;
  }

  /** What the server is told of it. */
  get request() {
    const {text, rewrite, template} = this;
    return {text, rewrite, template};
  }

  restore({text = '', rewrite = false, template = null}) {
    this.set({text, rewrite, template});
  }

  #changed() {
    this.needRewritings();
    this.changed();
  }

  /** The table is long: it comes when the first costly character does. */
  async needRewritings() {
    if (this.rewritings.size > 0 || this.learning || segment(this.text).costly.length === 0) return;
    this.learning = true;
    try {
      const {rewritings} = await this.screen.client.get('/rewritings');
      this.set({rewritings: new Map(Object.entries(rewritings))});
    } catch (error) {
      if (error.status !== 503) console.warn(error);
    } finally {
      this.learning = false;
    }
  }
}
