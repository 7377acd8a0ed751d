import { acceptance } from './acceptance.ts';
import { coldStart } from './cold-start.ts';
import { custody } from './custody.ts';
import { deskSpeed } from './desk-speed.ts';
import { drain } from './drain.ts';
import { drainPeers } from './drain-peers.ts';
import { firstLoad } from './first-load.ts';
import { growth } from './growth.ts';
import { lighthouse } from './lighthouse.ts';
import { records } from './records.ts';
import type { Bench } from './row.ts';
import { save } from './save.ts';
import { slowLine } from './slow-line.ts';
import { storm } from './storm.ts';
import { typing } from './typing.ts';
import { unlock } from './unlock.ts';

export const benches: readonly Bench[] = [
  save,
  custody,
  acceptance,
  growth,
  storm,
  drain,
  drainPeers,
  slowLine,
  records,
  firstLoad,
  lighthouse,
  coldStart,
  typing,
  unlock,
  deskSpeed,
];
