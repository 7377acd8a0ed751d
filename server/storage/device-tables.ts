import type { CommandKind } from '#contract/commands.ts';
import type { DeviceEntry, HeldEnvelope, Readiness } from '#contract/devices.ts';
import type { DevicePolicy } from '#contract/enrolment.ts';
import type { HoldCode } from '#contract/mailbox.ts';
import type { Sha256, UnitCode, UnixMs, Uuid } from '#contract/primitives.ts';
import type { PersonsWord } from '../acceptance/examined.ts';
import type { SeqRanges } from '../intake/ledger.ts';
import type { Scope } from '../people/authorize.ts';
import type { NumberBlock } from '../people/number-block.ts';
import type { UnitCount } from './unit-tables.ts';

/** The newest ledger head of a device epoch that a verified manifest named, and what had come of it. */
export interface LedgerHead {
  epoch: Uuid;
  /** As the device claimed it: nothing that bears it need exist. */
  hash: Sha256 | null;
  came: SeqRanges;
}

/** What was known of a device's ledgers at one moment. Whoever made what lies before it had the right. */
export interface LedgerCut {
  at: UnixMs;
  heads: LedgerHead[];
}

/** What the server holds about a device besides its certificate. */
export interface DeviceState {
  device: Uuid;
  unit: UnitCode;
  /** [DV2] What lies before the cut counts; the rest is held. */
  suspended: LedgerCut | null;
  /** Null: the policy of its unit. */
  policy: DevicePolicy | null;
  /** Number of its newest command; 0: none yet. */
  commands: number;
  wipeAsked: { by: string; at: UnixMs } | null;
}

export interface DeviceCuts {
  suspended: LedgerCut | null;
  /** Oldest first. */
  moves: Move[];
}

/** A device left `unit`. */
export interface Move {
  unit: UnitCode;
  cut: LedgerCut;
}

export interface NewCommand {
  n: number;
  kind: CommandKind;
  at: UnixMs;
}

export interface DeviceTables {
  /** Null when there is no such device in this area. */
  deviceState(scope: Scope, device: Uuid): Promise<DeviceState | null>;
  saveDeviceState(scope: Scope, state: Omit<DeviceState, 'unit' | 'commands'>): Promise<void>;
  /** What somebody gave this device; null: the policy of its unit. For the device's own use. */
  givenPolicy(device: Uuid): Promise<DevicePolicy | null>;
  /** Which ledger numbers of a device of this area have come, by its epochs, whoever brought them. */
  cameFrom(scope: Scope, device: Uuid): Promise<Pick<LedgerHead, 'epoch' | 'came'>[]>;
  /** As of now, for what may follow: a suspension, a move. */
  ledgerHeads(device: Uuid): Promise<LedgerHead[]>;
  /** For acceptance: what ended, and what of it still counts. */
  cutsOf(device: Uuid): Promise<DeviceCuts>;
  setReplaces(device: Uuid, replaces: Uuid): Promise<void>;
  addCommand(scope: Scope, device: Uuid, command: NewCommand): Promise<void>;
  /** What is shown of the devices of an area, but for their certificates and reports. */
  deviceNotes(scope: Scope): Promise<DeviceNotes[]>;
  /** By the device itself. */
  saveReadiness(device: Uuid, readiness: Readiness): Promise<void>;
  /**
   * By the device itself: false when it was written before. An order that was done stays done,
   * whatever is said of it later.
   */
  answerCommand(device: Uuid, answer: CommandAnswer): Promise<boolean>;
  findCommand(device: Uuid, n: number): Promise<NewCommand | null>;
  countDevices(): Promise<number>;
  /** The greatest running number of a lease that came, accepted or held; 0: none. */
  newestNumber(lease: NumberBlock): Promise<number>;
}

export interface CommandAnswer {
  /** Null: none of those that were sent to it. */
  n: number | null;
  outcome: 'done' | 'ignored';
  why: string | null;
  at: UnixMs;
}

export type DeviceNotes = Pick<
  DeviceEntry,
  'device' | 'enrolledAt' | 'replaces' | 'readiness' | 'command' | 'officers'
> & {
  suspended: boolean;
  wipeAsked: DeviceState['wipeAsked'];
  shut: DeviceShut | null;
};

/** By which order a device threw its keys away, and when it said so. */
export interface DeviceShut {
  by: 'lock' | 'wipe';
  at: UnixMs;
}

export interface HoldTables {
  /** Oldest first within each unit; after the held envelope with this hash. */
  holdsIn(scope: Scope, which: HoldsAsked, most: number): Promise<HeldEnvelope[]>;
  /**
   * Those of `hashes` that lie in this area and may be released; from now on they are entitled,
   * whoever was revoked or moved. A word against them is taken back.
   */
  releaseIn(
    scope: Scope,
    hashes: readonly Sha256[],
    released: { by: string; at: UnixMs },
  ): Promise<Released[]>;
  /** [DV14] Those of `hashes` that lie in this area, may be released, and nobody has decided on. */
  declineIn(
    scope: Scope,
    hashes: readonly Sha256[],
    declined: { by: string; at: UnixMs; reason: string },
  ): Promise<Released[]>;
  /** As many as `holdsIn` lists in all of what waits. */
  countHolds(scope: Scope): Promise<UnitCount[]>;
  /** What somebody said to those of `hashes` on which somebody decided. */
  wordsOn(hashes: readonly Sha256[]): Promise<Map<Sha256, PersonsWord>>;
}

/** What waits, or what was declined. */
export interface HoldsAsked {
  declined: boolean;
  after: Sha256 | null;
}

export interface Released {
  hash: Sha256;
  unit: string;
  code: HoldCode;
}
