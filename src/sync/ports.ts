import type { MailboxPage } from '#contract/mailbox.ts';
import type { PictureReceipt } from '#contract/pictures.ts';
import type { Jws, Sha256, UnixMs, Uuid } from '#contract/primitives.ts';
import type { DeviceStatus, Manifest, ReceiptList } from '#contract/push.ts';

/** An envelope that has no receipt yet. */
export interface UnsentEnvelope {
  epoch: Uuid;
  seq: number;
  hash: Sha256;
  bytes: Uint8Array;
  /** It was received before the centre was restored: with which envelope the signed word of that lies. */
  listedWith?: Sha256;
}

/** How much one push may carry. */
export interface PushLimit {
  envelopes: number;
  bytes: number;
}

/** The device's own store, as far as sending needs it. It never forgets what it was told to keep. */
export interface Outbox {
  /**
   * Oldest first, of one epoch only, at least one when any is unsent whatever its size. What is
   * named in `aside` is stepped over, also when that leads on to another epoch.
   */
  unsent(limit: PushLimit, aside: readonly Sha256[]): Promise<UnsentEnvelope[]>;
  /** All of them, whatever is stepped over just now. */
  countUnsent(): Promise<number>;
  /**
   * Everything the manifest says but for the hashes; takes the next manifest number. `listedWith`: whose
   * signed lists of before a restore it is to show.
   */
  describe(epoch: Uuid | null, listedWith?: readonly Sha256[]): Promise<Omit<Manifest, 'hashes'>>;
  /**
   * Marks envelopes received by their hash, and remembers the server's epoch and clock. A receipt of
   * an older server epoch no longer counts: such envelopes are unsent again, and the mailbox is read
   * from 0.
   */
  applyReceipts(list: ReceiptList, measured: ClockReading, signed?: Jws): Promise<void>;
  /** Highest mailbox number already applied. */
  mailboxRead(): Promise<number>;
  applyMailbox(page: MailboxPage): Promise<void>;
  keyListVersion(): Promise<number>;
}

/** When a request left and when its answer came, device clock. */
export interface ClockReading {
  sentAt: UnixMs;
  receivedAt: UnixMs;
  /** Server clock minus device clock, ms; null when this exchange was too slow to tell. */
  offset: number | null;
}

/** Why the server did not take an envelope into custody just now. Nothing here is final. */
export type PushTrouble =
  /** No network, a time-out, a cut line, a page that is not ours: nobody knows what happened. */
  | {
      is: 'unknown';
      why:
        | 'no-network'
        /** The browser believes in a network, and no connection came about. */
        | 'no-answer'
        | 'timed-out'
        | 'not-ours'
        | 'receipt-wrong'
        | 'server-error';
    }
  /** 503 or 429; wait at least this long. */
  | { is: 'busy'; retryAfterMs: number }
  /** 413. */
  | { is: 'too-large' }
  /** 400: something in the body cannot be read. */
  | { is: 'unreadable' }
  /** 401 or 403: concerns reading, never the sending of envelopes. */
  | { is: 'refused'; code: string };

/** What the server advises. */
export type Pace = PushLimit & { reconnectSpreadMs: number };

export interface PushSuccess {
  is: 'received';
  /** Already verified against the pinned key list; names nothing but what was sent. */
  list: ReceiptList;
  /**
   * The list as it was signed, for whoever must show it: to another device, or to a restored server that
   * has forgotten it.
   */
  signed: Jws;
  pace: Pace;
  keyListVersion: number;
  mailbox: number;
}

export type PushOutcome = PushSuccess | PushTrouble;

export type ReadOutcome<T> = { is: 'read'; value: T } | PushTrouble;

/** The centre (ส่วนกลาง) as seen from a device. Mishaps are outcomes; only bugs throw. */
export interface Centre {
  push(manifest: Jws, envelopes: readonly Uint8Array[]): Promise<PushOutcome>;
  /** Raw bytes of an envelope that `push` cannot get read; answered by a receipt like a push. */
  rescue(manifest: Jws, envelope: Uint8Array): Promise<PushOutcome>;
  readMailbox(after: number): Promise<ReadOutcome<MailboxPage>>;
  /** Fetches, verifies and pins a newer key list. */
  refreshKeys(): Promise<ReadOutcome<number>>;
}

