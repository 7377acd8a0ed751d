import type { Counters, OutboxPicture } from '../store/types.ts';
import type { SyncPicture } from '../sync/ports.ts';

/** What may leave the device in the clear, to whoever helps: counts, versions, codes. */
export interface Diagnosis {
  version: string;
  at: number;
  device: string;
  unit: string;
  browser: string;
  counters: Counters;
  outbox: OutboxPicture;
  sync: SyncPicture;
  storage: { usage: number; quota: number; persisted: boolean };
  finding: string;
  screen: string;
  settings: string;
  offlineReady: boolean;
}

const iso = (at: number | null): string => (at === null ? '-' : new Date(at).toISOString());

/** Members are named one by one: what is added to a picture later does not get in by itself. */
export function describe(all: Diagnosis): string {
  const { counters, outbox, sync, storage } = all;
  const lines: [string, string | number | boolean][] = [
    ['app', all.version],
    ['at', iso(all.at)],
    ['device', all.device],
    ['unit', all.unit],
    ['browser', all.browser],
    ['screen', all.screen],
    ['settings', all.settings],
    ['offline copy', all.offlineReady],
    ['storage used', storage.usage],
    ['storage quota', storage.quota],
    ['storage persistent', storage.persisted],
    ['start found', all.finding],
    ['epoch', counters.epoch],
    ['ledger', counters.seq],
    ['server epoch', counters.serverEpoch?.n ?? '-'],
    ['clock offset ms', counters.clockOffset ?? '-'],
    ['unsent', outbox.unsent],
    ['to mend', outbox.toMend],
    ['without second copy', outbox.withoutSecondCopy],
    ['pictures left', outbox.picturesLeft],
    ['last received', iso(outbox.lastReceivedAt)],
    ['link', sync.link],
    ['last failure', iso(sync.lastFailureAt)],
    ['next try', iso(sync.nextTryAt)],
    ['refused', sync.refused ?? '-'],
  ];
  return lines.map(([name, value]) => `${name}: ${value}`).join('\n');
}
