import type { BoardDevice, BoardFigures } from '#contract/board.ts';
import type { UnitRegistrations } from '../storage/tables.ts';
import type { UnitCount } from '../storage/unit-tables.ts';

/** Everything that is counted on a board, by unit. */
export interface Counted {
  devices: readonly BoardDevice[];
  unjudged: readonly UnitCount[];
  registrations: readonly UnitRegistrations[];
  holds: readonly UnitCount[];
  proposals: readonly UnitCount[];
  twins: readonly { units: [string, string]; count: number }[];
}

/** Of an area in which there is nothing yet. */
export const nothingCounted = () => ({
  ...{ devices: [], unjudged: [], registrations: [], holds: [], proposals: [], twins: [] },
});

/** What is counted, apart for each area: `areaOf` names the area of a unit. */
export function countedBy(all: Counted, areaOf: (unit: string) => string): Map<string, Counted> {
  const areas = new Map<string, { [K in keyof Counted]: Counted[K][number][] }>();
  const into = (unit: string) => {
    const area = areaOf(unit);
    const known = areas.get(area);
    const found: { [K in keyof Counted]: Counted[K][number][] } = known ?? nothingCounted();
    if (!known) areas.set(area, found);
    return found;
  };
  for (const one of all.devices) into(one.unit).devices.push(one);
  for (const one of all.unjudged) into(one.unit).unjudged.push(one);
  for (const one of all.registrations) into(one.unit).registrations.push(one);
  for (const one of all.holds) into(one.unit).holds.push(one);
  for (const one of all.proposals) into(one.unit).proposals.push(one);
  for (const one of all.twins) {
    const [a, b] = one.units;
    if (areaOf(a) === areaOf(b)) into(a).twins.push(one);
  }
  return areas;
}

/** [BD1] [BD2] What is known of an area, from what is known of each device and unit in it. */
export function figuresOf({
  devices,
  unjudged,
  registrations,
  holds,
  proposals,
  twins,
}: Counted): BoardFigures {
  const waited = devices.filter(({ retired }) => !retired);
  const said = waited.flatMap(({ reported }) => (reported ? [reported.at] : []));
  // The oldest goes first: once something came with a word, nobody knows how old the rest is.
  const oldest = waited.flatMap(({ left, reported }) =>
    left && reported?.arrived === 0 && reported.oldestUnsent !== null
      ? [reported.oldestUnsent]
      : [],
  );
  return {
    devices: waited.length,
    retired: devices.length - waited.length,
    reported: waited.filter(({ reportedSince }) => reportedSince).length,
    unheard: waited.length - said.length,
    late: waited.filter(({ level }) => level !== 'ok').length,
    oldestWord: earliest(said),
    left: sum(waited, ({ left }) => left ?? 0),
    oldestLeft: earliest(oldest),
    missing: sum(devices, ({ missing }) => missing),
    lost: sum(devices, ({ lost }) => lost),
    copied: devices.filter(({ repeats }) => repeats > 0).length,
    registered: sum(registrations, ({ count }) => count),
    byCut: sum(registrations, ({ byCut }) => byCut),
    unjudged: sum(unjudged, ({ count }) => count),
    held: sum(holds, ({ count }) => count),
    mending: sum(devices, ({ mending }) => mending),
    pictures: sum(devices, ({ picturesMissing }) => picturesMissing),
    duplicates: sum(twins, ({ count }) => count),
    proposals: sum(proposals, ({ count }) => count),
  };
}

const sum = <T>(all: readonly T[], of: (one: T) => number): number =>
  all.reduce((total, one) => total + of(one), 0);

const earliest = (moments: readonly number[]): number | null =>
  moments.reduce<number | null>((first, at) => (first === null || at < first ? at : first), null);
