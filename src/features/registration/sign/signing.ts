import type { UnixMs } from '#contract/primitives.ts';
import type { Signature } from '#contract/registration/help.ts';
import { normaliseThai } from '#thai/normalise.ts';
import type { Strokes } from './strokes.ts';

export const signingWays = ['screen', 'paper', 'thumbprint'] as const;
export type SigningWay = (typeof signingWays)[number];
/** Of a form that was signed before it came here. */
export const signedWays = ['paper', 'thumbprint'] as const satisfies readonly SigningWay[];

/** Signing while it is under way. */
export interface Signing {
  way: SigningWay | undefined;
  strokes: Strokes;
  witnesses: readonly [string, string];
}

export const unsigned: Signing = { way: undefined, strokes: [], witnesses: ['', ''] };

/** The signature once it is whole; null before. */
export function signatureFrom({ way, strokes, witnesses }: Signing, at: UnixMs): Signature | null {
  switch (way) {
    case 'screen':
      return strokes.length > 0 ? { way, at, strokes } : null;
    case 'paper':
      return { way, at };
    case 'thumbprint': {
      const [first, second] = witnesses.map((name) => normaliseThai(name).slice(0, 120));
      return first && second ? { way, at, witnesses: [first, second] } : null;
    }
    case undefined:
      return null;
  }
}

/** Signing as it stands in a draft: a whole signature, or the way and the witnesses so far. */
export function signingIn(signature: Signature | undefined, typed: string | undefined): Signing {
  if (signature) {
    return {
      way: signature.way,
      strokes: signature.way === 'screen' ? signature.strokes : [],
      witnesses: signature.way === 'thumbprint' ? signature.witnesses : ['', ''],
    };
  }
  const [way, first = '', second = ''] = (typed ?? '').split('|');
  return {
    ...unsigned,
    way: signingWays.find((known) => known === way),
    witnesses: [first, second],
  };
}

/** What is not a signature yet, as one text among the typed ones. */
export function signingAsText({ way, witnesses }: Signing): string {
  return [way ?? '', ...witnesses.map((name) => name.replaceAll('|', ' '))].join('|');
}

export type Lacking = 'way' | 'signature' | 1 | 2;

/** What a signature still lacks: a way or a drawing, or the first witness that is missing or no second person. */
export function lackingIn({ way, strokes, witnesses }: Signing): Lacking | undefined {
  if (way === undefined) return 'way';
  if (way === 'screen' && strokes.length === 0) return 'signature';
  if (way !== 'thumbprint') return undefined;
  const [first, second] = witnesses.map(normaliseThai);
  if (!first) return 1;
  return !second || second === first ? 2 : undefined;
}
