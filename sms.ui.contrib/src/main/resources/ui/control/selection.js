import {ApiError} from '../lib/client.js';
import {expression, isApplicable, labelled, noCriteria} from '../lib/criteria.js';
import {Control} from './control.js';

/** Problems that there are none of; one object, so that parts see no change. */
const NO_PROBLEMS = Object.freeze({
  recipients: null,
  number: null,
  criteria: Object.freeze([]),
  people: Object.freeze([]),
});

/** Who is written to: by criteria, people and numbers added by hand, or the people of a record. */
export class SelectionControl extends Control {
  /**
   * @param screen
   * @param {() => void} changed the selection is another one
   * @param {() => void} chosen the criteria are others
   */
  constructor(screen, changed, chosen) {
    super(screen);
    this.changed = changed;
    this.chosen = chosen;
    /** The filters of the source; null while they are not known. */
    this.filters = null;
    /** What filters are called, those that have gone since included. */
    this.names = {};
    this.criteria = noCriteria();
    this.clear();
  }

  /** All but the criteria: they are taken on to the next message. */
  clear() {
    this.turn = (this.turn ?? 0) + 1;
    this.set({
      applied: null,
      selection: null,
      selecting: false,
      numbers: [],
      people: [],
      removed: new Set(),
      ticked: new Set(),
      possible: [],
      insist: false,
      audience: null,
      problems: NO_PROBLEMS,
    });
  }

  get record() {
    return this.screen.record;
  }

  /** How many SMS it would be at the most. */
  get messages() {
    return this.selection?.messages ?? 0;
  }

  /** Whether the list no longer is what the criteria say. */
  get stale() {
    return this.applied !== null && this.applied !== this.criteria;
  }

  async loadFilters() {
    const source = this.criteria.source;
    try {
      const {filters} = await this.screen.client.get('/filters', {source});
      const names = Object.fromEntries(filters.map(({id, label}) => [id, label]));
      this.names = {...this.names, ...names};
      if (this.criteria.source === source) this.set({filters});
    } catch (error) {
      this.set({filters: null});
      // What is missing is said by the session already.
      if (error.status !== 503) this.#told({recipients: this.screen.problem(error)});
    }
  }

  changeCriteria(criteria) {
    const other = criteria.source !== this.criteria.source;
    this.set({criteria});
    this.chosen();
    if (!other) return Promise.resolve();
    this.set({filters: null, insist: false});
    return this.loadFilters();
  }

  clearCriteria() {
    this.clear();
    this.set({criteria: noCriteria(this.criteria.source)});
    this.changed();
  }

  /** Takes on criteria that were kept, and selects by them as far as nothing is missing. */
  async use(criteria) {
    await this.changeCriteria(criteria);
    return this.apply();
  }

  /** Selects what the criteria say now. @returns {Promise<boolean>} whether there is a list */
  apply() {
    // A filter that is gone must not let in everybody it would have kept out.
    if (this.filters && !isApplicable(this.criteria, this.filters)) {
      this.set({insist: true, problems: NO_PROBLEMS});
      return Promise.resolve(false);
    }
    this.set({insist: false});
    this.applied = this.criteria;
    return this.select();
  }

  /** The criteria as they are kept under a name. */
  get kept() {
    return labelled(this.criteria, this.labels);
  }

  /** What the filters of the criteria are called, by id. */
  get labels() {
    return {...this.criteria.labels, ...this.names};
  }

