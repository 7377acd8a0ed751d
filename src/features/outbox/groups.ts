import type { RecordLine } from '../../store/record-types.ts';

/** What is not done yet, in the order in which somebody has to do something about it. */
export const groups = ['fix', 'waiting', 'again', 'atCentre', 'declined'] as const;
export type Group = (typeof groups)[number];
export const afterWaiting = groups.slice(groups.indexOf('waiting') + 1);

/** Where a record stands among what is not done; null when nothing is left to do. */
export function groupOf({ state, unsent }: Pick<RecordLine, 'state' | 'unsent'>): Group | null {
  if (state.tag === 'fix') return 'fix';
  if (unsent > 0) {
    const isFirst = state.tag === 'queued' || (state.tag === 'void' && state.waiting);
    return isFirst ? 'waiting' : 'again';
  }
  switch (state.tag) {
    case 'held':
      return state.code === 'declined' ? 'declined' : 'atCentre';
    case 'review':
    case 'proposed':
      return 'atCentre';
    default:
      return null;
  }
}

/** The lines of each group, oldest first, because the oldest has waited longest. */
export function grouped(lines: readonly RecordLine[]): Record<Group, RecordLine[]> {
  const found: Record<Group, RecordLine[]> = {
    ...{ fix: [], waiting: [], again: [], atCentre: [], declined: [] },
  };
  for (const line of [...lines].sort((a, b) => a.keptAt - b.keptAt)) {
    const group = groupOf(line);
    if (group) found[group].push(line);
  }
  return found;
}
