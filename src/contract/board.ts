import * as z from 'zod/mini';
import { DeviceOverview } from './overview.ts';
import { ScopeCode } from './people.ts';
import { Count, growing, IsoDate, text, UnitCode, UnixMs } from './primitives.ts';
import { Unit } from './units.ts';

/** How worried to be about a device, from worst to best; reckoned in hours in which desks are open. */
export const deviceLevels = ['silent', 'late', 'never', 'ok'] as const;
export type DeviceLevel = (typeof deviceLevels)[number];

/** Which devices of an area the list behind a figure shows. */
export const boardLists = [
  'unreported',
  'late',
  'unsent',
  'missing',
  'copied',
  'mending',
  'retired',
] as const;
export type BoardList = (typeof boardLists)[number];

/** Most devices that one board lists, the worst first. */
export const MAX_BOARD_DEVICES = 100;
/** How many days the two counts of each day go back, today among them. */
export const BOARD_DAYS = 30;

/** An officer who works on a device, for whoever has to call them. */
export const BoardOfficer = z.object({
  name: text(200),
  position: z.nullable(text(120)),
  phone: z.nullable(text(20)),
});
export type BoardOfficer = z.infer<typeof BoardOfficer>;

/** A device with what follows from what is known of it at the board's moment. */
export const BoardDevice = z.extend(DeviceOverview, {
  level: growing(deviceLevels),
  /** Whole hours without contact while desks were open. */
  silentHours: Count,
  /** Whether it has said what it holds since the cut-off. A contact alone says nothing of it. */
  reportedSince: z.boolean(),
  /** What it had left by its own last word, less what came with that word; null: it said nothing yet. */
  left: z.nullable(Count),
  /** Ledger numbers that were made and have not come. */
  missing: Count,
  /** Of those: more than it has left by its last word, as after its store was lost. */
  lost: Count,
  /** Acts that its officers have to mend. */
  mending: Count,
  /** Pictures that accepted acts of the device name and the centre has not all of. */
  picturesMissing: Count,
  /** Suspended or replaced, and by its last word nothing was left: nobody waits for it. */
  retired: z.boolean(),
  officers: z.array(BoardOfficer).check(z.maxLength(3)),
});
export type BoardDevice = z.infer<typeof BoardDevice>;

/** What is known of an area, and of how much of it that is true. */
export const BoardFigures = z.object({
  /** Those that are waited for; `retired` ones are not among them. */
  devices: Count,
  retired: Count,
  /** Of `devices`: those that said what they hold since the cut-off. */
  reported: Count,
  /** Of `devices`: those that never said it. */
  unheard: Count,
  /** Of `devices`: those of another level than `ok`. */
  late: Count,
  /** The oldest last word of all that said one; null: none did. */
  oldestWord: z.nullable(UnixMs),
  /** At least so many were left on devices by their last words. */
  left: Count,
  /** When the oldest of them was made, by its device's clock; null: none, or not known. */
  oldestLeft: z.nullable(UnixMs),
  missing: Count,
  lost: Count,
  copied: Count,
  /** Registrations that the centre took, whatever became of them. */
  registered: Count,
  /** Those of them that had come by the cut-off. */
  byCut: Count,
  /** In custody, and not looked at yet: they are not among the registrations. */
  unjudged: Count,
  held: Count,
  mending: Count,
  /** Pictures of accepted records that have not come. */
  pictures: Count,
  /** Pairs of which both lie in the area. */
  duplicates: Count,
  proposals: Count,
});
export type BoardFigures = z.infer<typeof BoardFigures>;

/** A province of the country, or a district of a province. */
export const BoardPart = z.object({ area: ScopeCode, name: text(120), figures: BoardFigures });
export type BoardPart = z.infer<typeof BoardPart>;

/** One day in Thailand: registrations that say that they were taken on it, and those that came on it. */
export const BoardDay = z.object({ day: IsoDate, registered: Count, received: Count });
export type BoardDay = z.infer<typeof BoardDay>;

/** A part of an area, or in a district one of its units, with both counts of one day. */
export const BoardDayPart = z.object({
  code: z.union([ScopeCode, UnitCode]),
  name: text(120),
  registered: Count,
  received: Count,
});
export type BoardDayPart = z.infer<typeof BoardDayPart>;

const OtherDays = z.array(z.object({ day: IsoDate, count: Count }));

/** What is behind both counts of one day. */
export const BoardDayList = z.object({
  day: IsoDate,
  /** Those with something on this day, by code. */
  parts: z.array(BoardDayPart),
  /** When those that came on this day were taken, the newest first. */
  takenOn: OtherDays,
  /** When those that were taken on this day came, the newest first. */
  cameOn: OtherDays,
});
export type BoardDayList = z.infer<typeof BoardDayList>;

/** What a board is asked for. Null: the last cut-off, every device, behind no day. */
export interface BoardQuestion {
  area: ScopeCode;
  cut: IsoDate | null;
  only: BoardList | null;
  /** The day whose counts are looked behind. */
  day: IsoDate | null;
}

/**
 * Answer to `GET /api/v1/board?area=&cut=&only=&day=`: what is known of an area at `at`, and what is not.
 * Counts only: no debtor and no record.
 */
export const Board = z.object({
  at: UnixMs,
  /** 15.30 in Thailand of the day that was asked for, else of the last one that has passed. */
  cut: UnixMs,
  area: ScopeCode,
  /** What it lies in, as far as the reader reaches, the widest first, and itself last; '' is the country. */
  trail: z.array(z.object({ area: ScopeCode, name: text(120) })),
  figures: BoardFigures,
  /** Those with a unit or a device; none inside a district. */
  parts: z.array(BoardPart),
  /** The worst first, `MAX_BOARD_DEVICES` at most of the `listed`. */
  devices: z.array(BoardDevice),
  listed: Count,
  /** Those of the devices that are listed. */
  units: z.array(Unit),
  /** The oldest first. */
  days: z.array(BoardDay).check(z.maxLength(BOARD_DAYS)),
  /** Came in these days, and say that they were taken on none of them. */
  otherDays: Count,
  /** Where a day was asked for, and by a centre that knows of it. */
  ofDay: z.optional(BoardDayList),
  /** Envelopes that nobody vouches for; null to whoever does not see the whole country. */
  quarantined: z.nullable(Count),
});
export type Board = z.infer<typeof Board>;
