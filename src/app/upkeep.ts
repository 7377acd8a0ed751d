import * as z from 'zod/mini';
import { Jws } from '#contract/primitives.ts';
import { readDeviceOfficers } from '../remote/activation.ts';
import { type Http, readAs } from '../remote/http.ts';
import type { Session } from '../remote/session.ts';
import { answerCommand, askRenewal, sendAudit } from '../remote/upkeep.ts';
import type { Store } from '../store/types.ts';
import { newestKey } from '../vault/key-list.ts';
import type { OpenVault } from '../vault/types.ts';
import { renewalIsDue, takeDevice, takeOfficers, takeStopped } from './certificates.ts';

export interface UpkeepPorts {
  http: Http;
  store: Store;
  clock: { now(): number };
  /** The device's own right to read and report. */
  device: Session;
}

/** Whoever is at the desk just now, and what they may ask. */
export interface AtDesk {
  vault: OpenVault;
  session: Session;
}

export type Upkeep = ReturnType<typeof upkeep>;

const AUDIT_ROWS = 200;
/**
 * How often the centre is asked whose keys may act. It refuses a stopped officer at once anyway, but
 * nobody should write for long without knowing that it waits for a person.
 */
const OFFICERS_AGAIN_MS = 2 * 60_000;

const KeysAnswer = z.object({ keys: Jws });

/**
 * What goes on behind the desk when the centre can be reached: outcomes of its commands, the device's
 * log, certificates. Each thing waits for the next time when it fails; nobody at the desk does.
 */
export function upkeep({ http, store, clock, device }: UpkeepPorts) {
  let officersAskedAt = Number.NEGATIVE_INFINITY;

  const answerCommands = async () => {
    for (const ack of await store.unansweredCommands()) {
      if (!(await answerCommand(device, ack))) return;
      await store.commandAnswered(ack);
    }
  };

  const bringAudit = async () => {
    for (;;) {
      const events = await store.unsentAudit(AUDIT_ROWS);
      const last = events.at(-1);
      if (!last || !(await sendAudit(device, events))) return;
      await store.auditReceived(last.n);
      if (events.length < AUDIT_ROWS) return;
    }
  };

  const refreshOfficers = async (atDesk: AtDesk | null) => {
    if (Math.abs(clock.now() - officersAskedAt) < OFFICERS_AGAIN_MS) return;
    const answer = await readDeviceOfficers(device);
    if (answer.is !== 'read') return;
    officersAskedAt = clock.now();
    const alive = answer.value.officers.filter(({ state }) => state !== 'revoked');
    await takeOfficers(
      store,
      atDesk?.vault ?? null,
      alive.map(({ certificate }) => certificate),
    );
    await takeStopped(store, answer.value.officers);
    await store.noteSuspended(answer.value.suspendedAt ?? null);
  };

  const renew = async ({ vault, session }: AtDesk): Promise<boolean> => {
    const answer = await askRenewal(session);
    if (answer.is !== 'read') return false;
    await takeOfficers(store, vault, [answer.value.officer]);
    await takeDevice(store, answer.value.device);
    return true;
  };

  /** The key list, and then the certificates, which a new enrolment key may have signed. */
  const rotate = async (atDesk: AtDesk) => {
    const answer = readAs(await http.ask({ path: 'keys' }), KeysAnswer);
    if (answer.is !== 'read') return;
    await store.pinKeyList(answer.value.keys);
    if (await renew(atDesk)) await store.rotated();
  };

  return {
    /** @throws what the store throws; then the next contact tries again. */
    async onContact(atDesk: AtDesk | null): Promise<void> {
      await answerCommands();
      await bringAudit();
      await refreshOfficers(atDesk);
      if (!atDesk || atDesk.vault.officer.waiting) return;
      if (await store.mustRotate()) await rotate(atDesk);
      else if (renewalIsDue(atDesk.vault, clock.now())) await renew(atDesk);
    },

    /** Whoever comes to the desk is told at the next contact how they stand. */
    askOfficersAgain(): void {
      officersAskedAt = Number.NEGATIVE_INFINITY;
    },

    /** Needs no network: whoever forgets the passphrase later has the drafts back by this [V13]. */
    async onUnlocked(vault: OpenVault): Promise<void> {
      // Whatever was taken over while this vault was being opened.
      await takeOfficers(store, vault, []);
      const key = newestKey(await store.keyList(), 'drafts-recovery');
      const stored = (await store.officers()).find(({ id }) => id === vault.officer.id);
      if (!key || !stored) return;
      const has = stored.slots.some((slot) => slot.kind === 'esc' && slot.kid === key.kid);
      if (!has) await store.saveOfficer(await vault.addEsc(stored, vault.officer.server, key));
    },
  };
}
