import {Control} from './control.js';

/** Far enough apart that one may be put between two others. */
const STEP = 10;

/** Whether that template is another language's version of this one. */
const isTranslation = (template, base) =>
  template !== base && template.id.startsWith(`${base.id}.`);

/**
 * A message as the list shows it: a template and its translations.
 *
 * @typedef {{id: string, base: object, translations: object[]}} Entry
 */

/** The school's templates and one's own: which there are, in which order, archived or not. */
export class LibraryControl extends Control {
  /**
   * @param screen
   * @param {(stored: object[]) => void} stored those templates have new versions
   */
  constructor(screen, stored) {
    super(screen);
    this.stored = stored;
    /** @type {object[]|null} null: not read yet */
    this.templates = null;
    this.problem = null;
    this.busy = false;
    this.search = '';
    this.archived = false;
  }

  async load() {
    try {
      const {templates} = await this.screen.client.get('/templates/all');
      this.set({templates, problem: null});
    } catch (error) {
      // What is missing is said by the session already.
      this.set({
        templates: this.templates ?? [],
        problem: error.status === 503 ? null : this.screen.problem(error),
      });
    }
  }

  /** @returns {Entry[]} all, in their order */
  get entries() {
    const all = this.templates ?? [];
    return all
      .filter((t) => !all.some((other) => isTranslation(t, other)))
      .map((base) => ({
        id: base.id,
        base,
        translations: all.filter((t) => isTranslation(t, base)),
      }));
  }

  find(id) {
    return this.entries.find((entry) => entry.id === id) ?? null;
  }

  /** Those of the list as it is looked at: the school's, then one's own. */
  get sections() {
    const wanted = fold(this.search);
    const shown = this.entries.filter(
      ({base, translations}) =>
        base.archived === this.archived &&
        [base, ...translations].some((t) => fold(`${t.name} ${t.category} ${t.body}`).includes(wanted)),
    );
    return [
      {own: false, entries: shown.filter(({base}) => !base.own)},
      {own: true, entries: shown.filter(({base}) => base.own)},
    ];
  }

  get categories() {
    return [...new Set((this.templates ?? []).map((t) => t.category).filter(Boolean))];
  }

  /** Where a new one goes: behind all. */
  get nextOrder() {
    return Math.max(0, ...(this.templates ?? []).map((t) => t.order)) + STEP;
  }

  /**
   * Stores those, all or none.
   *
   * @param {object[]} templates as they shall be
   * @returns {Promise<object[]>} as they are now
   * @throws {ApiError} 409 with `current` when somebody else was quicker, 422 with what is wrong
   */
  async save(templates) {
    const answer = await this.screen.client.post('/templates', {
      templates: templates.map(({editable, ...rest}) => rest),
    });
    this.#take(answer.templates);
    return answer.templates;
  }

  #take(stored) {
    const fresh = new Map(stored.map((t) => [t.id, t]));
    const kept = (this.templates ?? []).map((t) => fresh.get(t.id) ?? t);
    const known = new Set(kept.map((t) => t.id));
    const templates = [...kept, ...stored.filter((t) => !known.has(t.id))];
    templates.sort((a, b) => a.order - b.order || a.name.localeCompare(b.name));
    this.set({templates});
    this.stored(stored);
  }

  /** Stores a change that is made by one click; told when it cannot be. */
  async #change(templates) {
    if (this.busy) return false;
    this.set({busy: true});
    try {
      await this.save(templates);
      return true;
    } catch (error) {
      const {screen} = this;
      screen.tell(error.status === 409 ? screen.t('template.moved-meanwhile') : screen.problem(error));
      await this.load();
      return false;
    } finally {
      this.set({busy: false});
    }
  }

  /** Out of the lists of those who write, or back; with all its languages. */
  async archive(entry, archived) {
    const name = entry.base.name;
    const all = [entry.base, ...entry.translations].filter((t) => t.archived !== archived);
    if (!(await this.#change(all.map((t) => ({...t, archived}))))) return;
    const {screen} = this;
    screen.tell(screen.t(archived ? 'template.archived' : 'template.unarchived', {name}), {
      label: screen.t('undo'),
      run: () => {
        const now = this.find(entry.id);
        const ids = new Set(all.map((t) => t.id));
        const back = [now.base, ...now.translations].filter((t) => ids.has(t.id));
        this.#change(back.map((t) => ({...t, archived: !archived})));
      },
    });
  }

  /**
   * Puts an entry at another place among those of its section that are seen.
   *
   * @param {Entry} entry
   * @param {number} to its place from 0
   */
  async move(entry, to) {
    const section = this.sections.find(({own}) => own === entry.base.own).entries;
    const from = section.findIndex(({id}) => id === entry.id);
    if (from < 0 || to === from || to < 0 || to >= section.length) return false;
    const rest = section.filter(({id}) => id !== entry.id).map(({base}) => base);
    const before = rest[to - 1];
    const after = rest[to];
    const low = before ? before.order : (after?.order ?? 2 * STEP) - 2 * STEP;
    const high = after ? after.order : low + 2 * STEP;
    const middle = Math.floor((low + high) / 2);
    if (middle > low && middle < high) return this.#change([{...entry.base, order: middle}]);
    // No room between the two: all are numbered anew.
    const order = [...rest.slice(0, to), entry.base, ...rest.slice(to)];
    return this.#change(
      order
        .map((t, i) => ({...t, order: STEP * (i + 1)}))
        .filter((t, i) => t.order !== order[i].order),
    );
  }
}

function fold(text) {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
