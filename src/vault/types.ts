import type { Stopped } from '#contract/activation.ts';
import type { DeviceCertificate, OfficerCertificate } from '#contract/certificates.ts';
import type { DeviceCommand } from '#contract/commands.ts';
import type { EnvelopeHeader } from '#contract/envelope.ts';
import type { ServerKey } from '#contract/keys.ts';
import type { Op } from '#contract/op.ts';
import type { Base64url, Jws, PublicJwk, ServerId, Sha256, Uuid } from '#contract/primitives.ts';
import type { EscSlot, HpkeSealed } from '#contract/recovery.ts';
import type { RequestProof } from '#contract/session.ts';

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

/** The vault key, wrapped by what this device's own authenticator makes of `salt` (WebAuthn PRF). */
export interface PrfSlot {
  kind: 'prf';
  version: 1;
  /** Credential id, as the authenticator knows it. */
  credential: Base64url;
  /** 32 bytes, asked of the authenticator at each unlocking. */
  salt: Base64url;
  sealed: Sealed;
}

/** `pass` and `prf` open the vault; `esc` holds the drafts key alone, and nothing here opens it. */
export type Slot = PassSlot | PrfSlot | EscSlot;

/** Everything stored of one officer on one device; opens only by one of its slots. */
export interface OfficerVault {
  /** Certificate id. */
  id: Uuid;
  certificate: Jws;
  /** Shown on the lock screen. */
  name: string;
  officer: string;
  slots: Slot[];
  /** Keys under the vault key: signing (PKCS#8), drafts, register and tags (raw AES or HMAC). */
  wrapped: { signing: Sealed; drafts: Sealed; register: Sealed; tags: Sealed };
  /** What the chosen PIN was stretched to, with its salt, under the vault key: of no use without it. */
  pin?: Sealed;
  /** The certificate of the vault that took this one's place; only its `esc` slot is left then. */
  replacedBy?: Uuid;
  /** The centre lets its key do nothing since then, as it last said; it goes on writing and sending. */
  stopped?: Stopped;
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
  /** Of the pictures that the op names; their keys are put into it where keys are held. */
  pictures?: PictureKey[];
}

/** A picture's own key, wrapped by one of the officer's. */
export interface PictureKey {
  /** Of the picture's ciphertext. */
  sha256: Sha256;
  key: Uint8Array<ArrayBuffer>;
}

/** A picture's ciphertext, and the key that opens it, wrapped. */
export interface SealedPicture extends PictureKey {
  bytes: Uint8Array<ArrayBuffer>;
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
  /** As the newest certificate says; changes only by `useCertificate`. */
  readonly officer: OfficerCertificate;
  readonly certificate: Jws;
  seal(order: SealOrder): Promise<SealedEnvelope>;
  /** `context` is authenticated: the same must be given to open. */
  encrypt(key: LocalKey, context: string, plain: Uint8Array): Promise<Uint8Array<ArrayBuffer>>;
  /** Null when it does not open with this officer's key. */
  decrypt(key: LocalKey, context: string, sealed: Uint8Array): Promise<Uint8Array | null>;
  /** Seals a picture of a draft under a key of its own, which the page never sees. */
  sealPicture(plain: Uint8Array): Promise<SealedPicture>;
  /** Null when it does not open with this officer's key. */
  openPicture(key: LocalKey, picture: PictureKey, sealed: Uint8Array): Promise<Uint8Array | null>;
  /** The wrapped key of a draft's picture, as it lies beside what is finished. */
  keepPictureKey(picture: PictureKey): Promise<Uint8Array<ArrayBuffer>>;
  /** Answers the server's challenge, for reading with this officer's rights (a `Proof`). */
  signIn(server: ServerId, nonce: Base64url): Promise<Jws>;
  /** Signs one request with the key that its token is bound to. */
  signRequest(claim: RequestProof): Promise<Jws>;
  /** 24 bits, as 6 hex digits, that stand for a national ID on this device alone. */
  tagOf(nationalId: string): Promise<string>;

  /** Goes on under a newer certificate. @throws when it is for another key. */
  useCertificate(certificate: Jws): Promise<void>;

  /* What follows gives the vault as it is to be stored: `Store.saveOfficer`. */

