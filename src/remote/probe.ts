import type { ServerId } from '#contract/primitives.ts';
import { ProbeAnswer } from '#contract/probe.ts';
import type { ReadOutcome } from '../sync/ports.ts';
import { type Http, readAs } from './http.ts';

const TIMEOUT_MS = 10_000;

/** Whether the centre itself can be reached: a page in between cannot know the nonce. */
export async function probe(http: Http, server: ServerId): Promise<ReadOutcome<ProbeAnswer>> {
  const nonce = makeNonce();
  const reply = await http.ask({ path: `probe?nonce=${nonce}`, timeoutMs: TIMEOUT_MS });
  const answer = readAs(reply, ProbeAnswer);
  if (answer.is !== 'read') return answer;
  const isOurs = answer.value.nonce === nonce && answer.value.server === server;
  return isOurs ? answer : { is: 'unknown', why: 'not-ours' };
}

/** 96 random bits as base64url. */
function makeNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_');
}
