import type { CommandAck } from '#contract/commands.ts';
import type { MailboxItem, Watermark } from '#contract/mailbox.ts';
import type { Op } from '#contract/op.ts';
import type {
  Jws,
  ReferenceNumber,
  ServerEpoch,
  Sha256,
  UnixMs,
  Uuid,
} from '#contract/primitives.ts';
import type { Receipt } from '#contract/push.ts';
import type { RecoveryKey } from '../vault/types.ts';
import type { Clocks } from './lease.ts';
import type { LostWhy, SpoiltWhy } from './paper-types.ts';
import type { Counters, EnrolledDevice } from './types.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** A registration that is being written, sealed with its officer's drafts key. */
export interface DraftRow {
  record: Uuid;
  op: Uuid;
  ref: ReferenceNumber;
  /** Officer code. */
  officer: string;
  savedAt: UnixMs;
  sealed: Bytes;
  /** The vault whose forgotten passphrase locks it up, until it is recovered. */
  lockedBy?: Uuid;
  /** It corrects a record that was finished before; what it says of that is inside. */
  corrects?: true;
  /** Thrown away; it stays for 30 days on both clocks, and can be taken back. */
  discarded?: { at: UnixMs; serverTime: UnixMs | null };
}

/** A sealed envelope; written once, never changed, taken away only by rule D5. */
export interface EnvelopeRow {
  hash: Sha256;
  bytes: Bytes;
}

/** What an envelope is among the acts on its record; none of it is said of the first ones ever made. */
export interface ActMarks {
  kind?: Op['kind'] | undefined;
  /** The act that this one corrects. */
  mends?: Uuid | undefined;
  /** The id that its form was opened with, when it had to be sealed anew under another. */
  openedAs?: Uuid | undefined;
}

/** What an envelope is, and how far it has come; stays when the bytes have left. */
export interface OutboxRow extends ActMarks {
  /** Order of keeping on this device, across epochs; given by the database. */
  n?: number;
  hash: Sha256;
  op: Uuid;
  record: Uuid;
  epoch: Uuid;
  seq: number;
  bytes: number;
  keptAt: UnixMs;
  /** 1 while it has no receipt of the server's present epoch. A number, because it is an index. */
  waiting: 0 | 1;
  receipt: {
    receipt: Receipt;
    serverEpoch: ServerEpoch;
    at: UnixMs;
    /** When the server signed this list; not there in rows of older versions. */
    signedAt?: UnixMs;
  } | null;
  /** Which row carries the signed list that first named this one, and how long that is [D4]. */
  listedWith?: { hash: Sha256; chars: number };
  /** That list, on the first row that it named, while a row that it names is here. */
  signedList?: Jws;
  outcome: { item: Outcome; at: UnixMs } | null;
  /** The server epoch in which a gap in the server's ledger made this be offered once more. */
  offeredAgainIn: string | null;
}
export type Outcome = Extract<MailboxItem, { envelope: Sha256 }>;

/** What the officer may see of a record here, sealed with the officer's register key. */
export interface RecordRow {
  record: Uuid;
  ref: ReferenceNumber;
  /** Officer code. */
  officer: string;
  /** When it was registered. */
  keptAt: UnixMs;
  masked: Bytes;
  /** Kept when the device had been without contact for more than 30 days. */
  longAlone?: true;
}

/** Consecutive numbers for blank forms, taken from the device's lease at once [D16]. */
export interface PaperRunRow {
  id: Uuid;
  area: string;
  dd: string;
  /** Running number of the first. */
  from: number;
  count: number;
  /** Officer code of who took them. */
  officer: string;
  takenAt: UnixMs;
  /** When they were handed to a printer, once; null while they are ready. */
  printedAt: UnixMs | null;
  /** When somebody said what came out of the printer. */
  answeredAt: UnixMs | null;
}

/** What an officer said of one number, or a paper of elsewhere that was begun here. Only codes. */
export type PaperMarkRow = { no: string; at: UnixMs; officer: string } & (
  | { is: 'spoilt'; why: SpoiltWhy }
  | { is: 'lost'; why: LostWhy }
  | { is: 'elsewhere'; record: Uuid }
);

/**
 * The whole of a record as its author may read it again, until the window for that has closed; apart
 * from its row, so that a list of thousands does not carry it along.
 */
export interface ContentRow {
  record: Uuid;
  /** The registration, sealed with the officer's register key. */
  full: Bytes;
  /** What each act changed and why (`ActNote[]`), sealed likewise; null while there was one act. */
  notes: Bytes | null;
}

/** A picture of a record, apart from its bytes, so that keeping its act writes no big thing [D19]. */
export interface PictureRow {
  /** Of the ciphertext. */
  sha256: Sha256;
  record: Uuid;
  /** Officer code. */
  officer: string;
  /** Of the ciphertext. */
  bytes: number;
  /**
   * Role and kind, and the picture's own key: under the officer's drafts key, once it is kept under
   * the register key; null when it may not be read here any more.
   */
  about: Bytes | null;
  key: Bytes | null;
  taken: { at: UnixMs; serverTime: UnixMs | null };
  /** Hash of the envelope that names it; not there before. */
  keptIn?: Sha256;
  /** 1 while it is kept and not at the centre. A number, because it is an index. */
  waiting: 0 | 1;
  /** The server epoch of its receipt. */
  receivedIn?: ServerEpoch;
  /** Taken out; gone for good when nobody wants it back. */
  removed?: true;
}

/** A picture's ciphertext; written once, never changed. */
export interface PictureBytesRow {
  sha256: Sha256;
  bytes: Bytes;
}

/** Stands for a national ID for 90 days; names nobody. */
export interface TagRow {
  ref: ReferenceNumber;
  /** 6 hex digits under the device's tag key. */
  tag: string;
  keptAt: UnixMs;
}

/** A recovery that was begun here: the pair that its answer is sealed to. */
export interface RecoveryRow extends RecoveryKey {
  /** Id at the centre, once it was asked. */
  id: Uuid | null;
  /** The vault whose drafts it is to open. */
  old: Uuid;
  /** `x` of the officer key whose register key the pair lies under. */
  by: string;
}

/** How far the centre's commands have come. */
export interface Orders {
  /** Number of the last one that was carried out. */
  n: number;
  /** What the centre has not heard of yet. */
  acks: CommandAck[];
  rotate: boolean;
}

/** What was last put out as a file. */
export interface HandedOver {
  at: UnixMs;
  envelopes: number;
  pictures: number;
  /** Order of keeping of the newest envelope in it. */
  upTo: number;
}

/** The newest row of the device's own log. */
export interface Audited {
  n: number;
  hash: Sha256;
}

/** This device's own count, and how far it has read what the server says. */
export interface Ledger extends Counters {
  /** Hash of the newest envelope of this epoch. */
  head: Sha256 | null;
  /** Epochs that this device has left behind. */
  formerEpochs: Uuid[];
  /** Number of the last manifest. */
  manifests: number;
  mailbox: number;
  /** The newest time that the server has signed. */
  serverTime: UnixMs | null;
}

/** Single things, by name. */
export interface Meta {
  /** Code below this version may look but not write [D8]. */
  minReader: number;
  device: EnrolledDevice;
  ledger: Ledger;
  watermarks: Watermark[];
  /** Certificates of enrolments before the present one; old envelopes still name them. */
  formerCertificates: Jws[];
  clocks: Clocks;
  orders: Orders;
  /** By officer code. */
  recoveries: Record<string, RecoveryRow>;
  audited: Audited;
  handedOver: HandedOver;
  /** How often the second copy must be written before nothing of what was dropped is left in it. */
  copiesOwed: number;
}
