import { describe, expect, it } from 'vitest';
import { blankPicture, paint } from '../../src/sync/picture.ts';
import type { PushOutcome } from '../../src/sync/ports.ts';
import { asleep, type Happening } from '../../src/sync/state.ts';
import { received } from './happenings.ts';

const before = { ...blankPicture, refused: 'revoked', lastReceivedAt: 5 };

const paintedAfter = (happening: Happening) =>
  paint(before, asleep, { ...happening, at: 9, chance: 0 });
const pushed = (outcome: PushOutcome): Happening => ({
  is: 'pushed',
  outcome,
  carried: { hashes: [], bytes: 0, ms: 0 },
  known: { mailbox: 3, keys: 1 },
});

describe('the picture', () => {
  it('[S11] a refusal stays while something waits to be read, and goes when nothing does', () => {
    expect(paintedAfter(pushed(received([], { mailbox: 4 }))).refused).toBe('revoked');
    expect(paintedAfter(pushed(received([], { mailbox: 3 }))).refused).toBe(null);
    expect(
      paintedAfter({ is: 'mailbox-read', outcome: { is: 'read', value: { onward: false } } }),
    ).toEqual({
      ...before,
      ...{ link: 'connected', refused: null },
    });
  });

  it('[S8] a heartbeat is contact, but nothing was received', () => {
    expect(paintedAfter(pushed(received([], { mailbox: 3 })))).toMatchObject({
      link: 'connected',
      lastReceivedAt: 5,
    });
    expect(paintedAfter(pushed(received(['a'], { mailbox: 3 })))).toMatchObject({
      lastReceivedAt: 9,
    });
  });

  it.each([
    [{ is: 'unknown', why: 'no-network' }, 'no-network'],
    [{ is: 'unknown', why: 'no-answer' }, 'centre-unreachable'],
    [{ is: 'unknown', why: 'timed-out' }, 'centre-unreachable'],
    [{ is: 'unknown', why: 'not-ours' }, 'centre-unreachable'],
    [{ is: 'unknown', why: 'server-error' }, 'centre-unreachable'],
    [{ is: 'busy', retryAfterMs: 1 }, 'busy'],
    [{ is: 'too-large' }, 'connected'],
    [{ is: 'refused', code: 'revoked' }, 'connected'],
  ] as const)('[S4] %j shows as %s', (outcome, link) => {
    const unanswered = outcome.is === 'unknown' ? outcome.why : null;
    expect(paintedAfter(pushed(outcome))).toMatchObject({ link, unanswered, lastFailureAt: 9 });
  });

  it('[S16] tells how many are stepped over', () => {
    const state = { ...asleep, memory: { ...asleep.memory, aside: ['a', 'b'] } };
    expect(paint(before, state, { is: 'time-was-up', at: 9, chance: 0 }).aside).toBe(2);
  });

  it('[S4] says no longer that nobody knows what became of a try once the centre has answered', () => {
    const unsure = { ...before, unanswered: 'timed-out' } as const;
    const unansweredAfter = (outcome: PushOutcome) =>
      paint(unsure, asleep, { ...pushed(outcome), at: 9, chance: 0 }).unanswered;
    expect(unansweredAfter(received([], { mailbox: 3 }))).toBe(null);
    expect(unansweredAfter({ is: 'busy', retryAfterMs: 1 })).toBe(null);
    expect(unansweredAfter({ is: 'unknown', why: 'not-ours' })).toBe('not-ours');
  });
});
