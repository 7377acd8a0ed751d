import {
  CodeOpen,
  EnrolmentAnswer,
  type EnrolmentBody,
  type EnrolmentCode,
} from '#contract/enrolment.ts';
import type { ServerId } from '#contract/primitives.ts';
import type { PushTrouble } from '../sync/ports.ts';
import { type Http, type Reply, readAs } from './http.ts';

const refusals = [
  'code-wrong',
  'code-used',
  'code-expired',
  'code-locked',
  'unit-unknown',
  'numbers-exhausted',
] as const;
export type EnrolmentRefusal = (typeof refusals)[number];

/** The centre said no, or nothing that could be understood. */
export type NotEnrolled =
  | { is: 'declined'; code: EnrolmentRefusal; retryAfterMs: number }
  | PushTrouble;

export type EnrolmentOutcome =
  /** Its statements are not verified yet: that takes the pinned server id. */
  { is: 'enrolled'; answer: EnrolmentAnswer } | NotEnrolled;

/** Asks for enrolment; may be asked again with the same body, because an answer may get lost. */
export async function enrol(http: Http, body: EnrolmentBody): Promise<EnrolmentOutcome> {
  const reply = await http.ask({ path: 'enrolment', body: { json: body } });
  const answer = refusalIn(reply) ?? readAs(reply, EnrolmentAnswer);
  return answer.is === 'read' ? { is: 'enrolled', answer: answer.value } : answer;
}

/** Asks whether a one-time code is still open, and at which server; it uses nothing up. */
export async function lookAtCode(
  http: Http,
  code: EnrolmentCode,
): Promise<{ is: 'open'; server: ServerId } | NotEnrolled> {
  const reply = await http.ask({ path: 'enrolment/code', body: { json: { code } } });
  const answer = refusalIn(reply) ?? readAs(reply, CodeOpen);
  return answer.is === 'read' ? { is: 'open', server: answer.value.server } : answer;
}

function refusalIn(reply: Reply): Extract<NotEnrolled, { is: 'declined' }> | null {
  if (reply.is !== 'declined') return null;
  const code = refusals.find((known) => known === reply.code);
  return code ? { is: 'declined', code, retryAfterMs: reply.retryAfterMs } : null;
}
