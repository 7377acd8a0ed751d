import type { Base64url, Jws, UnixMs } from '#contract/primitives.ts';
import { Challenge, TokenAnswer } from '#contract/session.ts';
import type { ReadOutcome } from '../sync/ports.ts';
import { type Http, type Reply, readAs } from './http.ts';

/** A right to read, for one device or one officer, kept in memory only. */
export interface Session {
  /** Asks with a token, and once more with a new one when the server no longer takes the old. */
  ask(path: string): Promise<Reply | Exclude<ReadOutcome<string>, { is: 'read' }>>;
}

export interface SessionPorts {
  http: Http;
  /** Signs the nonce with the key of a certificate. */
  prove(nonce: Base64url): Promise<Jws>;
  now(): UnixMs;
}

/** Tokens live ten minutes at the server; its clock is not asked, because ours may differ. */
const USE_FOR_MS = 9 * 60_000;

export function openSession({ http, prove, now }: SessionPorts): Session {
  let held: { token: string; since: UnixMs } | null = null;

  const signIn = async (): Promise<ReadOutcome<string>> => {
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
    held = { token: answer.value.token, since: now() };
    return { is: 'read', value: answer.value.token };
  };

  const heldToken = () => (held && Math.abs(now() - held.since) < USE_FOR_MS ? held.token : null);

  return {
    async ask(path) {
      const old = heldToken();
      if (old) {
        const reply = await http.ask({ path, bearer: old });
        if (reply.is !== 'declined' || reply.status !== 401) return reply;
      }
      const fresh = await signIn();
      return fresh.is === 'read' ? http.ask({ path, bearer: fresh.value }) : fresh;
    },
  };
}
