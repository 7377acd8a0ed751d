import { readEntry } from '#contract/mailbox.ts';
import type { Jws, Sha256 } from '#contract/primitives.ts';
import type { Manifest, Receipt } from '#contract/push.ts';
import { backoffMs, beyondToldMs, toldMs } from './backoff.ts';
import { carryPicture, PATIENCE } from './courier-picture.ts';
import type {
  Carried,
  Courier,
  CourierPorts,
  Heard,
  Letter,
  Parcel,
  Waits,
} from './courier-types.ts';
import { adapt, FIRST_LIMIT, shrink } from './limits.ts';
import type { Clock, PushLimit, PushOutcome, PushTrouble } from './ports.ts';

/** The centre proves an envelope's origin a moment after it has taken it. */
const LOOKS_INTO_MAILBOX = 5;
const BETWEEN_LOOKS_MS = 2000;
/** Papers that a manifest has room for. */
const MOST_PAPERS = 50;

/**
 * [S19] Brings what others made, as a courier: it proves only itself. Nothing of it enters this
 * device's outbox or its count, and carrying it twice does nothing twice.
 */
export function openCourier(parcel: Parcel, ports: CourierPorts): Courier {
  const { outbox, centre, signer, clock } = ports;
  const receipts = new Map<Sha256, { receipt: Receipt; isNew: boolean }>();
  const pictures = new Set<Sha256>();
  const heard = new Map<Sha256, Heard>();
  const lists: Jws[] = [];
  const pictureWords: Jws[] = [];
  let mailboxFrom: number | null = null;
  let waits: Waits = null;
  let limit: PushLimit = FIRST_LIMIT;
  let show: (carried: Carried) => void = () => {};
  let stopped = false;
  let resting: ReturnType<Clock['wait']> | null = null;

  const standing = (): Carried => ({
    ...{ receipts: new Map(receipts), pictures: new Set(pictures), heard: new Map(heard) },
    signed: { lists: [...lists], pictures: [...pictureWords] },
    waits,
  });
  const pause = async (ms: number, why: Waits) => {
    waits = why;
    show(standing());
    resting = clock.wait(ms);
    await resting.done;
    resting = null;
    waits = null;
  };

  /** What its manifest says: of this device the usual, and of the letters their hashes. */
  const manifestFor = async (batch: readonly Letter[]): Promise<Jws> => {
    const { status, certificates, ...own } = await outbox.describe(null);
    const bytes = batch.reduce((sum, letter) => sum + letter.bytes, 0);
    const manifest: Manifest = {
      ...own,
      // The centre takes what came in a push off the count of what its sender still has.
      status: {
        ...status,
        unsent: status.unsent + batch.length,
        unsentBytes: status.unsentBytes + bytes,
      },
      // Its own first, so that it is known at all.
      certificates: [...certificates.slice(0, 1), ...parcel.certificates, ...certificates.slice(1)]
        .filter((jws, i, all) => all.indexOf(jws) === i)
        .slice(0, MOST_PAPERS),
      hashes: batch.map(({ sha256 }) => sha256),
    };
    return signer.sign(manifest);
  };

  const deliver = async (batch: readonly Letter[], raw: boolean): Promise<PushOutcome> => {
    const manifest = await manifestFor(batch);
    const bytes = await Promise.all(batch.map((letter) => letter.read()));
    const [only] = bytes;
    const outcome =
      raw && only ? await centre.rescue(manifest, only) : await centre.push(manifest, bytes);
    if (outcome.is !== 'received') return outcome;
    const { list, signed } = outcome;
    if (list.receipts.length > 0) lists.push(signed);
    for (const receipt of list.receipts) {
      // What was taken just now bears the time of the answer.
      receipts.set(receipt.hash, { receipt, isNew: receipt.at === list.at });
    }
    return outcome;
  };

  /** How long to wait after a failure, in ms; null where there is nothing to wait for. */
  const after = async (outcome: PushTrouble, failures: number): Promise<number | null> => {
    if (outcome.is === 'busy') {
      const told = toldMs(outcome.retryAfterMs);
      return told + beyondToldMs(told, failures, clock.random());
    }
    if (outcome.is === 'unknown' && outcome.why === 'receipt-wrong') await centre.refreshKeys();
    const isOne = outcome.is === 'too-large' || outcome.is === 'unreadable';
    return isOne ? null : backoffMs(failures, clock.random());
  };

  const carryLetters = async () => {
    const aside = new Set<Sha256>();
    let failures = 0;
    while (!stopped && failures < PATIENCE) {
      const left = parcel.letters.filter(({ sha256 }) => !receipts.has(sha256));
      const batch = batchOf(
        left.filter(({ sha256 }) => !aside.has(sha256)),
        limit,
      );
      const [alone] = batch;
      if (!alone) return;
      const size = { envelopes: batch.length, bytes: bytesIn(batch) };
      const before = receipts.size;
      const sentAt = clock.now();
      const outcome = await deliver(batch, false);
      if (outcome.is === 'received' && receipts.size > before) {
        failures = 0;
        limit = adapt(limit, size, Math.abs(clock.now() - sentAt), outcome.pace);
        show(standing());
        continue;
      }
      // A list that names none of what was sent is no success [S4].
      const trouble: PushTrouble =
        outcome.is === 'received' ? { is: 'unknown', why: 'receipt-wrong' } : outcome;
      limit = shrink(limit, size, trouble);
      const cannotPass = trouble.is === 'too-large' || trouble.is === 'unreadable';
      if (cannotPass && batch.length === 1) {
        // [S16] Kept byte for byte, where nobody could read it; the others pass.
        const rescued = await deliver(batch, true);
        if (rescued.is !== 'received') aside.add(alone.sha256);
        continue;
      }
      const ms = await after(trouble, failures);
      if (ms === null) continue;
      failures += 1;
      await pause(ms, trouble.is === 'busy' ? 'busy' : 'no-answer');
    }
  };

  /** One that never passes holds up none of the others, unless it is the line that fails. */
  const carryPictures = async () => {
    let refused = 0;
    for (const shot of parcel.pictures) {
      if (stopped || refused === 2) return;
      if (pictures.has(shot.sha256) || !receipts.has(shot.envelope)) continue;
      const word = await carryPicture(shot, ports, { isStopped: () => stopped, pause });
      if (word === null) {
        refused += 1;
        continue;
      }
      refused = 0;
      pictures.add(shot.sha256);
      pictureWords.push(word);
      show(standing());
    }
  };

  /** Outcomes come to whoever brought an envelope, too; this device's own count is not touched. */
  const listen = async () => {
    // What the centre had judged before, it told with the receipt or to this very device.
    const isWaiting = () => [...receipts].some(([hash, { isNew }]) => isNew && !heard.has(hash));
    for (let look = 0; look < LOOKS_INTO_MAILBOX && !stopped; look++) {
      if (look > 0 && !isWaiting()) return;
      if (look > 0) await pause(BETWEEN_LOOKS_MS, null);
      let more = true;
      while (more && mailboxFrom !== null) {
        const page = await centre.readMailbox(mailboxFrom);
        if (page.is !== 'read') return;
        for (const entry of page.value.items) {
          const item = readEntry(entry);
          if (item && 'envelope' in item && receipts.has(item.envelope)) {
            heard.set(item.envelope, item);
          }
          mailboxFrom = Math.max(mailboxFrom, entry.n);
        }
        more = page.value.more && page.value.items.length > 0;
      }
      show(standing());
    }
  };

  return {
    async carry(onChange) {
      show = onChange;
      stopped = false;
      mailboxFrom ??= await outbox.mailboxRead();
      await carryLetters();
      // Whatever was judged is proven, and only then its pictures are taken.
      await listen();
      await carryPictures();
      return standing();
    },
    stop() {
      stopped = true;
      resting?.cancel();
    },
  };
}

const bytesIn = (letters: readonly Letter[]): number =>
  letters.reduce((sum, { bytes }) => sum + bytes, 0);

/** The first ones that go together; at least one, whatever its size. */
function batchOf(letters: readonly Letter[], limit: PushLimit): Letter[] {
  const batch: Letter[] = [];
  let bytes = 0;
  for (const letter of letters) {
    bytes += letter.bytes;
    if (batch.length === limit.envelopes || (batch.length > 0 && bytes > limit.bytes)) break;
    batch.push(letter);
  }
  return batch;
}
