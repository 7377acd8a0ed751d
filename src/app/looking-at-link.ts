import type { LookAtLink, NotEnrolled } from '../features/session/enrolling.ts';
import { lookAtCode, type NotEnrolled as NoAnswer } from '../remote/enrolment.ts';
import type { Http } from '../remote/http.ts';

/** Asks the centre about a link; it must be the very centre that the link names. */
export function lookAtLinkWith(http: Http): LookAtLink {
  return async ({ code, server }) => {
    const reply = await lookAtCode(http, code);
    if (reply.is !== 'open') return whatStands(reply);
    return reply.server === server ? { is: 'open' } : { is: 'declined', why: 'server-wrong' };
  };
}

/** What stands in the way, as the screens tell it. */
export function whatStands(reply: NoAnswer): NotEnrolled {
  switch (reply.is) {
    case 'declined':
      return { is: 'declined', why: reply.code };
    case 'refused':
      return { is: 'other', code: reply.code };
    case 'busy':
      return { is: 'unknown', why: 'busy' };
    case 'unknown':
      return { is: 'unknown', why: reply.why === 'not-ours' ? 'server-wrong' : 'no-network' };
    case 'too-large':
    case 'unreadable':
      return { is: 'other', code: reply.is };
  }
}
