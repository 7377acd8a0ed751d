import { makeProfile } from '../support/browser.ts';
import type { Fault } from './fault.ts';
import { interruptDesk } from './interrupted-desk.ts';

/** `kill -9` of every process of the browser, while it keeps and while it unlocks. */
export const browserKill: Fault = {
  id: 'browser-kill',
  proves: ['F2', 'F4'],
  injected: 'kill -9 of the browser while registrations are kept, again and again',
  expected: 'whatever was called saved is there at the next start, and all of it arrives once',
  run: (size) =>
    interruptDesk(
      {
        profile: makeProfile(),
        settle() {},
        strike: ({ kill }) => kill(),
        comeBack: async () => true,
      },
      size === 'full' ? 15 : 2,
      2572,
    ),
};
