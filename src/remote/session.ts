import { v7 as uuid } from 'uuid';
import type { Base64url, Jws, UnixMs } from '#contract/primitives.ts';
import { Challenge, PROOF_HEADER, type RequestProof, TokenAnswer } from '#contract/session.ts';
import type { PushTrouble, ReadOutcome } from '../sync/ports.ts';
import { API, type Declined, type Http, type Question, type Reply, readAs } from './http.ts';

/** A right to read and to act, for one device or one officer, kept in memory only. */
export interface Session {
  /**
   * Asks with a token and a proof made for this very request; with `json` it is a POST. Below
   * `/api/v1/`. Once more when the nonce was too old, and once when the token was.
   */
  ask(path: string, json?: unknown): Promise<Reply | PushTrouble>;
}

export interface SessionPorts {
  http: Http;
  /** Signs the nonce with the key of a certificate. */
  prove(nonce: Base64url): Promise<Jws>;
  /** Signs a request with the same key. */
  proveRequest(claim: RequestProof): Promise<Jws>;
  now(): UnixMs;
}

interface Token {
  token: string;
  /** For the next request; each answer brings another. */
  nonce: Base64url;
  since: UnixMs;
}

/** Tokens live ten minutes at the server; its clock is not asked, because ours may differ. */
const USE_FOR_MS = 9 * 60_000;

export function openSession({ http, prove, proveRequest, now }: SessionPorts): Session {
  let held: Token | null = null;
  let signingIn: Promise<ReadOutcome<Token>> | null = null;

  const signIn = async (): Promise<ReadOutcome<Token>> => {
    const challenge = readAs(
      await http.ask({ path: 'auth/challenge', body: { json: {} } }),
      Challenge,
    );
    if (challenge.is !== 'read') return challenge;
    const proof = await prove(challenge.value.nonce);
    const answer = readAs(
      await http.ask({ path: 'auth/token', body: { json: { proof } } }),
      TokenAnswer,
    );
    if (answer.is !== 'read') return answer;
    const { token, nonce } = answer.value;
    held = { token, nonce, since: now() };
    return { is: 'read', value: held };
  };
  /** Whoever asks meanwhile waits for the same one. */
  const signInOnce = () => {
    signingIn ??= signIn().finally(() => {
      signingIn = null;
    });
    return signingIn;
  };

  const heldToken = () => (held && Math.abs(now() - held.since) < USE_FOR_MS ? held : null);

  const askOnce = async (question: Question, { token, nonce }: Token): Promise<Reply> => {
    const bytes = question.body && 'bytes' in question.body ? question.body.bytes : null;
    const proof = await proveRequest({
      v: 1,
      jti: uuid(),
      htm: bytes ? 'POST' : 'GET',
      htu: `${API}/${question.path}`,
      ath: await sha256(new TextEncoder().encode(token)),
      bh: bytes && (await sha256(bytes)),
      nonce,
    });
    const reply = await http.ask({
      ...question,
      bearer: token,
      headers: { [PROOF_HEADER]: proof },
    });
    if (reply.is !== 'unknown' && reply.nonce !== null && held?.token === token)
      held = { ...held, nonce: reply.nonce };
    return reply;
  };

  const askFresh = async (question: Question, token: Token): Promise<Reply> => {
    const reply = await askOnce(question, token);
    const nonce = isDeclined(reply, ['nonce-expired']) ? reply.nonce : null;
    return nonce === null ? reply : askOnce(question, { ...token, nonce });
  };

  return {
    async ask(path, json) {
      const question: Question = { path, ...(json !== undefined && { body: laid(json) }) };
      const old = heldToken();
      if (old) {
        const reply = await askFresh(question, old);
        if (!isDeclined(reply, ['sign-in-needed', 'token-not-bound', 'nonce-expired']))
          return reply;
      }
      const fresh = await signInOnce();
      return fresh.is === 'read' ? askFresh(question, fresh.value) : fresh;
    },
  };
}

const isDeclined = (reply: Reply, codes: readonly string[]): reply is Declined =>
  reply.is === 'declined' && reply.status === 401 && codes.includes(reply.code ?? '');

/** As bytes, because the proof is made over exactly what goes. */
const laid = (json: unknown) => ({
  type: 'application/json',
  bytes: new TextEncoder().encode(JSON.stringify(json)),
});

/** Base64url without padding. */
async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return btoa(String.fromCharCode(...hash))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
