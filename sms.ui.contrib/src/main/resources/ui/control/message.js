import {normal} from '../lib/segmentation.js';
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
    /** @type {Map<string, string>} what stands for a costly character; "": it is left out */
    this.rewritings = new Map();
    this.rewritesByDefault = false;
    this.clear();
  }

  clear() {
    this.set({text: '', rewriteChosen: null, template: null, problem: null});
  }

  /** Whether costly characters are replaced: as chosen here, else as the template, else the school. */
  get rewrite() {
    return this.rewriteChosen ?? this.chosen?.rewrite ?? this.rewritesByDefault;
  }

  /** The predefined message it began with; null: none. */
  get chosen() {
    return this.templates.find((t) => t.id === this.template) ?? null;
  }

  get empty() {
    return this.text.trim() === '';
  }

  /** What is pasted from elsewhere is composed first, so that it is counted as it travels. */
  setText(text) {
    this.set({text: normal(text), problem: null});
    this.changed();
  }

  setRewrite(rewrite) {
    this.set({rewriteChosen: rewrite});
    this.changed();
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

  /** What is kept of it in the tab. */
  get draft() {
    const {text, rewriteChosen, template} = this;
    return {text, rewriteChosen, template};
  }

  restore({text = '', rewriteChosen = null, template = null}) {
    this.set({text, rewriteChosen, template});
  }

  async loadRewritings() {
    try {
      const {rewritings, byDefault} = await this.screen.client.get('/rewritings');
      this.set({rewritings: new Map(Object.entries(rewritings)), rewritesByDefault: byDefault});
    } catch (error) {
      // What is missing is said by the session already.
      if (error.status !== 503) this.screen.tell(this.screen.problem(error));
    }
  }
}
