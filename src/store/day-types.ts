import type { DayClosing } from '#contract/closing.ts';
import type { IsoDate, Sha256, Uuid } from '#contract/primitives.ts';

/** Each act is in one of them. */
export interface Places {
  /** It has a receipt of the server's present epoch. */
  received: number;
  waiting: number;
  /** Received, sent back, and not mended. */
  toMend: number;
}

/** First and last ledger number of a day in one device epoch. */
export type DayNumbers = DayClosing['numbers'][number];

export interface DayReckoning extends Places {
  /** In Thailand, by this device's clock. */
  day: IsoDate;
  /** The sum of the places. */
  made: number;
  otherDays: Pick<Places, 'waiting' | 'toMend'>;
  /** In the order of making. */
  numbers: DayNumbers[];
}

/** What this device knows of its day, and what is not done yet. */
export interface DayPicture extends DayReckoning {
  /** Pictures of what is kept that are on this device alone. */
  picturesLeft: number;
  /** Begun and not finished, of all officers. */
  drafts: number;
  /** The newest envelope of the present epoch. */
  head: { epoch: Uuid; seq: number; hash: Sha256 } | null;
  /** Server clock minus device clock, ms. */
  clockOffset: number | null;
}
