import type { ServerKey } from '#contract/keys.ts';
import type { Base64url, Jws, PublicJwk, ServerId, Uuid } from '#contract/primitives.ts';
import type { EscSlot } from '#contract/recovery.ts';
import type { RequestProof } from '#contract/session.ts';
import type {
  KdfParameters,
  LocalKey,
  OfficerVault,
  PassSlot,
  PictureKey,
  PrfSlot,
  ReadyPin,
  RecoveryKey,
  RecoveryOrder,
  Sealed,
  SealedEnvelope,
  SealedPicture,
  SealOrder,
} from './types.ts';

/** 32 bytes that Argon2id made of a passphrase or a PIN. */
export type PassKey = Uint8Array<ArrayBuffer>;
/** 32 bytes that an authenticator made of a slot's salt. */
export type PrfOutput = Uint8Array<ArrayBuffer>;

/**
 * Holds one officer's keys, and the PIN slots of all. Lives in the key worker; the page only ever
 * talks to it. This is the one list of what those keys may be asked.
 */
export interface Keyring {
  /** Takes the keys out of a stored vault; false when the passphrase was another one. */
  open(vault: OfficerVault, slot: number, passKey: PassKey): Promise<boolean>;
  openByPrf(vault: OfficerVault, slot: number, output: PrfOutput): Promise<boolean>;
  openByPin(
    vault: OfficerVault,
    pinKey: PassKey,
  ): Promise<{ is: 'open' } | { is: 'wrong-pin'; triesLeft: number } | { is: 'no-pin' }>;
  /** With what an officer's PIN is to be stretched; null when none works here. */
  pinKdf(officer: string): Promise<KdfParameters | null>;
  readyPins(): Promise<ReadyPin[]>;
  dropPins(): Promise<void>;
  /** The PIN of the officer whose keys are held. */
  dropOwnPin(): Promise<void>;
  /** Forgets the officer's keys and gives the PIN slots to the worker at the other end. */
  handOver(port: MessagePort): Promise<void>;
  takeOver(port: MessagePort): Promise<void>;

  /** Makes a new officer's keys; they are stored by `wrap`. */
  make(): Promise<PublicJwk>;
  prove(server: ServerId, device: Uuid): Promise<Jws>;
  /** @throws when the certificate is not for the keys that `make` made. */
  wrap(
    certificate: Jws,
    tags: Base64url,
    passKey: PassKey,
    kdf: KdfParameters,
  ): Promise<OfficerVault>;

  seal(order: SealOrder): Promise<SealedEnvelope>;
  encrypt(key: LocalKey, context: string, plain: Uint8Array): Promise<Uint8Array<ArrayBuffer>>;
  decrypt(key: LocalKey, context: string, sealed: Uint8Array): Promise<Uint8Array | null>;
  sealPicture(plain: Uint8Array): Promise<SealedPicture>;
  openPicture(key: LocalKey, picture: PictureKey, sealed: Uint8Array): Promise<Uint8Array | null>;
  keepPictureKey(picture: PictureKey): Promise<Uint8Array<ArrayBuffer>>;
  signIn(server: ServerId, nonce: Base64url): Promise<Jws>;
  signRequest(claim: RequestProof): Promise<Jws>;
  tagOf(nationalId: string): Promise<string>;

  /** @throws when it is for another key. */
  useCertificate(certificate: Jws): Promise<void>;
  setPin(pinKey: PassKey, kdf: KdfParameters): Promise<Sealed>;
  /** The slot under another passphrase; null when the current one does not open it. */
  changePass(
    slot: PassSlot,
    current: PassKey,
    next: { passKey: PassKey; kdf: KdfParameters },
  ): Promise<PassSlot | null>;
  sealPrf(from: Pick<PrfSlot, 'credential' | 'salt'>, output: PrfOutput): Promise<PrfSlot>;
  sealEsc(stored: OfficerVault, server: ServerId, key: ServerKey): Promise<EscSlot>;
  makeRecoveryKey(): Promise<RecoveryKey>;
  openRecovered(order: RecoveryOrder): Promise<Uint8Array<ArrayBuffer>[] | null>;
}
