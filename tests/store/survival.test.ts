import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { takeApart } from '#contract/envelope.ts';
import type { Store } from '../../src/store/types.ts';
import { everything, keepOne, makeProfile } from './desk.ts';

type Mishap =
  | 'keep'
  | 'keep while files fail'
  | 'keep while the power goes'
  | 'start again'
  | 'lose the database'
  | 'lose the journal'
  | 'lose the second copy'
  | 'lose the mark';

const mishap = fc.oneof(
  { arbitrary: fc.constant<Mishap>('keep'), weight: 4 },
  fc.constantFrom<Mishap>(
    'keep while files fail',
    'keep while the power goes',
    'start again',
    'lose the database',
    'lose the journal',
    'lose the second copy',
    'lose the mark',
  ),
);

it('[D2] [D6] whatever was said to be kept twice is found again, once, after any row of mishaps', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(mishap, { minLength: 3, maxLength: 14 }), async (mishaps) => {
      const profile = makeProfile();
      const { disk, marks } = profile;
      let { store, outbox } = await profile.enrol();
      /** Acts that must be there; those said to have no second copy may go with the database. */
      const kept = new Set<string>();
      const once = new Set<string>();
      const refs: string[] = [];

      const keep = async (from: Store) => {
        const { draft, outcome } = await keepOne(from);
        if (outcome.is !== 'kept') throw new Error('not kept');
        refs.push(draft.ref);
        (outcome.secondCopy ? kept : once).add(draft.op);
      };
      const startAgain = async () => {
        disk.become('none');
        ({ store, outbox } = await profile.open());
        for (const op of once) kept.add(op);
        once.clear();
      };
      const lose = async (...names: string[]) => {
        for (const name of names) disk.content.delete(name);
        await startAgain();
      };

      for (const what of mishaps) {
        disk.become('none');
        if ((await store.device()) === null) break;
        switch (what) {
          case 'keep':
            await keep(store);
            break;
          case 'keep while files fail':
            disk.become('fails');
            await keep(store);
            break;
          case 'keep while the power goes':
            disk.become('tears');
            await keep(store);
            break;
          case 'start again':
            await startAgain();
            break;
          case 'lose the database':
            once.clear();
            profile.loseDatabase();
            await startAgain();
            break;
          case 'lose the journal':
            await lose('journal-a', 'journal-b');
            break;
          case 'lose the second copy':
            await lose('copy-a', 'copy-b');
            break;
          case 'lose the mark':
            marks.content.clear();
            await startAgain();
        }
      }

      const found: string[] = [];
      for (;;) {
        const aside = found.map((line) => line.split(' ')[1] ?? '');
        const envelopes = await outbox.unsent(everything, aside);
        if (envelopes.length === 0) break;
        for (const { bytes, hash } of envelopes) {
          const header = JSON.parse(new TextDecoder().decode(takeApart(bytes).header));
          found.push(`${header.id} ${hash}`);
        }
      }
      const ops = found.map((line) => line.split(' ')[0] ?? '');
      expect(new Set(ops).size).toBe(ops.length);
      expect(ops).toEqual(expect.arrayContaining([...kept, ...once]));
      expect(new Set(refs).size).toBe(refs.length);
    }),
    { numRuns: 60, seed: 2566, endOnFailure: true },
  );
}, 60_000);
