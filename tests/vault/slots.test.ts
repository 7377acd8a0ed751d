import { describe, expect, it } from 'vitest';
import { randomBytes } from '../../src/vault/bytes.ts';
import { stretchPassphrase } from '../../src/vault/passphrase.ts';
import {
  importAesKey,
  newKdfParameters,
  openPassSlot,
  refuseWeakKdf,
  sealPassSlot,
} from '../../src/vault/slots.ts';
import type { KdfParameters, PassSlot } from '../../src/vault/types.ts';
import { ids, uuid } from '../contract/people.ts';

const somchai = { officer: '8001-012-7', device: ids.device };
const vaultKey = randomBytes(32);
const passKey = await importAesKey(randomBytes(32));
const kdf = newKdfParameters();
const slot = await sealPassSlot(vaultKey, passKey, kdf, somchai);

describe('a slot', () => {
  it('[V2] opens with its own key', async () => {
    expect(await openPassSlot(slot, passKey, somchai)).toEqual(vaultKey);
  });

  it('[V2] opens with no other key, and says nothing more', async () => {
    const guess = await importAesKey(randomBytes(32));
    expect(await openPassSlot(slot, guess, somchai)).toBeNull();
    expect(Object.keys(slot).sort()).toEqual(['kdf', 'kind', 'sealed', 'version']);
  });

  it('[V2] does not open for another officer or on another device', async () => {
    const wilai = { ...somchai, officer: '8001-013-5' };
    const elsewhere = { ...somchai, device: uuid(1, 2) };
    expect(await openPassSlot(slot, passKey, wilai)).toBeNull();
    expect(await openPassSlot(slot, passKey, elsewhere)).toBeNull();
  });

  it.each<[string, PassSlot]>([
    ['memory', { ...slot, kdf: { ...kdf, memoryKiB: 32 * 1024 } }],
    ['passes', { ...slot, kdf: { ...kdf, passes: 2 } }],
    ['salt', { ...slot, kdf: newKdfParameters() }],
  ])('[V2] does not open when its %s was changed', async (_, changed) => {
    expect(await openPassSlot(changed, passKey, somchai)).toBeNull();
  });

  it.each<[string, Partial<KdfParameters>]>([
    ['too little memory', { memoryKiB: 19 * 1024 - 1 }],
    ['too few passes', { passes: 1 }],
    ['a short salt', { salt: 'AAAA' }],
    ['memory that only stalls', { memoryKiB: 2 ** 21 }],
    ['passes that only stall', { passes: 21 }],
  ])('[V3] with %s is refused before any work is done', async (_, weak) => {
    const bad = { ...kdf, ...weak };
    expect(() => refuseWeakKdf(bad)).toThrow(RangeError);
    await expect(openPassSlot({ ...slot, kdf: bad }, passKey, somchai)).rejects.toThrow(RangeError);
    await expect(sealPassSlot(vaultKey, passKey, bad, somchai)).rejects.toThrow(RangeError);
    await expect(stretchPassphrase('ช้าง', bad)).rejects.toThrow(RangeError);
  });
});

describe('stretching a passphrase', () => {
  const floor: KdfParameters = { ...kdf, memoryKiB: 19 * 1024, passes: 2 };

  it('[V3] starts from 64 MiB, three passes and a salt of its own', () => {
    expect(kdf).toMatchObject({ name: 'argon2id', memoryKiB: 65_536, passes: 3, lanes: 1 });
    expect(newKdfParameters().salt).not.toBe(kdf.salt);
  });

  it('[V3] gives the same key for the same words, however they were typed', async () => {
    const key = await stretchPassphrase('ช้าง ม้า café', floor);
    expect(key).toHaveLength(32);
    expect(await stretchPassphrase('  ช้าง  ม้า cafe\u0301 ', floor)).toEqual(key);
    expect(await stretchPassphrase('ช้าง ม้า cafe', floor)).not.toEqual(key);
  });

  it('[V3] is Argon2id as everybody else computes it', async () => {
    const known: KdfParameters = { ...floor, salt: 'c29tZXNhbHRzb21lc2FsdA' };
    const { argon2Sync } = await import('node:crypto');
    const expected = argon2Sync('argon2id', {
      message: 'password',
      nonce: Buffer.from('somesaltsomesalt'),
      parallelism: 1,
      tagLength: 32,
      memory: known.memoryKiB,
      passes: known.passes,
    });
    expect(await stretchPassphrase('password', known)).toEqual(new Uint8Array(expected));
  });
});