  /** The PIN works from now on until the page is loaded anew, and then after the next passphrase. */
  setPin(stored: OfficerVault, pin: string): Promise<OfficerVault>;
  /** Neither here nor after the next passphrase does a PIN open anything. */
  removePin(stored: OfficerVault): Promise<OfficerVault>;
  changePassphrase(
    stored: OfficerVault,
    current: string,
    next: string,
  ): Promise<{ is: 'changed'; stored: OfficerVault } | { is: 'wrong-passphrase' }>;
  /** Asks this device's authenticator (finger, face, its own PIN) for a slot of its own. */
  addPrf(stored: OfficerVault): Promise<{ is: 'added'; stored: OfficerVault } | PrfTrouble>;
  removePrf(stored: OfficerVault): OfficerVault;
  /** Puts the drafts key under an offline recovery key, in place of an older `esc` slot. */
  addEsc(stored: OfficerVault, server: ServerId, key: ServerKey): Promise<OfficerVault>;

  /** A key pair to which an old drafts key can be sealed; only this officer can use the answer. */
  makeRecoveryKey(): Promise<RecoveryKey>;
  /** Old drafts, then the keys of their pictures, under the present drafts key; all of them or null. */
  openRecovered(order: RecoveryOrder): Promise<Uint8Array<ArrayBuffer>[] | null>;

  /** Drops the keys by ending the worker that holds them. */
  lock(): void;
}

export interface RecoveryKey {
  to: PublicJwk;
  /** The private half, under the officer's register key. */
  sealed: Uint8Array<ArrayBuffer>;
}

export interface RecoveryOrder {
  /** `sealed` of the key pair that `answer` was sealed to. */
  key: Uint8Array;
  answer: HpkeSealed;
  server: ServerId;
  /** Id of the recovery at the server. */
  recovery: Uuid;
  drafts: { context: string; sealed: Uint8Array }[];
  /** Of the pictures in those drafts. */
  pictures?: PictureKey[];
}

export type UnlockOutcome = { is: 'open'; vault: OpenVault } | { is: 'wrong-passphrase' };

export type PinOutcome =
  | { is: 'open'; vault: OpenVault }
  | { is: 'wrong-pin'; triesLeft: number }
  /** Never set, gone with a reload, or taken away after five wrong tries: the passphrase opens. */
  | { is: 'no-pin' };

export type PrfTrouble =
  /** No such slot here, or no authenticator that could do it. */
  | { is: 'not-possible' }
  /** The person turned away, or the authenticator's time was up. */
  | { is: 'cancelled' };
/** `not-possible` also when the authenticator gave something that opens nothing. */
export type PrfOutcome = { is: 'open'; vault: OpenVault } | PrfTrouble;

/** An officer whose PIN works just now. */
export interface ReadyPin {
  /** Officer code. */
  officer: string;
  triesLeft: number;
}

/** Opens and makes officers' vaults. */
export interface Vaults {
  unlock(vault: OfficerVault, passphrase: string): Promise<UnlockOutcome>;
  unlockByPin(vault: OfficerVault, pin: string): Promise<PinOutcome>;
  unlockByPrf(vault: OfficerVault): Promise<PrfOutcome>;
  /** Whether this device's own authenticator could hold a slot. */
  canPrf(): Promise<boolean>;
  readyPins(): Promise<ReadyPin[]>;
  /** No PIN opens anything from now on; the order of the centre that locks a device. */
  forgetPins(): void;
  /** New keys for a new officer; `finish` stores the certificate once the server has given it. */
  create(passphrase: string): Promise<NewOfficerKeys>;
}

export interface NewOfficerKeys {
  publicJwk: PublicJwk;
  /** Signs the officer's proof of possession for enrolment. */
  proveTo(server: ServerId, device: Uuid): Promise<Jws>;
  /** `tags` is the key of the device's duplicate tags, 32 bytes, as the centre gave it. */
  finish(certificate: Jws, tags: Base64url): Promise<{ stored: OfficerVault; vault: OpenVault }>;
}

/** A command of the centre as it came, after its signature was looked at. */
export type ReadCommand =
  /** With the certificate that a `move` brings; null when it is not the centre's. */
  | { is: 'command'; command: DeviceCommand; certificate: DeviceCertificate | null }
  /** Signed, and of a kind that a later version knows. */
  | { is: 'unknown'; n: number }
  | { is: 'not-signed' };
