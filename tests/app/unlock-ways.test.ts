import { describe, expect, it } from 'vitest';
import { keysOf, waysTo } from '../../src/features/session/unlock-ways.ts';
import type { OfficerVault, Slot } from '../../src/vault/types.ts';

const sealed = { nonce: 'AAAA', ct: 'AAAA' };
const pass: Slot = {
  kind: 'pass',
  version: 1,
  kdf: { name: 'argon2id', memoryKiB: 65_536, passes: 3, lanes: 1, salt: 'AAAA' },
  sealed,
};
const prf: Slot = { kind: 'prf', version: 1, credential: 'AAAA', salt: 'AAAA', sealed };
const esc: Slot = { kind: 'esc', version: 1, kid: 'k', sealed: { enc: 'AAAA', ct: 'AAAA' } };

const malis = (...slots: Slot[]): OfficerVault => ({
  id: '0198e9a4-0000-7000-8000-000000000001',
  certificate: 'a.b.c',
  name: 'มาลี ใจดี',
  officer: '8001-012-7',
  slots,
  wrapped: { signing: sealed, drafts: sealed, register: sealed, tags: sealed },
});
const ready = [{ officer: '8001-012-7', triesLeft: 5 }];

describe('what an officer is asked for at the lock screen', () => {
  it.each([
    ['at first the passphrase', [pass, esc], [], false, ['passphrase']],
    ['the PIN while this session knows it', [pass], ready, false, ['pin', 'passphrase']],
    [
      'the device’s own key after the passphrase, with a keyboard',
      [pass, prf],
      [],
      false,
      ['passphrase', 'prf'],
    ],
    ['the device’s own key before it, on a tablet', [pass, prf], [], true, ['prf', 'passphrase']],
    ['the PIN before both', [pass, prf], ready, true, ['pin', 'prf', 'passphrase']],
  ] as const)('%s', (_, slots, pins, touch, ways) => {
    expect(waysTo(malis(...slots), pins, touch)).toEqual(ways);
  });

  it('is nobody else’s PIN, nor one that was wrong five times', () => {
    const others = [{ officer: '8001-013-5', triesLeft: 5 }];
    const spent = [{ officer: '8001-012-7', triesLeft: 0 }];
    expect(waysTo(malis(pass), others, false)).toEqual(['passphrase']);
    expect(waysTo(malis(pass), spent, false)).toEqual(['passphrase']);
  });

  it('is nothing once the centre has taken the keys away, whatever PIN was set', () => {
    expect(waysTo(malis(esc), ready, true)).toEqual([]);
  });
});

describe('whose keys are left on a device', () => {
  it('is told apart from a device that has no officer yet', () => {
    expect(keysOf([], 0)).toBe('here');
    expect(keysOf([], 12)).toBe('wiped');
  });

  it('is nobody’s after a lock, and somebody’s while one officer is left', () => {
    expect(keysOf([malis(esc), malis()], 12)).toBe('locked');
    expect(keysOf([malis(esc), malis(pass)], 12)).toBe('here');
  });
});
