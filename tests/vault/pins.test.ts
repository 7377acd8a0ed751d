import { describe, expect, it } from 'vitest';
import { LockedError } from '../../src/vault/open-vault.ts';
import { createPinSlots } from '../../src/vault/pin-slots.ts';
import { newKdfParameters, newPinParameters } from '../../src/vault/slots.ts';
import type { OfficerVault, Vaults } from '../../src/vault/types.ts';
import { vaultsOver } from '../../src/vault/unlocking.ts';
import { ids } from '../contract/people.ts';
import { inThread } from './in-thread.ts';
import { certify, deviceTags, makeOfficer } from './officers.ts';

const PIN = '480317';
const owner = { officer: '8001-012-7', device: ids.device };

/** Somchai and Wilai on one device, each with a PIN; Wilai unlocked last. */
async function twoOfficers() {
  const { workers, counted } = inThread();
  const vaults = vaultsOver(workers);
  const somchai = await enrolled(vaults, '8001-012-7', 'สมชาย ตั้งใจ', PIN);
  const wilai = await enrolled(vaults, '8001-013-5', 'วิไล รอบคอบ', '705926');
  return { vaults, somchai, wilai, counted };
}

async function enrolled(vaults: Vaults, officer: string, name: string, pin: string) {
  const made = await vaults.create(`${name} ช้าง ม้า`);
  const { vault, stored } = await made.finish(
    await certify(officer, name, made.publicJwk),
    deviceTags,
  );
  const withPin = await vault.setPin(stored, pin);
  vault.lock();
  return withPin;
}

const openByPin = async (vaults: Vaults, officer: OfficerVault, pin: string) => {
  const opened = await vaults.unlockByPin(officer, pin);
  if (opened.is !== 'open') throw new Error(opened.is);
  return opened.vault;
};

