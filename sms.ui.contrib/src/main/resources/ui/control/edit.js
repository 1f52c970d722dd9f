import {newKey} from '../lib/key.js';
import {Control} from './control.js';

/** Fields that all languages of a message have in common. */
const SHARED = ['category', 'purpose', 'sources', 'own', 'archived', 'rewrite'];

/** Languages a message is written in side by side. */
export const LANGUAGES = ['fr', 'en'];

const same = (a, b) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/**
 * What is being edited.
 *
 * @typedef {{id: string, isNew: boolean, editable: boolean, name: string, category: string,
 *   purpose: string, sources: string[], own: boolean, archived: boolean, order: number,
 *   rewrite: boolean|null, texts: {id: string, language: string, name: string, body: string,
 *   version: number, stored: boolean, removed: boolean}[]}} Form the first of the texts is the
 *   message's own, the others translate it
 */

/** The template that is open: its form, what is not stored yet, what somebody else stored. */
export class EditControl extends Control {
  /**
   * @param screen
   * @param {import('./library.js').LibraryControl} library
   */
  constructor(screen, library) {
    super(screen);
    this.library = library;
    this.close();
    this.leave = (event) => {
      if (this.dirty) event.preventDefault();
    };
    addEventListener('beforeunload', this.leave);
  }

  hostConnected() {
    addEventListener('beforeunload', this.leave);
  }

  hostDisconnected() {
    removeEventListener('beforeunload', this.leave);
    clearTimeout(this.checking);
  }

  close() {
    clearTimeout(this.checking);
    this.set({
      /** @type {Form|null} */
      form: null,
      original: null,
      problems: {},
      conflict: null,
      busy: false,
    });
  }

  /** Whether something would be lost. */
  get dirty() {
    return this.form !== null && !same(this.form, this.original);
  }

  /** Opens what is stored. */
  open(entry) {
    const {base, translations} = entry;
    const form = {
      id: base.id,
      isNew: false,
      editable: base.editable,
      name: base.name,
      order: base.order,
      ...Object.fromEntries(SHARED.map((key) => [key, base[key] ?? null])),
      texts: [base, ...translations].map((t) => ({
        id: t.id,
        language: t.language,
        name: t.name,
        body: t.body,
        version: t.version,
        stored: true,
        removed: t !== base && t.archived && !base.archived,
      })),
    };
    this.#begin(form, form);
  }

  /** A new one; nothing of it is stored before one says so. */
  create(initial = {}) {
    const id = newKey();
    const language = this.screen.texts.language;
    const form = {
      id,
      isNew: true,
      editable: true,
      name: '',
      category: '',
      purpose: 'INFORMATION',
      sources: ['FAMILY', 'PUPIL', 'ADULT', 'APPLICANT'],
      own: !this.screen.may('ADMINISTER'),
      archived: false,
      rewrite: null,
      order: this.library.nextOrder,
      texts: [{id, language, name: '', body: '', version: 1, stored: false, removed: false}],
      ...initial,
    };
    this.#begin(form, initial.texts ? null : form);
  }

  /** A copy under a new name: one's own of the school's, or a variant. */
  copy() {
    const {form} = this;
    const id = newKey();
    this.create({
      ...form,
      id,
      isNew: true,
      editable: true,
      archived: false,
      own: form.own || !this.screen.may('ADMINISTER'),
      name: this.screen.t('template.copy-of', {name: form.name}),
      order: this.library.nextOrder,
      texts: form.texts
        .filter((t) => !t.removed)
        .map((t, i) => ({
          ...t,
          id: i === 0 ? id : `${id}.${t.language}`,
          version: 1,
          stored: false,
        })),
    });
  }

  /** Goes on with a form that was kept. */
  resume({form, original}) {
    this.#begin(form, original);
  }

