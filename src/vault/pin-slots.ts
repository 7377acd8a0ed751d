import { fromBase64url, toBase64url, utf8 } from './bytes.ts';
import {
  describePinSlot,
  importAesKey,
  type KeyOwner,
  openUnder,
  refuseWeakKdf,
  sealUnder,
} from './slots.ts';
import type { KdfParameters, ReadyPin, Sealed } from './types.ts';

/** So often may a PIN be wrong before its slot is gone. */
export const PIN_TRIES = 5;

type Secret = Uint8Array<ArrayBuffer>;

/** A vault key under a PIN. Six digits guard nothing on a disk, so it is never anywhere but in memory. */
interface PinSlot {
  kdf: KdfParameters;
  sealed: Sealed;
  triesLeft: number;
}

export type PinGuess =
  | { is: 'open'; vaultKey: Secret }
  | { is: 'wrong-pin'; triesLeft: number }
  | { is: 'no-pin' };

/** The PIN slots of all officers, in the memory of one worker [V12]. */
export function createPinSlots() {
  const slots = new Map<string, PinSlot>();
  return {
    async put(vaultKey: Secret, pinKey: Secret, kdf: KdfParameters, owner: KeyOwner) {
      refuseWeakKdf(kdf);
      const key = await importAesKey(pinKey);
      const sealed = await sealUnder(key, describePinSlot(kdf, owner), vaultKey);
      slots.set(owner.officer, { kdf, sealed, triesLeft: PIN_TRIES });
    },

    kdfOf: (officer: string): KdfParameters | null => slots.get(officer)?.kdf ?? null,

    /** The try is counted before it is made, so that none is free. */
    async open(pinKey: Secret, owner: KeyOwner): Promise<PinGuess> {
      const slot = slots.get(owner.officer);
      if (!slot || slot.triesLeft === 0) return { is: 'no-pin' };
      slot.triesLeft -= 1;
      refuseWeakKdf(slot.kdf);
      const key = await importAesKey(pinKey);
      const vaultKey = await openUnder(key, describePinSlot(slot.kdf, owner), slot.sealed);
      if (vaultKey) {
        slot.triesLeft = PIN_TRIES;
        return { is: 'open', vaultKey };
      }
      if (slot.triesLeft === 0) slots.delete(owner.officer);
      return { is: 'wrong-pin', triesLeft: slot.triesLeft };
    },

    ready: (): ReadyPin[] => [...slots].map(([officer, { triesLeft }]) => ({ officer, triesLeft })),

    drop: (officer: string) => slots.delete(officer),
    dropAll: () => slots.clear(),

    /** Gives everything to another worker and keeps nothing. */
    handOver(port: MessagePort): void {
      port.postMessage([...slots]);
      port.close();
      slots.clear();
    },

    takeOver(port: MessagePort): Promise<void> {
      return new Promise((resolve) => {
        port.onmessage = ({ data }: MessageEvent<[string, PinSlot][]>) => {
          for (const [officer, slot] of data) slots.set(officer, slot);
          port.close();
          resolve();
        };
      });
    },
  };
}

const aboutPin = ({ officer, device }: KeyOwner) => `dd/pin|${officer}|${device}|1`;

/** The chosen PIN, stretched, for after the next unlocking by passphrase; under the vault key. */
export function wrapPin(
  vaultKey: CryptoKey,
  pinKey: Secret,
  kdf: KdfParameters,
  owner: KeyOwner,
): Promise<Sealed> {
  refuseWeakKdf(kdf);
  const plain = JSON.stringify({ kdf, key: toBase64url(pinKey) });
  return sealUnder(vaultKey, aboutPin(owner), utf8(plain));
}

/** Null when it is of another vault key. */
export async function unwrapPin(vaultKey: CryptoKey, wrapped: Sealed, owner: KeyOwner) {
  const plain = await openUnder(vaultKey, aboutPin(owner), wrapped);
  if (!plain) return null;
  const { kdf, key }: { kdf: KdfParameters; key: string } = JSON.parse(
    new TextDecoder().decode(plain),
  );
  return { kdf, pinKey: fromBase64url(key) };
}
