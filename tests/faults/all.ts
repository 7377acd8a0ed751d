import type { Fault } from './fault.ts';
import { flushServer } from './flush-server.ts';
import { serverKill } from './server-kill.ts';

/** Every fault that is injected, in the order in which they are run. */
export const faults: Fault[] = [serverKill, flushServer];
