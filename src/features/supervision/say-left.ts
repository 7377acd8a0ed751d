import type { BoardDevice, BoardFigures } from '#contract/board.ts';

/** [BD2] What is said of how much is on the devices of an area. */
export type Left = { is: 'at-least'; count: number } | { is: 'not-known' } | { is: 'none' };

/** None only when every device has said so since the cut-off. */
export function leftIn({ devices, reported, left }: BoardFigures): Left {
  if (left > 0) return { is: 'at-least', count: left };
  return devices > 0 && reported === devices ? { is: 'none' } : { is: 'not-known' };
}

/** Ledger numbers that never came: `#219, #230–232`. */
export const listGaps = ({ gaps }: Pick<BoardDevice, 'gaps'>): string =>
  gaps
    .flatMap((gap) => gap.missing)
    .map(([from, to]) => (from === to ? `#${from}` : `#${from}–${to}`))
    .join(', ');
