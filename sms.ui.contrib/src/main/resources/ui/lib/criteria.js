/**
 * Criteria as the page holds them:
 *
 *     {source, spouses, secondGuardians,
 *      groups: [block, …],   // somebody fits who fits one of them
 *      except: [block, …],   // and none of these
 *      labels: {id: 'Classe'}}  // what saved criteria call their filters
 *
 * A block is {filter id: {parameter: [value, …]}}; all of its filters must hold. Of a filter that is
 * not installed the values stay, so that nothing widens unseen.
 */

/** More blocks than that nobody reads. */
export const MAX_BLOCKS = 20;

/** The criteria that nothing restricts. */
export function noCriteria(source = 'FAMILY') {
  return {
    source,
    spouses: false,
    secondGuardians: false,
    groups: [{}],
    except: [],
    labels: {},
  };
}

/** Kept criteria, or none when they are not of this form. */
export function readCriteria(kept) {
  if (!kept || !Array.isArray(kept.groups) || !Array.isArray(kept.except)) return null;
  const {source, spouses, secondGuardians, groups, except, labels} = kept;
  return {
    ...noCriteria(source),
    spouses: Boolean(spouses),
    secondGuardians: Boolean(secondGuardians),
    groups: groups.length ? groups : [{}],
    except,
    labels: labels ?? {},
  };
}

/** All blocks, in the order in which they are read. */
export function blocks(criteria) {
  return [...criteria.groups, ...criteria.except];
}

/**
 * Whether a filter is switched on by a tick: it has no fields, or all of them begin with a value.
 * The others count as soon as one fills in a field.
 */
export function isSwitched({parameters}) {
  return parameters.every((parameter) => parameter.initial != null);
}

/** Whether there is anything to choose: a school without options has none to select by. */
export function offersSomething({parameters}) {
  return parameters.every(({kind, choices}) => !/^CHOICE/.test(kind) || choices.length > 0);
}

/** The values that a filter's fields begin with. */
export function initial({parameters}) {
  const set = parameters.filter((parameter) => parameter.initial != null);
  return Object.fromEntries(set.map(({name, initial: value}) => [name, [value]]));
}

/** Whether a block says anything by that filter. */
export function counts(filter, block) {
  const given = block[filter.id];
  if (!given) return false;
  return (
    isSwitched(filter) ||
    Object.entries(given).some(([name, values]) => {
      const parameter = filter.parameters.find((p) => p.name === name);
      return parameter?.initial == null && values.some(Boolean);
    })
  );
}

/** Ids of the filters of a block that are not installed now. */
export function missing(block, filters) {
  return Object.keys(block).filter((id) => !filters.some((filter) => filter.id === id));
}

/** Whether a block restricts nothing. */
export function isEmpty(block, filters) {
  return missing(block, filters).length === 0 && !filters.some((f) => counts(f, block));
}

/** A block's terms, in the order of the screen; a filter that is missing is told by the server. */
function terms(block, filters) {
  const installed = filters
    .filter((filter) => counts(filter, block))
    .map((filter) => term(filter.id, {...initial(filter), ...block[filter.id]}));
  return [...installed, ...missing(block, filters).map((id) => term(id, block[id]))];
}

function term(filter, given) {
  const filled = Object.entries(given).filter(([, values]) => values.some(Boolean));
  return {filter, arguments: Object.fromEntries(filled)};
}

/** The criteria as the API takes them. */
export function expression(criteria, filters) {
  const all = (block) => terms(block, filters);
  const joined = (list) => (list.length === 1 ? list[0] : {and: list});
  const except = criteria.except.map((block) => ({not: joined(all(block))}));
  const [first, ...others] = criteria.groups;
  if (others.length === 0) return {and: [...all(first), ...except]};
  return {and: [{or: [first, ...others].map((block) => joined(all(block)))}, ...except]};
}

/**
 * Whose problems are whose: the server calls the fields of a filter `filter.ID.PARAMETER`, of the
 * second term of that filter `filter.ID[1].PARAMETER`, and so on.
 *
 * @returns {Map<string, string>[]} for each block, `ID` or `ID.PARAMETER` to the sentence
 */
export function problemsByBlock(criteria, filters, problems) {
  const seen = new Map();
  return blocks(criteria).map((block) => {
    const own = new Map();
    for (const {filter} of terms(block, filters)) {
      const nth = seen.get(filter) ?? 0;
      seen.set(filter, nth + 1);
      const name = `filter.${filter}${nth ? `[${nth}]` : ''}`;
      for (const {field, message} of problems) {
        if (field === name) own.set(filter, message);
        if (field.startsWith(`${name}.`)) own.set(filter + field.slice(name.length), message);
      }
    }
    return own;
  });
}

/**
 * What must be mended before the criteria can be applied, block by block: `missing` names filters
 * that are not installed, `empty` a block beside others that says nothing (and would let everybody
 * in, or nobody).
 */
export function obstacles(criteria, filters) {
  const several = blocks(criteria).length > 1;
  return blocks(criteria).map((block, at) => ({
    missing: missing(block, filters),
    empty: several && (at > 0 || criteria.groups.length > 1) && isEmpty(block, filters),
  }));
}

/** Whether nothing stands against applying them. */
export function isApplicable(criteria, filters) {
  return obstacles(criteria, filters).every((o) => o.missing.length === 0 && !o.empty);
}

/**
 * The criteria with the names of their filters, to be understood when one is gone.
 *
 * @param {Record<string, string>} names of filters, by id
 */
export function labelled(criteria, names) {
  const used = new Set(blocks(criteria).flatMap((block) => Object.keys(block)));
  const labels = Object.fromEntries([...used].map((id) => [id, names[id] ?? id]));
  return {...criteria, labels};
}