describe('a PIN', () => {
  it('[V12] opens its own officer’s vault after locking, however often officers change', async () => {
    const { vaults, somchai, wilai } = await twoOfficers();
    for (const [officer, pin] of [
      [somchai, PIN],
      [wilai, '705926'],
      [somchai, PIN],
    ] as const) {
      const vault = await openByPin(vaults, officer, pin);
      expect(vault.officer.officer).toBe(officer.officer);
      vault.lock();
    }
    expect(await vaults.unlockByPin(wilai, PIN)).toEqual({ is: 'wrong-pin', triesLeft: 4 });
  });

  it('[V12] is gone after five wrong tries, counted across locking and officers', async () => {
    const { vaults, somchai, wilai } = await twoOfficers();
    for (const triesLeft of [4, 3]) {
      expect(await vaults.unlockByPin(somchai, '111222')).toEqual({ is: 'wrong-pin', triesLeft });
    }
    (await openByPin(vaults, wilai, '705926')).lock();
    expect(await vaults.readyPins()).toEqual([
      { officer: '8001-012-7', triesLeft: 3 },
      { officer: '8001-013-5', triesLeft: 5 },
    ]);
    for (const triesLeft of [2, 1, 0]) {
      expect(await vaults.unlockByPin(somchai, '111222')).toEqual({ is: 'wrong-pin', triesLeft });
    }
    expect(await vaults.unlockByPin(somchai, PIN)).toEqual({ is: 'no-pin' });
    (await openByPin(vaults, wilai, '705926')).lock();
  });

  it('[V12] opens nothing once its officer has taken it away, and nobody else’s is touched', async () => {
    const { vaults, somchai, wilai } = await twoOfficers();
    const vault = await openByPin(vaults, somchai, PIN);
    const without = await vault.removePin(somchai);
    expect(without).not.toHaveProperty('pin');
    vault.lock();
    expect(await vaults.unlockByPin(without, PIN)).toEqual({ is: 'no-pin' });
    const again = await vaults.unlock(without, 'สมชาย ตั้งใจ ช้าง ม้า');
    if (again.is === 'open') again.vault.lock();
    expect(again.is).toBe('open');
    expect(await vaults.unlockByPin(without, PIN)).toEqual({ is: 'no-pin' });
    (await openByPin(vaults, wilai, '705926')).lock();
  });

  it('[V12] counts tries that come side by side', async () => {
    const { vaults, somchai } = await twoOfficers();
    const slots = createPinSlots();
    const key = () => crypto.getRandomValues(new Uint8Array(32));
    await slots.put(key(), key(), newPinParameters(), owner);
    const guesses = await Promise.all(Array.from({ length: 8 }, () => slots.open(key(), owner)));
    expect(guesses.filter(({ is }) => is === 'wrong-pin')).toHaveLength(5);
    expect(guesses.filter(({ is }) => is === 'no-pin')).toHaveLength(3);
    expect(await vaults.readyPins()).toContainEqual({ officer: somchai.officer, triesLeft: 5 });
  });

  it('[V12] starts from five again once it was right', async () => {
    const { vaults, somchai } = await twoOfficers();
    for (let i = 0; i < 4; i += 1) await vaults.unlockByPin(somchai, '111222');
    (await openByPin(vaults, somchai, PIN)).lock();
    expect(await vaults.unlockByPin(somchai, '111222')).toEqual({ is: 'wrong-pin', triesLeft: 4 });
  });

  it('[V12] is lost with a reload, and works again after the passphrase, also after five wrong tries', async () => {
    const { somchai } = await twoOfficers();
    const reloaded = vaultsOver(inThread().workers);
    expect(await reloaded.unlockByPin(somchai, PIN)).toEqual({ is: 'no-pin' });
    const opened = await reloaded.unlock(somchai, 'สมชาย ตั้งใจ ช้าง ม้า');
    if (opened.is !== 'open') throw new Error(opened.is);
    opened.vault.lock();
    for (let i = 0; i < 5; i += 1) await reloaded.unlockByPin(somchai, '111222');
    expect(await reloaded.unlockByPin(somchai, PIN)).toEqual({ is: 'no-pin' });
    const again = await reloaded.unlock(somchai, 'สมชาย ตั้งใจ ช้าง ม้า');
    if (again.is === 'open') again.vault.lock();
    (await openByPin(reloaded, somchai, PIN)).lock();
  });

  it('[V12] opens nothing once the slots on the disk were dropped', async () => {
    const { vaults, somchai, wilai } = await twoOfficers();
    expect(await vaults.unlockByPin({ ...somchai, slots: [] }, PIN)).toEqual({ is: 'no-pin' });
    expect(await vaults.unlockByPin(somchai, PIN)).toEqual({ is: 'no-pin' });
    vaults.forgetPins();
    await Promise.resolve();
    expect(await vaults.unlockByPin(wilai, '705926')).toEqual({ is: 'no-pin' });
  });

  it('[V4] lives on in a fresh worker; the one that held the officer’s keys is ended', async () => {
    const { vaults, somchai, counted } = await twoOfficers();
    await vaults.readyPins();
    const before = { ...counted };
    const vault = await openByPin(vaults, somchai, PIN);
    const waiting = vault.tagOf('9000012345672');
    vault.lock();
    await expect(waiting).rejects.toThrow(LockedError);
    await vaults.readyPins();
    expect(counted).toEqual({ started: before.started + 1, ended: before.ended + 1 });
  });

  it('[V12] leaves nothing on the disk that only a PIN opens', async () => {
    const { somchai } = await twoOfficers();
    expect(somchai.slots.map(({ kind }) => kind)).toEqual(['pass']);
    expect(Object.keys(somchai.pin ?? {}).sort()).toEqual(['ct', 'nonce']);
    // Under another vault key the kept PIN is nothing: it opens only after the passphrase.
    const other = await makeOfficer();
    const mixed = { ...other.stored, ...(somchai.pin && { pin: somchai.pin }) };
    const opened = await other.vaults.unlock(mixed, other.passphrase);
    if (opened.is === 'open') opened.vault.lock();
    expect(await other.vaults.readyPins()).toEqual([]);
  });

  it('[V3] is stretched by no less than the floor', async () => {
    const slots = createPinSlots();
    const key = new Uint8Array(32);
    const weak = { ...newPinParameters(), memoryKiB: 19 * 1024 - 1 };
    await expect(slots.put(key, key, weak, owner)).rejects.toThrow(RangeError);
    expect(newPinParameters()).toMatchObject({ memoryKiB: 19 * 1024, passes: 2 });
    expect(newKdfParameters()).toMatchObject({ memoryKiB: 64 * 1024, passes: 3 });
  });
});
