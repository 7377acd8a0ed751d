import type { BoardFigures, BoardList } from '#contract/board.ts';
import type { Role } from '#contract/certificates.ts';
import type { Growing, IsoDate, UnitCode, Uuid } from '#contract/primitives.ts';
import { reviewers } from '../reviewers.ts';

/** The board of an area; the first that an officer sees has no code in its address. */
export const boardPath = (area: string, scope: string): string =>
  area === scope ? '/overview' : `/overview/${area}`;

/** A device stands in its district, whatever unit there it belongs to. */
export const devicePath = (unit: UnitCode, device: Uuid): string =>
  `/overview/${unit.slice(0, 4)}/${device}`;

/** The same board with one of its lists, or all devices, since the same cut-off. */
export function listPath(path: string, only: BoardList | 'all', cut: IsoDate | null): string {
  return `${path}?${new URLSearchParams({ only, ...(cut && { cut }) })}`;
}

/** What is behind the two counts of a day. */
export const dayPath = (path: string, day: IsoDate): string =>
  `${path}?${new URLSearchParams({ day })}`;

/** [BD9] Where somebody decides on what waits, and who may. */
const lists = {
  held: { path: '/admin/holds', by: reviewers.holds },
  duplicates: { path: '/review/duplicates', by: reviewers.duplicates },
  proposals: { path: '/review/proposals', by: reviewers.proposals },
} as const satisfies Partial<Record<keyof BoardFigures, { path: string; by: readonly Role[] }>>;
export type Waiting = keyof typeof lists;

/** The list of an area, which is the whole of an officer's without a code; null: others decide on it. */
export function waitingPath(
  of: Waiting,
  area: string,
  { roles, scope }: { roles: readonly Growing<Role>[]; scope: string },
): string | null {
  const { path, by } = lists[of];
  if (!roles.some((role) => (by as readonly string[]).includes(role))) return null;
  return area === scope ? path : `${path}?${new URLSearchParams({ area })}`;
}
