import type { Receipt, ReceiptList } from '../../src/contract/push.ts';
import type { Centre, ManifestSigner, PushOutcome } from '../../src/sync/ports.ts';
import { type Disk, emptyDisk, putInOutbox, type Row } from './memory-outbox.ts';

/** Ids that are easy to read in a failing test. */
export const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const hash = (name: string) => name.padEnd(43, '_');

export const somchaisDisk = () => emptyDisk(hash('server'), id(1), id(2));

/** Somchai keeps one more registration: the next ledger number, on the disk. */
export function keep(disk: Disk, name = `e${disk.rows.length + 1}`, bytes = 1200): Row {
  const seq = (disk.heads.get(disk.epoch)?.seq ?? 0) + 1;
  return putInOutbox(disk, {
    epoch: disk.epoch,
    seq,
    hash: hash(name),
    bytes: new Uint8Array(bytes),
  });
}

export const toyReceipt = (name: string, n = 1, at = 0): Receipt => ({
  ...{ device: id(1), epoch: id(2), seq: n, id: id(100 + n), hash: name },
  ...{ unit: '8001', n, at },
});

/** The manifest itself stands in for its signature. */
export const toySigner: ManifestSigner = {
  sign: async (manifest) => JSON.stringify(manifest),
};

export interface ToyCentre extends Centre {
  /** Every envelope in custody, by hash, and how often it was offered. */
  offered: Map<string, number>;
  log: string[];
  /** Answers of the next pushes, instead of custody. `'lost-answer'` takes custody and says nothing. */
  script: (PushOutcome | 'lost-answer')[];
  /** What is said to a push that carries one of these. */
  poison: Map<string, PushOutcome>;
  rescued: string[];
  rescueSays: PushOutcome | null;
  mailbox: number;
  epoch: { n: number; random: string };
  now(): number;
}

const pace = { envelopes: 200, bytes: 1 << 20, reconnectSpreadMs: 30_000 };

/** A centre of a few lines, for transcripts; the real one is in the simulation. */
export function openToyCentre(now: () => number = () => 0): ToyCentre {
  const take = (manifest: string): PushOutcome => {
    const { device, m, hashes } = JSON.parse(manifest);
    for (const name of hashes) centre.offered.set(name, (centre.offered.get(name) ?? 0) + 1);
    const list: ReceiptList = {
      ...{ v: 1, server: hash('server'), serverEpoch: centre.epoch, device, m, at: now() },
      receipts: hashes.map((name: string, i: number) => toyReceipt(name, i + 1, now())),
      ledger: [],
    };
    return {
      is: 'received',
      list,
      signed: JSON.stringify(list),
      pace,
      keyListVersion: 1,
      mailbox: centre.mailbox,
    };
  };
  const centre: ToyCentre = {
    offered: new Map(),
    log: [],
    script: [],
    poison: new Map(),
    rescued: [],
    rescueSays: null,
    mailbox: 0,
    epoch: { n: 1, random: 'r' },
    now,
    async push(manifest, envelopes) {
      const hashes: string[] = JSON.parse(manifest).hashes;
      const scripted = centre.script.shift();
      const bad = hashes.map((name) => centre.poison.get(name)).find((it) => it !== undefined);
      const outcome = scripted === undefined ? (bad ?? take(manifest)) : scripted;
      if (outcome === 'lost-answer') take(manifest);
      const said: PushOutcome =
        outcome === 'lost-answer' ? { is: 'unknown', why: 'no-answer' } : outcome;
      centre.log.push(`${now()} push ${envelopes.length} ${said.is}`);
      return said;
    },
    async rescue(manifest) {
      const [name = ''] = JSON.parse(manifest).hashes;
      const outcome = centre.rescueSays ?? take(manifest);
      if (outcome.is === 'received') centre.rescued.push(name);
      centre.log.push(`${now()} rescue ${name.replaceAll('_', '')} ${outcome.is}`);
      return outcome;
    },
    async readMailbox(after) {
      centre.log.push(`${now()} mailbox after ${after}`);
      const items =
        centre.mailbox > after
          ? [{ n: after + 1, at: 0, kind: 'announcement' as const, text: 'ข่าว' }]
          : [];
      return {
        is: 'read',
        value: {
          ...{ v: 1, server: hash('server'), serverEpoch: centre.epoch, device: id(1) },
          ...{ after, at: now(), items, more: after + 1 < centre.mailbox, watermarks: [] },
        },
      };
    },
    async refreshKeys() {
      centre.log.push(`${now()} keys`);
      return { is: 'read', value: 1 };
    },
  };
  return centre;
}
