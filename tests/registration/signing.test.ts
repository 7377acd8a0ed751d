import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { Signature } from '#contract/registration/help.ts';
import {
  lackingIn,
  signatureFrom,
  signingAsText,
  signingIn,
  unsigned,
} from '../../src/features/registration/sign/signing.ts';
import { BOX, strokesFrom, strokesIn } from '../../src/features/registration/sign/strokes.ts';

const line = (points: number, step: number) => ({
  points: Array.from({ length: points }, (_, i) => ({ x: i * step, y: (i * step) / 2 })),
});

describe('[F1] three equal ways of signing', () => {
  it('is no signature before something is drawn, or both witnesses are named', () => {
    expect(signatureFrom(unsigned, 1)).toBeNull();
    expect(signatureFrom({ ...unsigned, way: 'screen' }, 1)).toBeNull();
    expect(
      signatureFrom({ ...unsigned, way: 'thumbprint', witnesses: ['สมศรี', ' '] }, 1),
    ).toBeNull();
  });

  it('[F1] two witnesses are two people', () => {
    const by = (first: string, second: string) =>
      lackingIn({ ...unsigned, way: 'thumbprint', witnesses: [first, second] });
    expect(by('สมศรี มีสุข', ' สมศรี  มีสุข ')).toBe(2);
    expect(by('สมศรี มีสุข', 'วิชัย นาดี')).toBeUndefined();
  });

  it.each([
    { ...unsigned, way: 'screen' as const, strokes: [[1, 2, 3, 4]] },
    { ...unsigned, way: 'paper' as const },
    { ...unsigned, way: 'thumbprint' as const, witnesses: ['สมศรี มีสุข', 'วิชัย นาดี'] as const },
  ])('$way is a signature by the contract and comes back from a draft', (signing) => {
    const signature = signatureFrom(signing, 1);
    expect(z.parse(Signature, signature)).toEqual(signature);
    expect(signature && signingIn(signature, undefined)).toEqual(signing);
  });

  it('[F2] keeps the way and the first witness while the second is missing', () => {
    const half = { ...unsigned, way: 'thumbprint' as const, witnesses: ['สมศรี มีสุข', ''] as const };
    expect(signingIn(undefined, signingAsText(half))).toEqual(half);
  });
});

describe('strokes in a box of 1000 by 500', () => {
  it('are the same from a canvas of any size', () => {
    const small = strokesFrom([line(5, 10)], 320);
    expect(strokesFrom([line(5, 20)], 640)).toEqual(small);
  });

  it('come back to where they were drawn, to the pixel', () => {
    const [drawn] = strokesIn(strokesFrom([line(5, 10)], 320), 320);
    expect(drawn?.points.map(({ x, y }) => [Math.round(x), Math.round(y)])).toEqual(
      line(5, 10).points.map(({ x, y }) => [x, y]),
    );
  });

  it('stay in the box, and within what the contract takes', () => {
    const strokes = strokesFrom(
      Array.from({ length: 250 }, () => line(5000, 1)),
      320,
    );
    const signature = { way: 'screen' as const, at: 1, strokes };
    expect(z.parse(Signature, signature)).toEqual(signature);
    const numbers = strokes.flat();
    expect(numbers.every((n) => n >= 0 && n <= BOX.width)).toBe(true);
  });
});
