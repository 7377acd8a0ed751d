import { openCentre } from '../remote/centre.ts';
import type { Http } from '../remote/http.ts';
import { isSenderAlive, openSenderLock } from '../remote/sender-lock.ts';
import type { OpenOutbox } from '../store/open-outbox.ts';
import { startSync } from '../sync/loop.ts';
import type { Centre, Clock, PushOutcome } from '../sync/ports.ts';
import { manifestSigner } from '../vault/device-key.ts';
import { deviceSession } from './sessions.ts';
import { trustOf } from './trust-of.ts';

export interface AlonePorts {
  http: Http;
  clock: Clock;
  locks: LockManager;
  /** Asks every open window to look whether there is something to send. */
  wakeWindows(): Promise<void>;
  openOutbox(): Promise<OpenOutbox | null>;
}

/** Browsers end an event of a service worker after about five minutes. */
const PATIENCE_MS = 3 * 60_000;
/** More are for the browser to wait for, whose waits cost no battery. */
const FAILURES = 3;

/**
 * Sends the text that waits while no window can: none is open, or the one that sends is frozen
 * [S20]. Resolves to whether nothing is left to send; else the browser may try again later.
 */
export async function sendAlone(ports: AlonePorts): Promise<boolean> {
  const { clock, locks } = ports;
  await ports.wakeWindows();
  const isLeft = await isSenderAlive({ clock, locks });
  const opened = await ports.openOutbox();
  // Whatever else may lie there is for a window to open.
  if (!opened) return true;
  try {
    const { outbox } = opened;
    if (!isLeft && (await outbox.countUnsent()) > 0) await sendAllOf(opened, ports);
    return (await outbox.countUnsent()) === 0;
  } finally {
    opened.close();
  }
}

/** Until nothing is left, a few failures, or the end of patience. */
async function sendAllOf(
  { device, outbox, keys }: OpenOutbox,
  { http, clock, locks }: AlonePorts,
): Promise<void> {
  const centre = openCentre({
    http,
    session: deviceSession(device, { http, clock }),
    trust: trustOf(device, keys),
  });
  const patience = clock.wait(PATIENCE_MS);
  const sync = startSync({
    outbox,
    centre: withoutMailbox(centre),
    signer: manifestSigner(device),
    clock,
    leader: openSenderLock({ clock, locks, takes: 'at-once' }),
    report(error) {
      console.error(error);
      patience.cancel();
    },
  });
  const failedAt = new Set<number>();
  sync.picture(({ link, sending, lastFailureAt }) => {
    if (lastFailureAt !== null) failedAt.add(lastFailureAt);
    if (failedAt.size === FAILURES) patience.cancel();
    if (link !== 'connected' || sending) return;
    outbox.countUnsent().then((unsent) => unsent === 0 && patience.cancel(), patience.cancel);
  });
  await patience.done;
  sync.stop();
}

/** What stands in the mailbox may change the copies beside the database, which only a window writes. */
function withoutMailbox(centre: Centre): Centre {
  const left = (outcome: PushOutcome): PushOutcome =>
    outcome.is === 'received' ? { ...outcome, mailbox: 0 } : outcome;
  return {
    ...centre,
    push: async (...given) => left(await centre.push(...given)),
    rescue: async (...given) => left(await centre.rescue(...given)),
  };
}
