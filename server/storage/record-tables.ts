import type { Sha256, UnixMs, Uuid } from '#contract/primitives.ts';
import type { Registration } from '#contract/registration/registration.ts';
import type { Scope } from '../people/authorize.ts';

export type OpState = 'applied' | 'needs-fix' | 'mended';

/** An act whose signatures verified, and who claimed its id. */
export interface StoredOp {
  id: Uuid;
  record: Uuid;
  kind: string;
  /** Empty for an act of the centre itself. */
  envelope: Sha256 | '';
  officer: Uuid;
  device: Uuid;
  at: UnixMs;
  /** The op's JSON, byte for byte as it was signed. */
  json: string;
  state: OpState;
  /** Revision of the record that it made; 0 when it made none. */
  rev: number;
  /** Paths that it touched; `''` for everything. */
  touched: string[];
}

export interface StoredRecord {
  id: Uuid;
  ref: string;
  unit: string;
  rev: number;
  state: 'live' | 'void';
  registration: Registration;
}

export interface RecordTables {
  /**
   * Ids of the records with this number, and whose they are; beside each that ended in another one, that
   * one [TW8].
   */
  recordsWithRef(
    scope: Scope,
    ref: string,
  ): Promise<{ id: Uuid; unit: string; officer: string; endedIn: Uuid | null }[]>;
  /** Null when there is none in this area. */
  recordIn(
    scope: Scope,
    id: Uuid,
  ): Promise<(StoredRecord & { createdAt: UnixMs; changedAt: UnixMs }) | null>;
  /** An act of the centre itself: no envelope brought it, and it is counted for no device. */
  addCentreAct(act: Omit<StoredOp, 'envelope' | 'state'>): Promise<void>;
}
