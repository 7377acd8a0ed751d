import { describe, expect, it } from 'vitest';
import { judgePin } from '../../src/features/session/pin-rules.ts';

const officer = '8001-012-7';

describe('a PIN', () => {
  it.each(['482915', '730264', '106938', '258046'])('%s will do', (pin) => {
    expect(judgePin(pin, officer)).toBeNull();
  });

  it.each([
    ['', { is: 'missing' }],
    ['4829', { is: 'length', digits: 4 }],
    ['4829151', { is: 'length', digits: 7 }],
    ['000000', { is: 'repeats' }],
    ['121212', { is: 'repeats' }],
    ['123123', { is: 'repeats' }],
    ['123456', { is: 'run' }],
    ['654321', { is: 'run' }],
    ['890123', { is: 'run' }],
    ['251047', { is: 'year' }],
    ['472510', { is: 'year' }],
    ['198547', { is: 'year' }],
    ['800101', { is: 'own-code' }],
    ['010127', { is: 'own-code' }],
  ])('%j is refused, with the reason', (pin, fault) => {
    expect(judgePin(pin, officer)).toEqual(fault);
  });
});
