import {ApiError} from '../lib/client.js';
import {expression, noCriteria} from '../part/criteria.js';
import {Control} from './control.js';

/** Problems that there are none of; one object, so that parts see no change. */
const NO_PROBLEMS = Object.freeze({recipients: null, number: null, criteria: Object.freeze([])});

/** Who is written to: by criteria and typed numbers, or the people of a record. */
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
    this.filters = [];
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
      removed: new Set(),
      ticked: new Set(),
      possible: [],
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
      if (this.criteria.source === source) this.set({filters});
    } catch (error) {
      this.set({filters: []});
      // What is missing is said by the session already.
      if (error.status !== 503) this.#told({recipients: this.screen.problem(error)});
    }
  }

  changeCriteria(criteria) {
    const other = criteria.source !== this.criteria.source;
    this.set({criteria});
    this.chosen();
    if (other) {
      this.set({filters: []});
      this.loadFilters();
    }
  }

  clearCriteria() {
    this.clear();
    this.set({criteria: noCriteria(this.criteria.source)});
    this.changed();
  }

  /** Selects what the criteria say now. */
  apply() {
    this.applied = this.criteria;
    return this.select();
  }

  /**
   * Asks the server for the selection: the applied criteria, the typed numbers, less the rows taken
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

  #request() {
    if (this.record) {
      return {record: this.record, ticked: [...this.ticked], removed: [...this.removed]};
    }
    return {
      source: this.applied?.source ?? null,
      filter: this.applied ? expression(this.applied, this.filters) : null,
      spouses: this.applied?.spouses ?? false,
      secondGuardians: this.applied?.secondGuardians ?? false,
      numbers: this.numbers,
      removed: [...this.removed],
    };
  }

  #refused(error) {
    if (!(error instanceof ApiError) || error.status !== 422) {
      this.#told({recipients: this.screen.problem(error)});
      return;
    }
    const number = error.problems.find((p) => p.field.startsWith('numbers'));
    const criteria = error.problems.filter((p) => p.field && !p.field.startsWith('numbers'));
    const others = error.problems.filter((p) => !p.field);
    if (number) this.numbers = this.numbers.slice(0, -1);
    this.#told({
      number: number?.message ?? null,
      criteria,
      recipients: [...others, ...criteria].map((p) => p.message).join(' ') || null,
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
