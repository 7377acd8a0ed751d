import type { UnixMs } from '#contract/primitives.ts';
import type { PushOutcome, PushTrouble, SyncPicture } from './ports.ts';
import type { Event, State } from './state.ts';

export const blankPicture: SyncPicture = {
  link: 'unknown',
  sending: null,
  unsent: 0,
  lastReceivedAt: null,
  lastFailureAt: null,
  nextTryAt: null,
  aside: 0,
  unanswered: null,
  refused: null,
  pictures: { is: 'resting' },
};

/** What the screens are told after `event` has led to `state`. */
export function paint(picture: SyncPicture, state: State, event: Event): SyncPicture {
  return {
    ...count(picture, state, picture.unsent),
    ...learn(picture, event),
    nextTryAt: nextTryAt(state),
    aside: state.memory.aside.length,
  };
}

/** The same picture with another number of unsent envelopes. */
export function count(picture: SyncPicture, { doing }: State, unsent: number): SyncPicture {
  const isSending = (doing.is === 'pushing' || doing.is === 'rescuing') && unsent > 0;
  const of = Math.max(picture.sending?.of ?? 0, unsent);
  return { ...picture, unsent, sending: isSending ? { done: of - unsent, of } : null };
}

function nextTryAt({ doing }: State) {
  if (doing.is === 'waiting') return doing.until;
  return doing.is === 'told-to-wait' ? doing.until + doing.thenMs : null;
}

function learn(picture: SyncPicture, event: Event): Partial<SyncPicture> {
  if (!('outcome' in event)) return event.is === 'stumbled' ? { lastFailureAt: event.at } : {};
  const { outcome, at } = event;
  switch (outcome.is) {
    case 'received': {
      // Whoever has nothing waiting to be read is not refused anything (S11).
      const readsAll = event.is === 'pushed' && outcome.mailbox <= event.known.mailbox;
      return {
        link: 'connected',
        unanswered: null,
        refused: readsAll ? null : picture.refused,
        lastReceivedAt: outcome.list.receipts.length > 0 ? at : picture.lastReceivedAt,
      };
    }
    case 'read':
      return event.is === 'mailbox-read'
        ? { link: 'connected', unanswered: null, refused: null }
        : {};
    case 'refused':
      return { ...failed(outcome, at), refused: outcome.code };
    default:
      return failed(outcome, at);
  }
}

function failed(outcome: PushTrouble, at: UnixMs): Partial<SyncPicture> {
  const unanswered = outcome.is === 'unknown' ? outcome.why : null;
  return { link: linkOf(outcome), unanswered, lastFailureAt: at };
}

function linkOf(outcome: PushOutcome): SyncPicture['link'] {
  if (outcome.is === 'busy') return 'busy';
  if (outcome.is !== 'unknown') return 'connected';
  return outcome.why === 'no-network' ? 'no-network' : 'centre-unreachable';
}
