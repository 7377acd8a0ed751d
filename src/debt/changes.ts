/** One leaf that was changed: what stood there, and what stands there now; undefined is nothing. */
export interface Edit {
  path: string;
  was?: unknown;
  value?: unknown;
}

/** Whether two paths speak of the same leaf or of one inside the other; `''` is everything. */
export function pathsMeet(a: string, b: string): boolean {
  if (a === '' || b === '' || a === b) return true;
  return a.startsWith(`${b}.`) || b.startsWith(`${a}.`);
}

/**
 * Whether a path is one of `leaves`, lies in one, or holds one: a row of debts, everything (`''`).
 * `*` in a leaf is any row.
 */
export function reaches(path: string, leaves: readonly string[]): boolean {
  const steps = path === '' ? [] : path.split('.');
  return leaves.some((leaf) =>
    leaf.split('.').every((step, i) => step === '*' || i >= steps.length || step === steps[i]),
  );
}

/** What a change says of the leaf that it makes; without a value there is nothing any more. */
type Made = Pick<Edit, 'path' | 'value'>;

/**
 * The document with `changes` made, or null when a path leads nowhere. A row of a list is named by
 * its `id` or its place; a change without a value takes the leaf away.
 */
export function withChanges(document: unknown, changes: readonly Made[]): unknown {
  const copy: unknown = copyOf(document);
  return changes.every((change) => make(copy, change)) ? copy : null;
}

/** What is wire data is JSON, and is copied as such. */
const copyOf = (value: unknown): unknown =>
  value === undefined ? undefined : JSON.parse(JSON.stringify(value));

type Holder = Record<string, unknown>;

function make(document: unknown, { path, value }: Made): boolean {
  const steps = path.split('.');
  const leaf = steps.pop() ?? '';
  let at: unknown = document;
  for (const step of steps) {
    const inner = child(at, step);
    if (inner === undefined && isHolder(at) && isPlain(step)) at[step] = {};
    at = inner ?? child(at, step);
  }
  if (Array.isArray(at)) return makeInList(at, leaf, value);
  if (!isHolder(at) || !isPlain(leaf)) return false;
  if (value === undefined) delete at[leaf];
  else at[leaf] = value;
  return true;
}

function makeInList(list: unknown[], step: string, value: unknown): boolean {
  const place = placeIn(list, step);
  if (place < 0 && value === undefined) return false;
  if (place < 0) list.push(value);
  else if (value === undefined) list.splice(place, 1);
  else list[place] = value;
  return true;
}

function placeIn(list: readonly unknown[], step: string): number {
  if (/^\d{1,4}$/.test(step) && Number(step) < list.length) return Number(step);
  return list.findIndex((row) => isHolder(row) && row.id === step);
}

function child(at: unknown, step: string): unknown {
  if (Array.isArray(at)) return at[placeIn(at, step)];
  return isHolder(at) && Object.hasOwn(at, step) ? at[step] : undefined;
}

/** What stands at a path; undefined when nothing does. */
export const valueAt = (document: unknown, path: string): unknown =>
  path === '' ? document : path.split('.').reduce(child, document);

const isHolder = (value: unknown): value is Holder =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Members that change how an object behaves are no fields of a form. */
const isPlain = (step: string) => !['__proto__', 'constructor', 'prototype'].includes(step);

/**
 * Groups whose members are answers of their own. Everything else is one leaf: an answer, a place, a
 * rate, a signature make no sense in halves, whoever changed which half.
 */
const GROUPS: ReadonlySet<string> = new Set([
  'address',
  'cardAddress',
  'contactPerson',
  'safeContact',
  'consents',
  'instalment',
]);

/**
 * What leads from one document to the other, leaf by leaf, rows named by their `id`:
 * `withChanges(before, changesBetween(before, after))` says the same as `after`.
 */
export function changesBetween(before: unknown, after: unknown, at = ''): Edit[] {
  if (saysTheSame(before, after)) return [];
  if (isGroup(at) && isHolder(after) && (before === undefined || isHolder(before)))
    return membersOf(before ?? {}, after, at);
  if (isRows(before) && isRows(after)) return rowsOf(before, after, at);
  return [{ path: at, was: before, value: after }];
}

/** The document, its sections, the groups in them and the rows of lists are walked into. */
function isGroup(at: string): boolean {
  const steps = at === '' ? [] : at.split('.');
  const last = steps.at(-1) ?? '';
  return steps.length <= 1 || GROUPS.has(last) || isId(last);
}

function membersOf(before: Holder, after: Holder, at: string): Edit[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name) =>
    changesBetween(before[name], after[name], at === '' ? name : `${at}.${name}`),
  );
}

function rowsOf(before: readonly Row[], after: readonly Row[], at: string): Edit[] {
  const stays = new Set(after.map(({ id }) => id));
  const gone = before.filter(({ id }) => !stays.has(id));
  return [
    ...gone.map((row): Edit => ({ path: `${at}.${row.id}`, was: row })),
    ...after.flatMap((row) => {
      const old = before.find(({ id }) => id === row.id);
      const path = `${at}.${row.id}`;
      return old ? changesBetween(old, row, path) : [{ path, value: row }];
    }),
  ];
}

type Row = Holder & { id: string };

const isId = (step: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(step);

const isRows = (value: unknown): value is readonly Row[] =>
  Array.isArray(value) &&
  value.every((row) => isHolder(row) && typeof row.id === 'string' && isId(row.id));

/** Whatever order the members of an object came in. */
export function saysTheSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((one, i) => saysTheSame(one, b[i]));
  if (!isHolder(a) || !isHolder(b)) return false;
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => saysTheSame(a[name], b[name]));
}
