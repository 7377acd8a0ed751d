import type { Uuid } from '#contract/primitives.ts';
import type { Touch } from '#debt/merging.ts';
import type { ActOnRecord } from '../storage/proposal-tables.ts';

/**
 * Every act that `base` leads to: its own bases, and theirs. A later revision proves nothing: its author
 * may have known as little of what came before it. Whoever proposed a value knows it when it was taken.
 */
export function seenFrom(base: readonly Uuid[], acts: readonly ActOnRecord[]): Set<Uuid> {
  const known = new Map(acts.map((act) => [act.id, act]));
  const seen = new Set<Uuid>();
  const open = [...base];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(...(known.get(id)?.base ?? []));
  }
  for (const { id, takes } of acts) if (takes !== null && seen.has(takes)) seen.add(id);
  return seen;
}

/** What was touched by acts that `base` does not lead to, and no decision that it leads to has settled. */
export function unseenBy(base: readonly Uuid[], acts: readonly ActOnRecord[]): Touch[] {
  const seen = seenFrom(base, acts);
  const settled = acts.filter(({ id, takes }) => takes !== null && seen.has(id));
  const isSettled = (path: string, rev: number) =>
    settled.some((one) => one.rev > rev && one.touched.some((whole) => isWithin(path, whole)));
  return acts
    .filter(({ id, rev }) => rev > 0 && !seen.has(id))
    .flatMap(({ touched, rev, at, n }) =>
      touched.filter((path) => !isSettled(path, rev)).map((path) => ({ path, at, n })),
    );
}

const isWithin = (path: string, whole: string) => path === whole || path.startsWith(`${whole}.`);