  #begin(form, original) {
    this.set({form, original, problems: {}, conflict: null});
    this.#check();
  }

  change(part) {
    const problems = {...this.problems};
    for (const key of Object.keys(part)) delete problems[key];
    this.set({form: {...this.form, ...part}, problems});
    this.screen.keepForm();
    if ('purpose' in part) this.#check();
  }

  write(language, body) {
    this.#changeText(language, {body});
  }

  /** Another language beside the message's own; one that was taken away comes back. */
  addLanguage(language) {
    const {form} = this;
    if (form.texts.some((t) => t.language === language)) {
      this.#changeText(language, {removed: false});
      return;
    }
    const id = `${form.id}.${language}`;
    const text = {id, language, name: form.name, body: '', version: 1, stored: false, removed: false};
    this.change({texts: [...form.texts, text]});
  }

  /** Told, and had back by the language's button. */
  removeLanguage(language) {
    const stored = this.form.texts.find((t) => t.language === language).stored;
    if (stored) this.#changeText(language, {removed: true});
    else this.change({texts: this.form.texts.filter((t) => t.language !== language)});
  }

  #changeText(language, part) {
    const texts = this.form.texts.map((t) => (t.language === language ? {...t, ...part} : t));
    this.change({texts});
    this.set({problems: {...this.problems, [`text.${language}`]: null}});
    this.#check();
  }

  /** What the server says of the texts, after a pause in typing. */
  #check() {
    clearTimeout(this.checking);
    const {form} = this;
    this.checking = setTimeout(async () => {
      for (const {language, body, removed} of form.texts) {
        if (removed || !body.trim()) continue;
        try {
          const {problems} = await this.screen.client.post('/texts', {
            text: body,
            purpose: form.purpose,
          });
          if (this.form !== form) return;
          const told = problems.map((p) => p.message).join(' ') || null;
          this.set({problems: {...this.problems, [`text.${language}`]: told}});
        } catch {
          // Told when it is saved.
          return;
        }
      }
    }, 400);
  }

  /** Throws away what is not stored. */
  revert() {
    const entry = this.library.find(this.form.id);
    if (entry) this.open(entry);
    else this.close();
    this.screen.keepForm();
  }

  /** Puts an old version into the form; it is stored when one says so. */
  bringBack(version) {
    const {template} = version;
    const base = template.id === this.form.id;
    const texts = this.form.texts.map((t) =>
      t.id === template.id ? {...t, body: template.body, name: template.name, removed: false} : t,
    );
    const fields = base
      ? {
          name: template.name,
          category: template.category,
          purpose: template.purpose,
          sources: template.sources,
          rewrite: template.rewrite ?? null,
        }
      : {};
    this.change({...fields, texts});
    this.#check();
  }

  /** @returns {Promise<boolean>} whether it is stored */
  async save() {
    if (this.busy) return false;
    const templates = this.#templates();
    if (templates.length === 0) return true;
    this.set({busy: true, problems: {}});
    try {
      await this.library.save(templates);
      this.open(this.library.find(this.form.id));
      this.screen.keepForm();
      this.screen.tell(this.screen.t('template.saved', {name: this.form.name}));
      return true;
    } catch (error) {
      this.#failed(error, templates);
      return false;
    } finally {
      this.set({busy: false});
    }
  }

  /** What is to be stored: the message, and translations that differ or have to follow it. */
  #templates() {
    const {form} = this;
    const rows = new Map((this.library.templates ?? []).map((t) => [t.id, t]));
    const shared = Object.fromEntries(SHARED.map((key) => [key, form[key]]));
    return form.texts
      .map((text, i) => ({
        ...shared,
        id: text.id,
        name: i === 0 ? form.name : text.name || form.name,
        body: text.body,
        language: text.language,
        order: i === 0 ? form.order : (rows.get(text.id)?.order ?? form.order),
        archived: form.archived || text.removed,
        version: text.version,
      }))
      .filter((template) => {
        const row = rows.get(template.id);
        return !row || Object.keys(template).some((key) => !same(template[key], row[key]));
      });
  }

  #failed(error, templates) {
    if (error.status === 409 && error.body?.current) {
      this.set({conflict: error.body.current});
      return;
    }
    const problems = {};
    for (const {field, message} of error.problems ?? []) {
      const [, at, name] = /^templates\[(\d+)\]\.(\w+)$/.exec(field) ?? [];
      const key = name === 'body' ? `text.${templates[at].language}` : (name ?? 'all');
      problems[key] = message;
    }
    if (Object.keys(problems).length === 0 || !error.problems) {
      problems.all = this.screen.problem(error);
    }
    this.set({problems});
    this.screen.showFirstProblem();
  }

  /** Mine stays in the form and may be stored after theirs: nothing of either is lost. */
  async keepMine() {
    const {conflict} = this;
    await this.library.load();
    this.#rebase(conflict.template);
    this.set({conflict: null});
    await this.save();
  }

  /** Theirs comes into the form; mine can be had back. */
  async takeTheirs() {
    const mine = this.form;
    await this.library.load();
    const entry = this.library.find(mine.id);
    if (!entry) return;
    this.open(entry);
    this.screen.keepForm();
    this.screen.tell(this.screen.t('template.theirs-taken'), {
      label: this.screen.t('template.mine-again'),
      run: () => {
        const versions = new Map(this.form.texts.map((t) => [t.id, t.version]));
        const texts = mine.texts.map((t) => ({...t, version: versions.get(t.id) ?? t.version}));
        this.change({...mine, texts});
      },
    });
  }

  /** The form as if it had been begun from those versions. */
  #rebase(...rows) {
    const fresh = new Map(rows.map((t) => [t.id, t]));
    const rebase = (form) =>
      form && {
        ...form,
        order: fresh.get(form.id)?.order ?? form.order,
        texts: form.texts.map((t) => ({
          ...t,
          version: fresh.get(t.id)?.version ?? t.version,
          stored: t.stored || fresh.has(t.id),
        })),
      };
    this.set({form: rebase(this.form), original: rebase(this.original)});
  }

  /** The list has stored new versions: a move or an archiving goes on from them. */
  stored(rows) {
    if (!this.form || this.busy) return;
    const ours = rows.filter((row) => this.form.texts.some((t) => t.id === row.id));
    if (ours.length === 0) return;
    if (!this.dirty) {
      this.open(this.library.find(this.form.id));
      return;
    }
    this.#rebase(...ours);
    const base = ours.find((row) => row.id === this.form.id);
    if (base) {
      this.set({
        form: {...this.form, archived: base.archived},
        original: {...this.original, archived: base.archived},
      });
    }
  }
}
