import type { Change } from '#contract/op.ts';

/** Whether two paths speak of the same leaf or of one inside the other; `''` is everything. */
export function pathsMeet(a: string, b: string): boolean {
  if (a === '' || b === '' || a === b) return true;
  return a.startsWith(`${b}.`) || b.startsWith(`${a}.`);
}

/**
 * The document with `changes` made, or null when a path leads nowhere. A row of a list is named by
 * its `id` or its place; a change without a value takes the leaf away.
 */
export function withChanges(document: unknown, changes: readonly Change[]): unknown {
  const copy: unknown = structuredClone(document);
  return changes.every((change) => make(copy, change)) ? copy : null;
}

type Holder = Record<string, unknown>;

function make(document: unknown, { path, value }: Change): boolean {
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

const isHolder = (value: unknown): value is Holder =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Members that change how an object behaves are no fields of a form. */
const isPlain = (step: string) => !['__proto__', 'constructor', 'prototype'].includes(step);
