import type { Base64url } from '#contract/primitives.ts';
import { fromBase64url, randomBytes, toBase64url, utf8 } from './bytes.ts';
import type { PrfOutput } from './keyring-port.ts';
import type { PrfTrouble } from './types.ts';

export type PrfAnswer = { is: 'evaluated'; output: PrfOutput } | PrfTrouble;

/** This device's own authenticator: it makes 32 bytes of a salt once the person has shown who they are. */
export interface Authenticator {
  isThere(): Promise<boolean>;
  make(
    officer: { code: string; name: string },
    salt: Base64url,
  ): Promise<{ is: 'made'; credential: Base64url; output: PrfOutput } | PrfTrouble>;
  evaluate(credential: Base64url, salt: Base64url): Promise<PrfAnswer>;
}

const ES256 = -7;
const RS256 = -257;

/** What WebAuthn gives, if this browser has it at all. */
export const browserAuthenticator: Authenticator = {
  async isThere() {
    if (!('PublicKeyCredential' in globalThis)) return false;
    return PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable();
  },

  make: (officer, salt) =>
    named(async () => {
      const made = await navigator.credentials.create({
        publicKey: {
          // Nobody verifies an attestation here: what counts is that the slot opens.
          challenge: randomBytes(32),
          rp: { name: 'Debt Desk' },
          user: {
            id: utf8(`${officer.code}|${toBase64url(randomBytes(8))}`),
            name: officer.code,
            displayName: officer.name,
          },
          pubKeyCredParams: [ES256, RS256].map((alg) => ({ type: 'public-key', alg })),
          authenticatorSelection: {
            authenticatorAttachment: 'platform',
            userVerification: 'required',
            residentKey: 'discouraged',
          },
          extensions: { prf: { eval: { first: fromBase64url(salt) } } },
        },
      });
      if (!(made instanceof PublicKeyCredential)) return { is: 'cancelled' };
      const credential = toBase64url(new Uint8Array(made.rawId));
      const { prf } = made.getClientExtensionResults();
      if (!prf?.enabled) return { is: 'not-possible' };
      // Many authenticators only evaluate when they are asked again.
      const answer = prf.results ? evaluated(prf.results.first) : await evaluate(credential, salt);
      return answer.is === 'evaluated' ? { is: 'made', credential, output: answer.output } : answer;
    }),

  evaluate: (credential, salt) => named(() => evaluate(credential, salt)),
};

async function evaluate(credential: Base64url, salt: Base64url): Promise<PrfAnswer> {
  const shown = await navigator.credentials.get({
    publicKey: {
      challenge: randomBytes(32),
      allowCredentials: [{ type: 'public-key', id: fromBase64url(credential) }],
      userVerification: 'required',
      extensions: { prf: { eval: { first: fromBase64url(salt) } } },
    },
  });
  if (!(shown instanceof PublicKeyCredential)) return { is: 'cancelled' };
  const first = shown.getClientExtensionResults().prf?.results?.first;
  return first ? evaluated(first) : { is: 'not-possible' };
}

const evaluated = (first: BufferSource): PrfAnswer => ({
  is: 'evaluated',
  output: ArrayBuffer.isView(first)
    ? new Uint8Array(first.buffer as ArrayBuffer, first.byteOffset, first.byteLength).slice()
    : new Uint8Array(first).slice(),
});

/** Browsers say "not allowed" for every way of turning away; all else means that it cannot be done. */
async function named<T>(work: () => Promise<T | PrfTrouble>): Promise<T | PrfTrouble> {
  try {
    return await work();
  } catch (error) {
    const name = error instanceof DOMException ? error.name : null;
    if (name === null) throw error;
    return {
      is: name === 'NotAllowedError' || name === 'AbortError' ? 'cancelled' : 'not-possible',
    };
  }
}
