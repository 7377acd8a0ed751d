import {
  type Board,
  type BoardDevice,
  type BoardList,
  type BoardOfficer,
  MAX_BOARD_DEVICES,
} from '#contract/board.ts';
import type { IsoDate, UnixMs, Uuid } from '#contract/primitives.ts';
import { areaName } from '#thai/places/units.ts';
import { thaiDay } from '../acceptance/thai-day.ts';
import type { Scope } from '../people/authorize.ts';
import { unitOf } from '../people/units.ts';
import type { DeviceRow, OfficerOnDevice, Tables } from '../storage/tables.ts';
import { dayListOf, daysOf, firstDay } from './days.ts';
import { type Counted, countedBy, figuresOf, nothingCounted } from './figures.ts';
import { byWorst, leftOn, levelOf } from './level.ts';
import { silentHours } from './opening.ts';
import { deviceOverview } from './overview.ts';

/** What a board is asked for: a part of what the reader reaches, `whole`. */
export interface BoardAsked {
  whole: Scope;
  scope: Scope;
  cut: UnixMs;
  /** Null: every device. */
  only: BoardList | null;
  /** The day whose counts are looked behind; null: none. */
  day: IsoDate | null;
  at: UnixMs;
}

/** What is known of an area, and what is not, from one moment of the database. */
export async function boardOf(tables: Tables, asked: BoardAsked): Promise<Board> {
  const { whole, scope, cut, only, day, at } = asked;
  const rows = await tables.devicesIn(scope);
  const pictures = await tables.countMissingPictures();
  const counted: Counted = {
    devices: rows.map((row) => deviceAt(row, pictures, cut, at)),
    unjudged: await tables.countUnjudged(scope),
    registrations: await tables.registrationsIn(scope, thaiDay(cut)),
    holds: await tables.countHolds(scope),
    proposals: await tables.countProposals(scope),
    twins: await tables.countTwins(scope),
  };
  const units = await tables.unitsIn(scope);
  const listed = counted.devices.filter(inList(only)).sort(byWorst);
  const shown = listed.slice(0, MAX_BOARD_DEVICES);
  const officers = await tables.officersOn(
    whole,
    shown.map(({ device }) => device),
  );
  const shownUnits = new Set(shown.map(({ unit }) => unit));
  return {
    ...{ at, cut, area: scope.prefix, trail: trailOf(whole.prefix, scope.prefix) },
    figures: figuresOf(counted),
    parts: partsOf(scope.prefix, counted, units),
    devices: shown.map((one) => ({ ...one, officers: calledFirst(officers, one) })),
    listed: listed.length,
    units: units.filter(({ code }) => shownUnits.has(code)),
    ...daysOf(await tables.daysIn(scope, firstDay(at)), at),
    ...(day && {
      ofDay: dayListOf(day, await tables.dayIn(scope, day), partIn(scope.prefix, units)),
    }),
    // Nobody can say whose unit these belong to, so only who sees all of them sees their number.
    quarantined: scope.prefix === '' ? await tables.countQuarantined() : null,
  };
}

function deviceAt(
  row: DeviceRow,
  pictures: ReadonlyMap<Uuid, number>,
  cut: UnixMs,
  at: UnixMs,
): BoardDevice {
  const left = leftOn(row);
  const seen = deviceOverview(row);
  const missing = seen.gaps
    .flatMap((gap) => gap.missing)
    .reduce((sum, [from, to]) => sum + to - from + 1, 0);
  return {
    ...seen,
    level: levelOf(row, at),
    silentHours: row.lastContact === null ? 0 : silentHours(row.lastContact, at),
    reportedSince: row.reported !== null && row.reported.at >= cut,
    ...{ left, missing, lost: left === null ? 0 : Math.max(0, missing - left) },
    mending: row.mending,
    picturesMissing: pictures.get(row.certificate.device) ?? 0,
    // [BD5] Who was stopped with something on it may still bring it.
    retired: row.stopped && left === 0 && missing === 0,
    officers: [],
  };
}

const inList =
  (only: BoardList | null) =>
  ({ retired, ...one }: BoardDevice): boolean => {
    switch (only) {
      case null:
        return true;
      case 'unreported':
        return !retired && !one.reportedSince;
      case 'late':
        return !retired && one.level !== 'ok';
      case 'unsent':
        return !retired && (one.left ?? 0) > 0;
      case 'missing':
        return one.missing > 0;
      case 'copied':
        return one.repeats > 0;
      case 'mending':
        return one.mending > 0;
      case 'retired':
        return retired;
    }
  };

const MOST_OFFICERS = 3;

/** Those whose telephone is known stand first. */
const calledFirst = (
  officers: readonly OfficerOnDevice[],
  { device }: BoardDevice,
): BoardOfficer[] =>
  officers
    .filter((one) => one.device === device)
    .sort((a, b) => Number(a.phone === null) - Number(b.phone === null))
    .slice(0, MOST_OFFICERS)
    .map(({ name, position, phone }) => ({ name, position, phone }));

/** [BD1] Every part in which there is a unit, a device or a record, so that one without devices is seen. */
function partsOf(
  area: string,
  counted: Counted,
  units: readonly { code: string }[],
): Board['parts'] {
  if (area.length === 4) return [];
  const areaOf = areaIn(area);
  const byArea = countedBy(counted, areaOf);
  const areas = new Set([...byArea.keys(), ...units.map(({ code }) => areaOf(code))]);
  return [...areas]
    .filter((code) => code !== '?')
    .sort()
    .map((code) => ({
      ...{ area: code, name: nameOf(code) },
      figures: figuresOf(byArea.get(code) ?? nothingCounted()),
    }));
}

/** The part of an area in which a unit is; in a district each unit is one. */
function partIn(area: string, units: readonly { code: string; name: string }[]) {
  const names = new Map(units.map(({ code, name }) => [code, name]));
  const codeOf = area.length === 4 ? (unit: string) => unit : areaIn(area);
  return (unit: string) => {
    const code = codeOf(unit);
    return { code, name: names.get(code) ?? nameOf(code) };
  };
}

/** Provinces of the country, districts of a province. */
const areaIn = (area: string) => (unit: string) => unit.slice(0, area.length + 2);

function trailOf(whole: string, area: string): Board['trail'] {
  const lengths = [0, 2, 4].filter((n) => n >= whole.length && n <= area.length);
  return lengths
    .filter((n) => n > 0 || whole === '')
    .map((n) => {
      const code = area.slice(0, n);
      return { area: code, name: code === '' ? THAILAND : nameOf(code) };
    });
}

/** The screens have a word of their own for the whole of it. */
const THAILAND = 'ประเทศไทย';

const nameOf = (code: string): string => areaName(code, unitOf) ?? code;
