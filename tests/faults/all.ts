import { badLine } from './bad-line.ts';
import { browserKill } from './browser-kill.ts';
import { canaries } from './canaries.ts';
import { clockJumps } from './clock-jumps.ts';
import type { Fault } from './fault.ts';
import { flippedByte } from './flipped-byte.ts';
import { flushBrowser } from './flush-browser.ts';
import { flushServer } from './flush-server.ts';
import { forgottenPassphrase } from './forgotten-passphrase.ts';
import { fullDisk, fullQuota } from './full-disk.ts';
import { fullServer } from './full-server.ts';
import { hostileText } from './hostile-texts.ts';
import { officerRevoked } from './officer-revoked.ts';
import { olderBackup } from './older-backup.ts';
import { outage } from './outage.ts';
import { pictureCut } from './picture-cut.ts';
import { powerBrowser } from './power-browser.ts';
import { powerServer } from './power-server.ts';
import { repeats } from './repeats.ts';
import { serverKill } from './server-kill.ts';
import { slowLine } from './slow-line.ts';
import { strangerCentre } from './stranger-centre.ts';
import { twoWindows } from './two-windows.ts';

/** Every fault that is injected, in the order in which they are run. */
export const faults: Fault[] = [
  outage,
  browserKill,
  powerBrowser,
  twoWindows,
  serverKill,
  powerServer,
  fullServer,
  olderBackup,
  badLine,
  slowLine,
  strangerCentre,
  repeats,
  pictureCut,
  clockJumps,
  fullQuota,
  fullDisk,
  flushServer,
  flushBrowser,
  flippedByte,
  forgottenPassphrase,
  officerRevoked,
  canaries,
  hostileText,
];
