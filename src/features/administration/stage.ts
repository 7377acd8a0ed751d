import type { Person } from '#contract/people.ts';

/** How far somebody has come, in the order in which they want something of a supervisor. */
export const stages = [
  /** A key waits for its 8 characters. */
  'waiting',
  'proposed',
  /** Approved, and nothing to begin with. */
  'approved',
  /** A slip is out, and not used yet. */
  'slip',
  'active',
  'suspended',
  'refused',
  /** A word of a newer centre. */
  'unknown',
] as const;
export type Stage = (typeof stages)[number];

/** The one stage that says most of somebody. */
export function stageOf({ state, keys, slipUntil }: Person): Stage {
  const ended = (['proposed', 'suspended', 'refused'] as const).find((one) => one === state);
  if (ended) return ended;
  if (state !== 'approved') return 'unknown';
  if (keys.some((key) => key.state === 'waiting')) return 'waiting';
  if (keys.some((key) => key.state === 'active')) return 'active';
  return slipUntil === null ? 'approved' : 'slip';
}

/** Whoever waits comes first. */
export const rankOf = (person: Person): number => stages.indexOf(stageOf(person));
