import type { Sha256, Uuid } from '#contract/primitives.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../http/log.ts';
import { readHeader } from '../intake/read-header.ts';
import { type Storage, StorageFull } from '../storage/port.ts';
import type { StoredEnvelope } from '../storage/tables.ts';
import { type Applied, apply } from './apply.ts';
import { type Examination, type Examined, held } from './examined.ts';
import type { Pool } from './pool.ts';
import { cutsIn, type Standing, standingOf } from './standing.ts';
import { thaiDay } from './thai-day.ts';
import { createVouching, type Voucher, type Vouching } from './vouching.ts';

export interface Acceptance {
  /** There is something new in custody. */
  wake(): void;
  /** Judges everything held once more: at start, hourly, when keys or people changed. */
  retryHeld(): void;
  /** Resolves when everything in custody has been looked at. */
  idle(): Promise<void>;
  /** Finishes what is under way and begins nothing new. */
  stop(): Promise<void>;
}

export interface AcceptanceParts {
  storage: Storage;
  pool: Pool;
  clock: Clock;
  log: Log;
  /** Resolves when acceptance may take its turn; custody goes first. */
  whenCalm(): Promise<void>;
}

const BATCH = 256;
/** So many are written in one transaction, while the workers look into the next. */
const WRITTEN_TOGETHER = 64;

/**
 * The accepting loop. It follows one cursor a unit, moved in the transaction that writes the
 * outcomes, so that a crash at any point leaves nothing out and does nothing twice.
 */
export function createAcceptance(parts: AcceptanceParts): Acceptance {
  const { storage, log } = parts;
  let running: Promise<void> | null = null;
  let asked = false;
  let stopped = false;
  let retryAt: { unit: string; n: number } | null = null;
  const awake = new Set<Uuid>();
  const vouching = createVouching(storage);
  const vouchedFor = new Set<Sha256>();

  /** One step of work; false when there was nothing to do. */
  const step = async (): Promise<boolean> => {
    const fresh = await storage.transact((tables) => tables.unjudged(BATCH));
    if (fresh.length > 0) {
      await judgeAll(fresh, true);
      return true;
    }
    if (awake.size > 0) {
      const ids = [...awake];
      awake.clear();
      await judgeAll(await storage.transact((tables) => tables.heldAwaiting(ids)), false);
      return true;
    }
    if (vouchedFor.size > 0) {
      const hashes = [...vouchedFor].slice(0, BATCH);
      for (const hash of hashes) vouchedFor.delete(hash);
      await judgeAll(await storage.transact((tables) => tables.heldAmong(hashes)), false);
      return true;
    }
    if (retryAt) {
      const from = retryAt;
      const held = await storage.transact((tables) => tables.heldAfter(from, BATCH));
      const last = held.at(-1);
      retryAt = last ? { unit: last.unit, n: last.n } : null;
      await judgeAll(held, false);
      return true;
    }
    return false;
  };

  const judgeAll = async (envelopes: readonly StoredEnvelope[], isFresh: boolean) => {
    const said = envelopes.map(asItSays);
    const { examinations, reached } = await examinationsOf(said, parts, vouching);
    // [I4] What came may be the link that others, which are held, were missing.
    if (isFresh) for (const hash of reached) vouchedFor.add(hash);
    const turns = [];
    for (let i = 0; i < said.length; i += WRITTEN_TOGETHER) {
      const envelopes = said.slice(i, i + WRITTEN_TOGETHER);
      const found = parts.pool.examine(examinations.slice(i, i + WRITTEN_TOGETHER));
      turns.push({ envelopes, found });
    }
    for (const [i, { envelopes, found }] of turns.entries()) {
      if (i > 0) await parts.whenCalm();
      if (stopped) return;
      const examined = await found;
      const pairs = envelopes.flatMap((envelope, k) => {
        const one = examined[k];
        return one ? [{ envelope, examined: one }] : [];
      });
      await writeTogether(pairs, isFresh);
    }
  };

  const writeTogether = async (pairs: readonly Pair[], isFresh: boolean) => {
    try {
      note(await write(pairs, isFresh));
    } catch (error) {
      if (error instanceof StorageFull) throw error;
      for (const pair of pairs) await writeAlone(pair, isFresh);
    }
  };

  /** One of several is at fault: alone it cannot spoil the others, and is held. */
  const writeAlone = async (pair: Pair, isFresh: boolean) => {
    try {
      note(await write([pair], isFresh));
    } catch (error) {
      if (error instanceof StorageFull) throw error;
      log.mishap('acceptance', error);
      const examined = held('not-valid', false);
      note(await write([{ ...pair, examined }], isFresh));
    }
  };

  const write = (pairs: readonly Pair[], isFresh: boolean): Promise<Applied[]> =>
    storage.transact(async (tables) => {
      const at = parts.clock.now();
      const done: Applied[] = [];
      for (const { envelope, examined } of pairs) {
        if (isFresh && !(await tables.markJudged(envelope.unit, envelope.n))) continue;
        done.push(await apply({ envelope, examined, tables, at, today: thaiDay(at) }));
      }
      return done;
    });

  const note = (done: readonly Applied[]) => {
    for (const { awakes } of done) for (const id of awakes) awake.add(id);
    const count = (outcome: Applied['outcome']) =>
      done.filter((one) => one.outcome === outcome).length;
    const facts = {
      accepted: count('apply'),
      held: count('hold'),
      mend: count('needs-fix'),
      repeated: count('repeat'),
    };
    log.note('debug', 'judged', facts);
    const repeats = done.filter((one) => one.refRepeats).length;
    if (repeats > 0) log.note('error', 'reference-repeats', { count: repeats });
  };

  const loop = async () => {
    try {
      while (asked && !stopped) {
        asked = false;
        while (!stopped && (await step())) await parts.whenCalm();
      }
    } catch (error) {
      log.mishap('acceptance', error);
    } finally {
      running = null;
    }
  };

  const wake = () => {
    asked = true;
    if (!stopped) running ??= loop();
  };
  return {
    wake,
    retryHeld() {
      retryAt = { unit: '', n: 0 };
      wake();
    },
    async idle() {
      while (running) await running;
    },
    async stop() {
      stopped = true;
      await running;
    },
  };
}

