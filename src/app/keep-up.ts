import { effect, type ReadonlySignal } from '@preact/signals';
import type { Http } from '../remote/http.ts';
import type { Store } from '../store/types.ts';
import type { Clock } from '../sync/ports.ts';
import type { OpenVault } from '../vault/types.ts';
import { loadedOnce } from './loaded-once.ts';
import { deviceSession, officerSession } from './sessions.ts';
import type { Enrolled, Stage } from './stages.ts';
import type { AtDesk, Upkeep } from './upkeep.ts';

/** Between two rounds, so that a busy line is not asked again with every envelope that goes. */
const PAUSE_MS = 30_000;

/** Does the upkeep for as long as this window lives, whenever there is contact, locked or not. */
export function keepUp(
  stage: ReadonlySignal<Stage>,
  parts: { http: Http; clock: Clock },
): () => void {
  let of: { enrolled: Enrolled; work: () => Promise<Upkeep> } | null = null;
  let atDesk: AtDesk | null = null;
  let unlocked: OpenVault | null = null;
  let running = false;
  let askedMeanwhile = false;
  let pause: ReturnType<Clock['wait']> | null = null;

  const workFor = (enrolled: Enrolled) => {
    if (of?.enrolled.store === enrolled.store && of.enrolled.device.id === enrolled.device.id)
      return of.work;
    const { store, device } = enrolled;
    const session = deviceSession(device, parts);
    // Nobody who sets up a device waits for it.
    const work = loadedOnce(async () => {
      const { upkeep } = await import('./upkeep.ts');
      return upkeep({ ...parts, store, device: session });
    });
    of = { enrolled, work };
    return of.work;
  };

  const round = async (work: () => Promise<Upkeep>, store: Store) => {
    askedMeanwhile = running;
    if (running) {
      // Whoever ordered something looks at a card until the device has answered.
      if (pause && (await store.unansweredCommands()).length > 0) pause?.cancel();
      return;
    }
    running = true;
    try {
      await (await work()).onContact(atDesk);
    } catch (error) {
      // The vault was locked meanwhile, or the disk is full: the next round looks again.
      console.warn(error);
    }
    pause = parts.clock.wait(PAUSE_MS);
    await pause.done;
    pause = null;
    running = false;
    if (askedMeanwhile) void round(work, store);
  };

  const welcome = async (work: () => Promise<Upkeep>, vault: OpenVault) => {
    try {
      const loaded = await work();
      loaded.askOfficersAgain();
      await loaded.onUnlocked(vault);
    } catch (error) {
      console.warn(error);
    }
  };

  return effect(() => {
    const now = stage.value;
    if (now.is !== 'open' && now.is !== 'locked') return;
    const connected = now.sending.picture.value.link === 'connected';
    const work = workFor(now);
    const vault = now.is === 'open' ? now.vault : null;
    if (vault !== unlocked) {
      unlocked = vault;
      atDesk = vault && { vault, session: officerSession(now.device, vault, parts) };
      if (vault) void welcome(work, vault);
    }
    if (connected) void round(work, now.store);
  });
}
