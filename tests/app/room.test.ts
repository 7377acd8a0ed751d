import { describe, expect, it } from 'vitest';
import { recordsThatFit } from '../../src/features/storage-used.ts';

const MIB = 1024 * 1024;

describe('how many registrations find room', () => {
  it.each([
    [-5, 0],
    [0, 0],
    [MIB, 30],
    [20 * MIB, 640],
    [150 * MIB, 4800],
    [200 * MIB, 6400],
    [10 * 1024 * MIB, 320_000],
  ])('in %s bytes: %s', (bytes, records) => {
    expect(recordsThatFit(bytes)).toBe(records);
  });
});
