import * as z from 'zod/mini';
import { FrameError, joinFrames, splitFrames } from './frames.ts';
import { Base64url, Count, Sha256, text, UnitCode, UnixMs, Uuid } from './primitives.ts';

/**
 * What the server reads before it stores an envelope, and nothing more: no name, no number, no role
 * of a picture. Frozen; unknown members are let through, so that newer desks are never refused.
 */
export const EnvelopeHeader = z.looseObject({
  v: z.literal(1),
  /** The op inside. */
  id: Uuid,
  record: Uuid,
  /** `register`, `amend`, `void`, `attach`, later others. */
  kind: text(32),
  unit: UnitCode,
  device: Uuid,
  epoch: Uuid,
  /** Ledger number: 1, 2, 3 … in this device epoch. Order and gaps, never identity. */
  seq: z.int().check(z.gte(1)),
  /** Hash of the device epoch's previous envelope; null for the first. */
  prev: z.nullable(Sha256),
  form: z.int().check(z.gte(1)),
  made: UnixMs,
  /** Server clock minus device clock when last measured, in ms; null when never. */
  clock: z.nullable(z.int()),
  blobs: z.array(z.object({ sha256: Sha256, bytes: Count })).check(z.maxLength(200)),
});
export type EnvelopeHeader = z.infer<typeof EnvelopeHeader>;

/** The content key, HPKE-sealed (RFC 9180 base mode) to one recipient. */
export const Recipient = z.object({ kid: text(64), enc: Base64url, ct: Base64url });
export type Recipient = z.infer<typeof Recipient>;
export const Recipients = z.array(Recipient).check(z.minLength(1), z.maxLength(8));
export type Recipients = z.infer<typeof Recipients>;

/** Domain strings. Signed bytes are domain ‖ 0x00 ‖ SHA-256 (envelope) or domain ‖ 0x00 ‖ bytes (op). */
export const ENVELOPE_DOMAIN = 'dd/envelope/1';
export const OP_DOMAIN = 'dd/op/1';
/** HPKE `info` is this ‖ '|' ‖ server id ‖ '|' ‖ kid, in UTF-8. */
export const SEAL_INFO = 'dd/cek/1|P256-HKDF-SHA256-A256GCM';

/** `DDE1` */
const MAGIC = [0x44, 0x44, 0x45, 0x31] as const;
const SIGNATURE_BYTES = 64;
export const MAX_ENVELOPE_BYTES = 512 * 1024;

/** The four sections of an envelope, each exactly the bytes that were signed or sealed. */
export interface EnvelopeParts {
  /** JSON of EnvelopeHeader, UTF-8. */
  header: Uint8Array;
  /** JSON of Recipients, UTF-8. */
  to: Uint8Array;
  /** 12-byte nonce ‖ AES-256-GCM ciphertext of the padded payload; aad = header. */
  body: Uint8Array;
  /** ES256 by the device key, 64 bytes (r ‖ s). */
  sig: Uint8Array;
}

/** Bytes of an envelope that the device signs (through SHA-256): everything but the signature. */
export function signedPart(envelope: Uint8Array): Uint8Array {
  return envelope.subarray(0, envelope.length - SIGNATURE_BYTES);
}

/** Lays an envelope out, without its signature: magic ‖ frames(header, to, body). */
export function layUnsigned(parts: Omit<EnvelopeParts, 'sig'>): Uint8Array<ArrayBuffer> {
  const frames = joinFrames([parts.header, parts.to, parts.body]);
  const bytes = new Uint8Array(MAGIC.length + frames.length);
  bytes.set(MAGIC);
  bytes.set(frames, MAGIC.length);
  return bytes;
}

/** Adds the device's signature to what `layUnsigned` laid out. */
export function addSignature(unsigned: Uint8Array, sig: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(unsigned.length + SIGNATURE_BYTES);
  bytes.set(unsigned);
  bytes.set(sig, unsigned.length);
  return bytes;
}

/**
 * Takes an envelope apart; the parts are views on `bytes`.
 * @throws FrameError when the bytes are not an envelope of version 1.
 */
export function takeApart(bytes: Uint8Array): EnvelopeParts {
  if (bytes.length < MAGIC.length + SIGNATURE_BYTES) throw new FrameError('too short');
  if (MAGIC.some((byte, i) => bytes[i] !== byte)) throw new FrameError('not an envelope');
  const unsigned = signedPart(bytes);
  const [header, to, body, ...more] = splitFrames(unsigned.subarray(MAGIC.length), 3);
  if (!header || !to || !body || more.length > 0) throw new FrameError('not three parts');
  return { header, to, body, sig: bytes.subarray(unsigned.length) };
}

/**
 * The padded payload inside `body`: officer's signature (64) ‖ u32 length ‖ raw DEFLATE of the op's
 * JSON bytes ‖ zeros, up to the next whole KiB, so that size tells little.
 */
export const PAYLOAD_STEP = 1024;

export function layPayload(signature: Uint8Array, deflated: Uint8Array): Uint8Array<ArrayBuffer> {
  const used = SIGNATURE_BYTES + 4 + deflated.length;
  const payload = new Uint8Array(Math.ceil(used / PAYLOAD_STEP) * PAYLOAD_STEP);
  payload.set(signature);
  new DataView(payload.buffer).setUint32(SIGNATURE_BYTES, deflated.length);
  payload.set(deflated, SIGNATURE_BYTES + 4);
  return payload;
}

/** @throws FrameError when the length inside does not fit. */
export function readPayload(payload: Uint8Array): {
  signature: Uint8Array;
  deflated: Uint8Array;
} {
  if (payload.length < SIGNATURE_BYTES + 4) throw new FrameError('payload too short');
  const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength);
  const end = SIGNATURE_BYTES + 4 + view.getUint32(SIGNATURE_BYTES);
  if (end > payload.length) throw new FrameError('payload is cut off');
  return {
    signature: payload.subarray(0, SIGNATURE_BYTES),
    deflated: payload.subarray(SIGNATURE_BYTES + 4, end),
  };
}