/** [I12] What was rescued, and can be read after all, is what its own header says. */
function asItSays(envelope: StoredEnvelope): StoredEnvelope {
  const header = envelope.seq === 0 ? readHeader(envelope.bytes) : null;
  if (!header) return envelope;
  const { device, epoch, seq, id, record } = header;
  return { ...envelope, device, epoch, seq, id, record };
}

interface Pair {
  envelope: StoredEnvelope;
  examined: Examined;
}

async function examinationsOf(
  envelopes: readonly StoredEnvelope[],
  { storage, clock }: AcceptanceParts,
  vouching: Vouching,
): Promise<{ examinations: Examination[]; reached: Sha256[] }> {
  const today = thaiDay(clock.now());
  const ids = [...new Set(envelopes.map(({ device }) => device))];
  const { standings, words } = await storage.transact(async (tables) => {
    const found = new Map<Uuid, Standing>();
    for (const id of ids) found.set(id, await standingOf(id, tables));
    const hashes = envelopes.map(({ hash }) => hash);
    return { standings: found, words: await tables.wordsOn(hashes) };
  });
  const reached = await vouching.follow(vouchersFor(envelopes, standings));
  const examinations = envelopes.map(({ bytes, hash, at, device }) => ({
    ...{ bytes, today },
    place: { at, vouchedBy: vouching.vouchersOf(device, hash) },
    word: words.get(hash) ?? null,
    ...(standings.get(device) ?? { device: null, officers: [] }),
  }));
  return { examinations, reached };
}

/** The heads of all cuts that these envelopes may lie before. */
function vouchersFor(
  envelopes: readonly StoredEnvelope[],
  standings: ReadonlyMap<Uuid, Standing>,
): Voucher[] {
  const epochs = new Set(envelopes.map(({ epoch }) => epoch));
  return [...standings].flatMap(([device, standing]) =>
    cutsIn(standing)
      .flatMap(({ heads }) => heads)
      .filter(({ epoch }) => epochs.has(epoch))
      .map((head) => ({ device, head })),
  );
}
