import { EnrolmentAnswer, type EnrolmentBody } from '#contract/enrolment.ts';
import type { PushTrouble } from '../sync/ports.ts';
import { type Http, readAs } from './http.ts';

const refusals = [
  'code-wrong',
  'code-used',
  'code-expired',
  'code-locked',
  'unit-unknown',
  'numbers-exhausted',
] as const;
export type EnrolmentRefusal = (typeof refusals)[number];

export type EnrolmentOutcome =
  /** Its statements are not verified yet: that takes the pinned server id. */
  | { is: 'enrolled'; answer: EnrolmentAnswer }
  | { is: 'declined'; code: EnrolmentRefusal; retryAfterMs: number }
  | PushTrouble;

/** Asks for enrolment; may be asked again with the same body, because an answer may get lost. */
export async function enrol(http: Http, body: EnrolmentBody): Promise<EnrolmentOutcome> {
  const reply = await http.ask({ path: 'enrolment', body: { json: body } });
  if (reply.is === 'declined') {
    const code = refusals.find((known) => known === reply.code);
    if (code) return { is: 'declined', code, retryAfterMs: reply.retryAfterMs };
  }
  const answer = readAs(reply, EnrolmentAnswer);
  return answer.is === 'read' ? { is: 'enrolled', answer: answer.value } : answer;
}
