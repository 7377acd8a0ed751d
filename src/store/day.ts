import { type Database, readLedger } from './database.ts';
import { reckonDay } from './day-state.ts';
import type { DayPicture } from './day-types.ts';
import { watch } from './watch.ts';

/** Shows the day that `clock` says it is at each change; the next day begins with the next change. */
export const watchDay = (
  db: Database,
  clock: { now(): number },
  show: (picture: DayPicture) => void,
): (() => void) =>
  watch(
    () => readDay(db, clock.now()),
    (picture) => picture,
    show,
  );

function readDay(db: Database, now: number): Promise<DayPicture> {
  return db.transaction('r', [db.meta, db.outbox, db.drafts, db.pictures], async () => {
    const [ledger, rows, drafts, picturesLeft] = await Promise.all([
      readLedger(db),
      db.outbox.toArray(),
      db.drafts.filter(({ discarded }) => !discarded).count(),
      db.pictures.where('waiting').equals(1).count(),
    ]);
    const { epoch, seq, head: hash, clockOffset } = ledger;
    const head = hash === null ? null : { epoch, seq, hash };
    return { ...reckonDay(rows, now), picturesLeft, drafts, head, clockOffset };
  });
}