  /**
   * Asks the server for the selection: the applied criteria, those added by hand, less the rows taken
   * away; or the people of the record.
   *
   * @returns {Promise<boolean>} whether there is one
   */
  async select() {
    const turn = ++this.turn;
    this.set({selecting: true, problems: NO_PROBLEMS});
    try {
      const selection = await this.screen.client.post('/selections', this.#request());
      if (turn !== this.turn) return false;
      this.set({selection});
      if (this.record) this.set({possible: possibleRows(this.possible, selection)});
      this.changed();
      return true;
    } catch (error) {
      if (turn === this.turn) this.#refused(error);
      return false;
    } finally {
      if (turn === this.turn) this.set({selecting: false});
    }
  }

  /** @param {null|string} audience whose accounts alone are kept; null: accounts play no part */
  keep(audience) {
    this.set({audience});
    return this.record || this.applied || this.people.length || this.numbers.length
      ? this.select()
      : Promise.resolve(false);
  }

  #request() {
    const {audience} = this;
    if (this.record) {
      return {record: this.record, ticked: [...this.ticked], removed: [...this.removed], audience};
    }
    return {
      audience,
      source: this.applied?.source ?? null,
      filter: this.applied ? expression(this.applied, this.filters ?? []) : null,
      spouses: this.applied?.spouses ?? false,
      secondGuardians: this.applied?.secondGuardians ?? false,
      numbers: this.numbers,
      people: this.people.map(({record, person}) => ({record, person})),
      removed: [...this.removed],
    };
  }

  #refused(error) {
    if (!(error instanceof ApiError) || error.status !== 422) {
      this.#told({recipients: this.screen.problem(error)});
      return;
    }
    const of = (start) => error.problems.filter((p) => p.field.startsWith(start));
    const [number] = of('numbers');
    const criteria = of('filter');
    const people = of('people');
    // It has gone since the page looked: the screen names it once it knows.
    if (error.has('filter.unknown')) this.loadFilters();
    const others = error.problems.filter((p) => ![number, ...criteria, ...people].includes(p));
    if (number) this.numbers = this.numbers.slice(0, -1);
    this.#told({
      number: number?.message ?? null,
      criteria,
      people,
      recipients: others.map((p) => p.message).join(' ') || null,
    });
  }

  #told(problems) {
    this.set({problems: {...this.problems, ...problems}});
  }

  /** @returns {boolean} whether there is somebody; if not, it is told */
  check() {
    if (this.messages > 0) {
      this.#told({recipients: null});
      return true;
    }
    this.#told({recipients: this.screen.t(this.record ? 'check.tick' : 'check.recipients')});
    return false;
  }

  /** @returns {Promise<boolean>} whether the number was taken */
  typeNumber(number) {
    this.numbers = [...this.numbers, number];
    return this.select();
  }

  /** Adds somebody found by name; of a row that had been taken away, it comes back. */
  async addPerson(found) {
    const key = `P:${found.person}`;
    this.removed = new Set([...this.removed].filter((taken) => taken !== key));
    const same = (p) => p.person === found.person && p.record === found.record;
    if (!this.people.some(same)) this.people = [...this.people, found];
    if (!(await this.select())) return;
    const row = this.selection.people.find((p) => p.person === found.person);
    const reason = row?.reason ? this.screen.t(`reason.${row.reason}`) : '';
    this.screen.tell(
      reason
        ? this.screen.t('person.ignored', {name: found.name, reason})
        : this.screen.t('person.added', {name: found.name}),
    );
  }

  dropPerson(found) {
    this.people = this.people.filter((p) => p !== found);
    this.select();
  }

  remove(row) {
    this.removed = new Set([...this.removed, row.key]);
    this.screen.tell(this.screen.t('removed', {name: row.name}), {
      label: this.screen.t('undo'),
      run: () => this.restore(row),
    });
    this.select();
  }

  restore(row) {
    this.removed = new Set([...this.removed].filter((key) => key !== row.key));
    this.select();
  }

  tick({row, ticked}) {
    const without = (set) => new Set([...set].filter((key) => key !== row.key));
    // A row that came unticked is ticked or not; one that came ticked is taken away or not.
    if (row.cameTicked) {
      this.removed = ticked ? without(this.removed) : new Set([...this.removed, row.key]);
    } else {
      this.ticked = ticked ? new Set([...this.ticked, row.key]) : without(this.ticked);
    }
    this.select();
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
