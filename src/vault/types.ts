import type { OfficerCertificate } from '#contract/certificates.ts';
import type { EnvelopeHeader } from '#contract/envelope.ts';
import type { ServerKey } from '#contract/keys.ts';
import type { Op } from '#contract/op.ts';
import type { Base64url, Jws, PublicJwk, ServerId, Sha256, Uuid } from '#contract/primitives.ts';

/** AES-256-GCM output with its nonce, both base64url. */
export interface Sealed {
  nonce: Base64url;
  ct: Base64url;
}

/** Parameters of Argon2id (RFC 9106); stored beside what they protect, and authenticated with it. */
export interface KdfParameters {
  name: 'argon2id';
  memoryKiB: number;
  passes: number;
  lanes: 1;
  salt: Base64url;
}

/** The vault key, wrapped by a passphrase. Nothing says whether a guess is right but the AEAD. */
export interface PassSlot {
  kind: 'pass';
  version: 1;
  kdf: KdfParameters;
  sealed: Sealed;
}

/** Everything stored of one officer on one device; opens only with the passphrase. */
export interface OfficerVault {
  /** Certificate id. */
  id: Uuid;
  certificate: Jws;
  /** Shown on the lock screen. */
  name: string;
  officer: string;
  slots: PassSlot[];
  /** Keys under the vault key: signing (PKCS#8), drafts, register and tags (raw AES or HMAC). */
  wrapped: { signing: Sealed; drafts: Sealed; register: Sealed; tags: Sealed };
}

/** The device's own key; readable on disk by design, so its rights are tiny. */
export interface DeviceKey {
  publicJwk: PublicJwk;
  privateJwk: JsonWebKey;
}

/** What sealing needs besides the officer's key. */
export interface SealOrder {
  header: EnvelopeHeader;
  /** The op without `header` and `officer`, which sealing fills in. */
  op: OpToSeal;
  server: ServerId;
  recipients: ServerKey[];
  deviceKey: DeviceKey;
}
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
export type OpToSeal = DistributiveOmit<Op, 'header' | 'officer'>;

export interface SealedEnvelope {
  bytes: Uint8Array<ArrayBuffer>;
  hash: Sha256;
}

export type LocalKey = 'drafts' | 'register';

/** An officer who is signed in on this device: keys are in the key worker, never on disk. */
export interface OpenVault {
  officer: OfficerCertificate;
  certificate: Jws;
  seal(order: SealOrder): Promise<SealedEnvelope>;
  /** `context` is authenticated: the same must be given to open. */
  encrypt(key: LocalKey, context: string, plain: Uint8Array): Promise<Uint8Array<ArrayBuffer>>;
  /** Null when it does not open with this officer's key. */
  decrypt(key: LocalKey, context: string, sealed: Uint8Array): Promise<Uint8Array | null>;
  /** Answers the server's challenge, for reading with this officer's rights (a `Proof`). */
  signIn(server: ServerId, nonce: Base64url): Promise<Jws>;
  /** Drops the keys by ending the worker that holds them. */
  lock(): void;
}

export type UnlockOutcome = { is: 'open'; vault: OpenVault } | { is: 'wrong-passphrase' };

/** Opens and makes officers' vaults. */
export interface Vaults {
  unlock(vault: OfficerVault, passphrase: string): Promise<UnlockOutcome>;
  /** New keys for a new officer; `finish` stores the certificate once the server has given it. */
  create(passphrase: string): Promise<NewOfficerKeys>;
}

export interface NewOfficerKeys {
  publicJwk: PublicJwk;
  /** Signs the officer's proof of possession for enrolment. */
  proveTo(server: ServerId, device: Uuid): Promise<Jws>;
  finish(certificate: Jws): Promise<{ stored: OfficerVault; vault: OpenVault }>;
}
