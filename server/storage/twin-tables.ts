import type { TwinAct, TwinPair, TwinReason } from '#contract/duplicates.ts';
import type { IsoDate, ReferenceNumber, Sha256, UnixMs, Uuid } from '#contract/primitives.ts';
import type { Traits } from '#debt/alike.ts';
import type { Scope } from '../people/authorize.ts';
import type { StoredRecord } from './record-tables.ts';

export type Pair = readonly [Uuid, Uuid];

/** Another live record that may be of the same person, and nobody has decided on it. */
export interface OpenTwin {
  record: Uuid;
  ref: ReferenceNumber;
  unit: string;
  reason: TwinReason;
}

/** Where the word about a record goes: an act on it, and who brought that. */
export interface Holder {
  hash: Sha256;
  op: Uuid;
  device: Uuid;
  sender: Uuid | null;
}

export interface TwinTables {
  traitsOfRecord(record: Uuid): Promise<Traits | null>;
  saveTraits(record: Uuid, traits: Traits): Promise<void>;
  /** It is compared with nothing any more. */
  dropTraits(record: Uuid): Promise<void>;
  /** Live records whose traits may be alike, those of the same national ID first; at most `most` of each. */
  traitsNear(record: Uuid, traits: Traits, most: number): Promise<(Traits & { record: Uuid })[]>;
  /**
   * These are all that `record` may be one with: new pairs are open, those without a decision that are
   * not among them are gone. One that was decided stays so, unless the reason has become stronger.
   * @returns the other records of pairs that are gone
   */
  saveTwins(
    record: Uuid,
    found: readonly { record: Uuid; reason: TwinReason }[],
    at: UnixMs,
  ): Promise<Uuid[]>;
  /** Open pairs of a record, the stronger reasons first. */
  openTwins(record: Uuid): Promise<OpenTwin[]>;
  /** Open pairs of which both lie in the area, the stronger reasons first. */
  twinsIn(scope: Scope, most: number): Promise<TwinPair[]>;
  /** As many as `twinsIn` lists in all, by the units of the two. */
  countTwins(scope: Scope): Promise<{ units: [string, string]; count: number }[]>;
  /** Null when there is none, or one of the two is not in the area. */
  twinReasonIn(scope: Scope, pair: Pair): Promise<TwinReason | null>;
  settleTwins(pair: Pair, act: TwinAct, word: { by: string; at: UnixMs }): Promise<void>;
  /** A record ended in another one; so does what had ended in it. */
  joinInto(record: Uuid, into: Uuid): Promise<void>;
  /** What a record ended in; null when it did not. */
  joinedInto(record: Uuid): Promise<Pick<StoredRecord, 'id' | 'ref' | 'unit'> | null>;
  /** The newest act of each device on a record, pictures aside. */
  holdersOf(record: Uuid): Promise<Holder[]>;
  /** A live record of this national ID, of the unit where there is one: for the answer to a desk only. */
  recordOfId(
    nationalId: string,
    unit: string,
  ): Promise<{ id: Uuid; ref: ReferenceNumber; unit: string; appliedOn: IsoDate } | null>;
}