/** A picture that the centre may take now: its envelope has a receipt. */
export interface PictureToSend {
  sha256: Sha256;
  /** The envelope whose header names it. */
  envelope: Sha256;
  /** Its ciphertext. */
  bytes: Uint8Array<ArrayBuffer>;
}

/** The device's own pictures, as far as sending needs them. */
export interface Album {
  /** One that waits, where chance falls; null when none may go. */
  nextPicture(chance: number): Promise<PictureToSend | null>;
  pictureReceived(receipt: PictureReceipt): Promise<void>;
}

/** What the centre says of a picture. */
export type PictureAnswer =
  /** So much of it is there. */
  | { is: 'here'; offset: number }
  /** Verified, for this very picture. */
  | { is: 'received'; receipt: PictureReceipt; signed: Jws }
  | { is: 'busy'; retryAfterMs: number }
  /** Nobody knows what happened. */
  | { is: 'failed' };

/** Where pictures go at the centre. Mishaps are answers; only bugs throw. */
export interface Gallery {
  begin(picture: PictureToSend): Promise<PictureAnswer>;
  /** Its bytes from `offset` up to `end`, or up to its own. */
  add(picture: PictureToSend, offset: number, end: number): Promise<PictureAnswer>;
}

/** Why pictures wait although the line is there; text goes all the same [S18]. */
export type PicturesWait =
  /** They go over Wi-Fi only, and the device is not known to be on one. */
  | 'no-wifi'
  /** The device asks every program to save data. */
  | 'save-data'
  /** By what this sender measured. */
  | 'weak-line';

/** What pictures are doing; `sent` and `bytes` of the ciphertext of the one under way. */
export type PicturesNow =
  | { is: 'resting' }
  | { is: 'sending'; sent: number; bytes: number }
  | { is: 'waiting'; why: PicturesWait };

/** Signs what a device says of itself, with the device key; works while every officer is locked out. */
export interface ManifestSigner {
  sign(manifest: Manifest): Promise<Jws>;
}

/** Why the sender should look again before its time. */
export type WakeCause = 'started' | 'kept' | 'visible' | 'online' | 'service-worker' | 'pressed';

/** What a window does while it is the sender. */
export interface Term {
  wake(cause: WakeCause): void;
  end(): void;
}

/** One sender per device. Only economy: two senders at once lose and double nothing. */
export interface Leadership {
  /**
   * Calls `begin` whenever this window becomes the sender, and ends that term when another takes
   * over. Returns the way to resign for good.
   */
  join(begin: () => Term): () => void;
  /** Hands a wake-up to whichever window is the sender. */
  passOn(cause: WakeCause): void;
}

/** Time and chance, so that a test can own both. */
export interface Clock {
  now(): UnixMs;
  /** Resolves after `ms`, or at once when `cancel` is called. */
  wait(ms: number): { done: Promise<void>; cancel(): void };
  /** From 0 to below 1. */
  random(): number;
}

/** What the screens are told of sending. */
export type SyncPicture = {
  link: 'unknown' | 'connected' | 'no-network' | 'centre-unreachable' | 'busy';
  sending: { done: number; of: number } | null;
  unsent: number;
  lastReceivedAt: UnixMs | null;
  lastFailureAt: UnixMs | null;
  nextTryAt: UnixMs | null;
  /** How many of the unsent are stepped over for now, because each failed alone again and again. */
  aside: number;
  /** Why nobody knows what became of the last try; null when the centre has answered since. */
  unanswered: Extract<PushTrouble, { is: 'unknown' }>['why'] | null;
  /** Set when the server refuses to let this device read. */
  refused: string | null;
  pictures: PicturesNow;
};

/** What a manifest says of the device besides its outbox. */
export type Vitals = Pick<DeviceStatus, 'app' | 'storage' | 'persisted'>;
