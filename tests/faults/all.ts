import { canaries } from './canaries.ts';
import type { Fault } from './fault.ts';
import { flippedByte } from './flipped-byte.ts';
import { flushBrowser } from './flush-browser.ts';
import { flushServer } from './flush-server.ts';
import { forgottenPassphrase } from './forgotten-passphrase.ts';
import { hostileText } from './hostile-texts.ts';
import { officerRevoked } from './officer-revoked.ts';
import { outage } from './outage.ts';
import { pictureCut } from './picture-cut.ts';
import { serverKill } from './server-kill.ts';

/** Every fault that is injected, in the order in which they are run. */
export const faults: Fault[] = [
  outage,
  serverKill,
  pictureCut,
  flushServer,
  flushBrowser,
  flippedByte,
  forgottenPassphrase,
  officerRevoked,
  canaries,
  hostileText,
];
