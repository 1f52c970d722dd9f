import {ApiError} from '../lib/client.js';
import {readCriteria} from '../lib/criteria.js';
import {Control} from './control.js';

/** Selections kept under a name: one's own and those that the school shares. */
export class SavedControl extends Control {
  /**
   * @param screen
   * @param {import('./selection.js').SelectionControl} selection
   */
  constructor(screen, selection) {
    super(screen);
    this.selection = selection;
    /** @type {{id: number, name: string, owner: string, own: boolean, mayChange: boolean, shared: boolean, criteria?: object}[]|null} null: not known */
    this.list = null;
    /** Which one was used or kept last, and the criteria that it then was. */
    this.last = null;
    this.lastCriteria = null;
    this.clear();
  }

  /** Closes what is asked. */
  clear() {
    this.set({problem: null, taken: false, busy: false});
  }

  /** Which one the criteria are, unchanged; null: none. */
  get current() {
    return this.selection.criteria === this.lastCriteria ? this.last : null;
  }

  #remember(id) {
    this.set({last: id, lastCriteria: this.selection.criteria});
  }

  async load() {
    try {
      const {selections} = await this.screen.client.get('/saved-selections');
      this.set({list: selections});
    } catch (error) {
      this.set({list: null});
      // What is missing is said by the session already.
      if (error.status !== 503) this.screen.tell(this.screen.problem(error));
    }
  }

  /** Takes on the criteria of one. */
  async use(id) {
    const saved = this.list?.find((s) => s.id === id);
    if (!saved) return;
    const criteria = readCriteria(saved.criteria);
    if (!criteria) {
      this.screen.tell(this.screen.t('saved.unreadable', {name: saved.name}));
      return;
    }
    const used = this.selection.use(criteria);
    this.#remember(id);
    if (await used) this.screen.tell(this.screen.t('saved.used', {name: saved.name}));
  }

  /** Keeps the criteria as they are now. @returns {Promise<boolean>} whether it is done */
  async keep({name, shared, replace}) {
    const done = await this.#ask('/saved-selections', {
      name,
      shared,
      replace,
      criteria: this.selection.kept,
    });
    if (done) {
      this.#remember(done.id);
      this.#done('saved.kept', {name: done.name});
    }
    return Boolean(done);
  }

  /** Renames it, or changes who sees it. @returns {Promise<boolean>} whether it is done */
  async change(id, {name, shared}) {
    const done = await this.#ask(`/saved-selections/${id}`, {name, shared});
    if (done) this.#done('saved.changed', {name: done.name});
    return Boolean(done);
  }

  /** @returns {Promise<boolean>} whether it is gone */
  async forget({id, name}) {
    const done = await this.#ask(`/saved-selections/${id}/delete`, {});
    if (done) {
      if (this.last === id) this.#remember(null);
      this.#done('saved.forgotten', {name});
    }
    return Boolean(done);
  }

  async #ask(path, body) {
    this.set({busy: true, problem: null, taken: false});
    try {
      return await this.screen.client.post(path, body);
    } catch (error) {
      this.set({
        problem: this.screen.problem(error),
        taken: error instanceof ApiError && error.has('saved.name-taken'),
      });
      return null;
    } finally {
      this.set({busy: false});
    }
  }

  #done(text, values) {
    this.screen.tell(this.screen.t(text, values));
    this.load();
  }
}
