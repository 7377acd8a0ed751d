import { Overview } from '#contract/overview.ts';
import type { ReadOutcome } from '../sync/ports.ts';
import { readAs } from './http.ts';
import type { Session } from './session.ts';

/** What has arrived at the centre and what is known not to have, as far as the officer may see. */
export async function readOverview(officer: Session): Promise<ReadOutcome<Overview>> {
  const reply = await officer.ask('overview');
  return reply.is === 'answered' || reply.is === 'declined' ? readAs(reply, Overview) : reply;
}
