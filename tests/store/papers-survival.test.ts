import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PaperPicture, Papers } from '../../src/store/paper-types.ts';
import { keepOne, makeProfile, maleeAs, seen, somchai } from './desk.ts';

type Mishap =
  | 'print'
  | 'print half way'
  | 'print with a broken disk'
  | 'register on the screen'
  | 'enter a paper'
  | 'start again'
  | 'lose the database'
  | 'fall back to an older database'
  | 'lose the second copy'
  | 'lose the journal'
  | 'lose the mark';

const mishap = fc.oneof(
  { arbitrary: fc.constantFrom<Mishap>('print', 'enter a paper'), weight: 3 },
  fc.constantFrom<Mishap>(
    'print half way',
    'print with a broken disk',
    'register on the screen',
    'start again',
    'lose the database',
    'fall back to an older database',
    'lose the second copy',
    'lose the journal',
    'lose the mark',
  ),
);

const { officer } = somchai.vault.officer;

it('[D1] [D16] no number ever comes out of a printer twice, or on a paper and a screen', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(mishap, fc.integer({ min: 1, max: 50 })), { minLength: 3, maxLength: 12 }),
      async (mishaps) => {
        const profile = makeProfile();
        const { disk, marks } = profile;
        let { store } = await profile.enrol();
        let papers = await store.papers();
        /** Every number that a person has seen on paper or screen as the number of one form. */
        const out: string[] = [];
        const toEnter: string[] = [];
        const startAgain = async () => {
          disk.become('none');
          ({ store } = await profile.open());
          papers = await store.papers();
        };

        for (const [what, count] of mishaps) {
          disk.become('none');
          if ((await store.device()) === null) break;
          switch (what) {
            case 'print with a broken disk':
              disk.become('fails');
              await print(papers, count);
              break;
            case 'print':
              await print(papers, count);
              break;
            case 'print half way':
              await papers.take(officer, count);
              await startAgain();
              break;
            case 'register on the screen':
              out.push((await keepOne(store)).draft.ref);
              break;
            case 'enter a paper':
              await enter();
              break;
            case 'start again':
              await startAgain();
              break;
            case 'lose the database':
              profile.loseDatabase();
              await startAgain();
              break;
            case 'fall back to an older database':
              await fallBack(count);
              break;
            case 'lose the second copy':
              disk.content.delete('copy-a');
              disk.content.delete('copy-b');
              await startAgain();
              break;
            case 'lose the journal':
              disk.content.delete('journal-a');
              disk.content.delete('journal-b');
              await startAgain();
              break;
            case 'lose the mark':
              marks.content.clear();
              await startAgain();
          }
        }
        expect(new Set(out).size).toBe(out.length);

        async function print(at: Papers, many: number) {
          const ready = (await picture(at)).runs.filter((run) => run.printedAt === null);
          const run = ready[0] ?? (await at.take(officer, many));
          // What the printer does with a run that it may not have, it does in a window beside.
          const answers = [await at.handToPrinter(run.id), await at.handToPrinter(run.id)];
          for (const answer of answers) {
            if (answer === 'go') {
              out.push(...run.refs);
              toEnter.push(...run.refs);
            }
          }
        }

        async function enter() {
          const no = toEnter.shift() ?? null;
          const begun = await papers.begin(somchai.vault, no, maleeAs);
          if (begun.is !== 'begun') return;
          const { draft } = begun;
          // With another number than the paper's it is a new one, and must be nobody else's.
          if (draft.ref !== no) out.push(draft.ref);
          await store.keepRegistration(somchai.vault, draft);
        }

        /** The database comes back as it was before the last thing that was printed. */
        async function fallBack(many: number) {
          const tables = await profile.photograph();
          await print(papers, many);
          await profile.putPhotographBack(tables);
          await startAgain();
        }
      },
    ),
    { numRuns: 40, seed: 2566, endOnFailure: true },
  );
}, 120_000);

const picture = (papers: Papers) =>
  seen<PaperPicture>(
    (show) => papers.watch(show),
    () => true,
  );
