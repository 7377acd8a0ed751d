import type { Board } from '#contract/board.ts';
import type { BoardWords } from './words.ts';

/** A reason why it cannot be said that everything is in, and how much of it there is. */
export interface Outstanding {
  why: keyof BoardWords['why'];
  count: number;
}

/** [BD8] Everything that is open or not known of an area; empty: nothing is known to be outstanding. */
export function outstandingIn({ figures, parts, quarantined }: Board): Outstanding[] {
  const { devices, reported, left, missing, lost, copied } = figures;
  const { unjudged, held, mending, pictures, duplicates, proposals } = figures;
  const all: Outstanding[] = [
    { why: 'noDevices', count: Number(devices === 0) },
    { why: 'unreported', count: devices - reported },
    { why: 'left', count: left },
    { why: 'missing', count: missing },
    { why: 'lost', count: lost },
    { why: 'copied', count: copied },
    { why: 'emptyParts', count: parts.filter((part) => part.figures.devices === 0).length },
    { why: 'unjudged', count: unjudged },
    { why: 'held', count: held },
    { why: 'mending', count: mending },
    { why: 'pictures', count: pictures },
    { why: 'duplicates', count: duplicates },
    { why: 'proposals', count: proposals },
    { why: 'quarantined', count: quarantined ?? 0 },
  ];
  return all.filter(({ count }) => count > 0);
}
