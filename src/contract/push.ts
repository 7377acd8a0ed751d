import * as z from 'zod/mini';
import { joinFrames, splitFrames } from './frames.ts';
import { Count, Jws, ServerEpoch, ServerId, Sha256, text, UnixMs, Uuid } from './primitives.ts';

/** At most this many envelopes, and about this many bytes, in one push. */
export const MAX_PUSH_ENVELOPES = 200;
export const MAX_PUSH_BYTES = 1024 * 1024;
/** So many characters of receipts from before a restore a manifest carries at most; all lists together. */
export const MAX_FORMER_CHARS = 96 * 1024;
/** `Content-Type` of a push body. */
export const PUSH_TYPE = 'application/vnd.debt-desk.push';

/** What a device says about itself; the server shows it "as reported". */
export const DeviceStatus = z.object({
  highestSeq: Count,
  unsent: Count,
  /** Reckoned from the oldest when there are more than 200. */
  unsentBytes: Count,
  /** When the oldest unsent envelope was made, device clock; null when none. */
  oldestUnsent: z.nullable(UnixMs),
  toMend: Count,
  /** Unfinished ones, of all officers; those in the bin not. Not said by apps of before contract 13. */
  drafts: z.optional(Count),
  picturesLeft: Count,
  app: text(40),
  storage: z.nullable(z.object({ usage: Count, quota: Count })),
  persisted: z.boolean(),
  clockOffset: z.nullable(z.int()),
});
export type DeviceStatus = z.infer<typeof DeviceStatus>;

/**
 * First part of a push, a JWS by the device key. This signature alone lets envelopes in: no token,
 * no officer, no further round trip. `hashes` are SHA-256 of the envelopes that follow, in order.
 */
export const Manifest = z.object({
  v: z.literal(1),
  aud: ServerId,
  device: Uuid,
  epoch: Uuid,
  /** Grows by one with each manifest of the device. */
  m: Count,
  at: UnixMs,
  /** The newest envelope that this device epoch has made. */
  head: z.nullable(z.object({ seq: Count, hash: Sha256 })),
  hashes: z.array(Sha256).check(z.maxLength(MAX_PUSH_ENVELOPES)),
  status: DeviceStatus,
  /** The device's certificate, and those of the officers whose acts are inside. */
  certificates: z.array(Jws).check(z.maxLength(50)),
  /**
   * Signed receipt lists that first named envelopes of this push, from before the server was restored.
   * They say when these came; not said by apps of before contract 17.
   */
  receipts: z.optional(z.array(Jws).check(z.maxLength(MAX_PUSH_ENVELOPES))),
});
export type Manifest = z.infer<typeof Manifest>;

/** The server's word that it holds one envelope, on disk. The same in a server epoch, however often asked. */
export const Receipt = z.object({
  device: Uuid,
  epoch: Uuid,
  seq: Count,
  id: Uuid,
  hash: Sha256,
  /** Where it was put, and its dense number there. `?` is the quarantine of unknown origins. */
  unit: text(16),
  n: z.int().check(z.gte(1)),
  /** When it first came; what an older server epoch signed counts, once the device has shown it. */
  at: UnixMs,
});
export type Receipt = z.infer<typeof Receipt>;

/** What the server holds of one device epoch: everything up to `through`, and the gaps above it. */
export const LedgerState = z.object({
  device: Uuid,
  epoch: Uuid,
  through: Count,
  missing: z.array(z.tuple([Count, Count])).check(z.maxLength(100)),
});
export type LedgerState = z.infer<typeof LedgerState>;

/** Signed by a receipt key. */
export const ReceiptList = z.object({
  v: z.literal(1),
  server: ServerId,
  serverEpoch: ServerEpoch,
  /** Whom this answers. */
  device: Uuid,
  m: Count,
  at: UnixMs,
  receipts: z.array(Receipt).check(z.maxLength(MAX_PUSH_ENVELOPES)),
  ledger: z.array(LedgerState).check(z.maxLength(50)),
});
export type ReceiptList = z.infer<typeof ReceiptList>;

/** Answer to a push. Only `receipts` is proof; the rest is advice. */
export const PushAnswer = z.object({
  receipts: Jws,
  pace: z.object({
    maxEnvelopes: z.int().check(z.gte(1)),
    maxBytes: z.int().check(z.gte(1024)),
    /** Spread the first try after an outage over this long, in ms. */
    reconnectSpreadMs: Count,
  }),
  keyListVersion: Count,
  /** Highest mailbox number waiting for this device. */
  mailbox: Count,
});
export type PushAnswer = z.infer<typeof PushAnswer>;

/** A push body: frames of the manifest's JWS (ASCII) and then the envelopes. */
export function layPush(manifest: Uint8Array, envelopes: readonly Uint8Array[]) {
  return joinFrames([manifest, ...envelopes]);
}

/** @throws FrameError when the body is not frames, or is empty. */
export function readPush(body: Uint8Array): { manifest: Uint8Array; envelopes: Uint8Array[] } {
  const [manifest = new Uint8Array(), ...envelopes] = splitFrames(body, MAX_PUSH_ENVELOPES + 1);
  return { manifest, envelopes };
}
