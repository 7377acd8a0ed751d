import * as z from 'zod/mini';
import { Base64url, Sha256, text, UnixMs, Uuid } from './primitives.ts';
import { Registration } from './registration/registration.ts';

/** What every act says about itself. */
const common = {
  v: z.literal(1),
  /** The act's identity, for ever; the header repeats it. */
  id: Uuid,
  record: Uuid,
  /** SHA-256 of the header bytes, so that nobody can put this act under another header. */
  header: Sha256,
  /** Id of the officer certificate whose key signed these bytes. */
  officer: Uuid,
  at: UnixMs,
  /** Head ops of the record that the author had seen; empty for a new record. */
  base: z.array(Uuid).check(z.maxLength(50)),
  /** Ops that must be applied before this one. */
  after: z.optional(z.array(Uuid).check(z.maxLength(50))),
  /** The op that this one corrects; the two are judged together. */
  mends: z.optional(Uuid),
  /** SHA-256 of the texts shown to the debtor: the privacy notice and the form. */
  shown: z.strictObject({ notice: Sha256, form: Sha256 }),
};

export const blobRoles = ['signed-form', 'paper-form', 'signature', 'evidence', 'other'] as const;

/** What a picture's ciphertext also vouches for. */
export const PICTURE_DOMAIN = 'dd/picture/1';

/**
 * A picture that travels apart from the act that names it. Its bytes are a 12-byte nonce ‖
 * AES-256-GCM ciphertext, aad = `PICTURE_DOMAIN`, under a key of its own that stands nowhere but in
 * the act: whoever may open the act may open the picture, and nobody else.
 */
export const NamedBlob = z.strictObject({
  /** Of the ciphertext; the header says the same and how long it is. */
  sha256: Sha256,
  role: z.enum(blobRoles),
  mime: text(80),
  /** 32 bytes; not there in acts of before contract version 12. */
  key: z.optional(Base64url.check(z.length(43))),
});
export type NamedBlob = z.infer<typeof NamedBlob>;

export const RegisterOp = z.strictObject({
  ...common,
  kind: z.literal('register'),
  registration: Registration,
  blobs: z.optional(z.array(NamedBlob).check(z.maxLength(20))),
});
export type RegisterOp = z.infer<typeof RegisterOp>;

/** One touched leaf: its path, a hash of what the author saw there, and what it should become. */
export const Change = z.strictObject({
  path: text(200),
  seen: z.nullable(Sha256),
  value: z.optional(z.json()),
});
export type Change = z.infer<typeof Change>;

export const AmendOp = z.strictObject({
  ...common,
  kind: z.literal('amend'),
  changes: z.array(Change).check(z.minLength(1), z.maxLength(500)),
  reason: text(500),
});
export type AmendOp = z.infer<typeof AmendOp>;

export const VoidOp = z.strictObject({ ...common, kind: z.literal('void'), reason: text(500) });
export type VoidOp = z.infer<typeof VoidOp>;

export const AttachOp = z.strictObject({
  ...common,
  kind: z.literal('attach'),
  blobs: z.array(NamedBlob).check(z.minLength(1), z.maxLength(20)),
});
export type AttachOp = z.infer<typeof AttachOp>;

/** Everything an officer can do to a record. */
export const Op = z.discriminatedUnion('kind', [RegisterOp, AmendOp, VoidOp, AttachOp]);
export type Op = z.infer<typeof Op>;
