import { describe, expect, it } from 'vitest';
import type { Registration } from '#contract/registration/registration.ts';
import { showReference } from '#thai/reference-number.ts';
import type { Draft } from '../../src/store/draft-types.ts';
import { NumbersExhaustedError } from '../../src/store/drafts.ts';
import type { PaperPicture, PaperState, Papers } from '../../src/store/paper-types.ts';
import { device, keepOne, makeProfile, maleeAs, seen, somchai, wilai } from './desk.ts';

const { officer } = somchai.vault.officer;
const numberOf = (ref: string) => Number(ref.slice(6, 11));

/** Takes and prints; the numbers on the sheets. */
async function print(papers: Papers, count: number): Promise<string[]> {
  const run = await papers.take(officer, count);
  expect(await papers.handToPrinter(run.id)).toBe('go');
  return run.refs;
}

const pictureOf = (papers: Papers) =>
  seen<PaperPicture>(
    (show) => papers.watch(show),
    () => true,
  );

async function stateOf(papers: Papers, ref: string): Promise<PaperState | undefined> {
  return (await pictureOf(papers)).lines.find((line) => line.ref === ref)?.state;
}

const fromPaper = ({ ref }: Pick<Draft, 'ref'>): Registration => maleeAs({ ref });

describe('[D16] numbers for blank forms', () => {
  it('are told beforehand, taken in one go, and never given to a form on the screen', async () => {
    const { store } = await makeProfile().enrol();
    const papers = await store.papers();
    const first = await keepOne(store);
    const told = await papers.next(20);
    const run = await papers.take(officer, 20);
    expect(run.refs).toEqual(told);
    expect(run.refs.map(numberOf)).toEqual(Array.from({ length: 20 }, (_, i) => i + 2));
    const after = await keepOne(store);
    expect([first, after].map(({ draft }) => numberOf(draft.ref))).toEqual([1, 22]);
  });

  it('are 1 to 50 at once, and not more than the lease has', async () => {
    const { store } = await makeProfile().enrol({
      ...device,
      numbers: { ...device.numbers, to: 30 },
    });
    const papers = await store.papers();
    for (const count of [0, 51, 1.5]) await expect(papers.take(officer, count)).rejects.toThrow();
    await expect(papers.take(officer, 31)).rejects.toThrow(NumbersExhaustedError);
    expect((await papers.take(officer, 30)).refs).toHaveLength(30);
    await expect(papers.next(1)).rejects.toThrow(NumbersExhaustedError);
    await expect(papers.begin(somchai.vault, null, fromPaper)).rejects.toThrow(
      NumbersExhaustedError,
    );
  });

  it('go to a printer once', async () => {
    const { store } = await makeProfile().enrol();
    const papers = await store.papers();
    const run = await papers.take(officer, 3);
    expect(await stateOf(papers, run.refs[0] ?? '')).toMatchObject({ is: 'ready', by: officer });
    const both = await Promise.all([papers.handToPrinter(run.id), papers.handToPrinter(run.id)]);
    expect(both.sort()).toEqual(['again', 'go']);
    expect(await papers.handToPrinter(run.id)).toBe('again');
    expect(await stateOf(papers, run.refs[0] ?? '')).toMatchObject({ is: 'printed' });
  });

  it('go to none while the second copy cannot be written, and later they do', async () => {
    const { enrol, disk } = makeProfile();
    const { store } = await enrol();
    const papers = await store.papers();
    disk.become('fails');
    const run = await papers.take(officer, 3);
    expect(await papers.handToPrinter(run.id)).toBe('no-second-copy');
    expect(await stateOf(papers, run.refs[0] ?? '')).toMatchObject({ is: 'ready' });
    disk.become('none');
    expect(await papers.handToPrinter(run.id)).toBe('go');
  });

  it('come out of the printer, or not: the rest is spoilt, and can be taken back', async () => {
    const { store } = await makeProfile().enrol();
    const papers = await store.papers();
    const run = await papers.take(officer, 3);
    await papers.handToPrinter(run.id);
    expect((await pictureOf(papers)).runs[0]?.answered).toBe(false);
    const [first = '', second = '', third = ''] = run.refs;
    await papers.answer(run.id, [second, '999999999999'], officer);
    const picture = await pictureOf(papers);
    expect(picture.runs[0]?.answered).toBe(true);
    expect(picture.lines.map(({ state }) => state.is)).toEqual(['printed', 'spoilt', 'printed']);
    await papers.unmark(second);
    expect(await stateOf(papers, second)).toMatchObject({ is: 'printed' });
    expect(await papers.mark(third, { is: 'lost', why: 'not-returned' }, officer)).toBe(true);
    expect(await papers.mark(third, { is: 'spoilt', why: 'damaged' }, officer)).toBe(true);
    expect(await stateOf(papers, third)).toMatchObject({ is: 'spoilt', why: 'damaged' });
    expect(await papers.mark('800101999990', { is: 'lost', why: 'other' }, officer)).toBe(false);
    expect(await stateOf(papers, first)).toMatchObject({ is: 'printed' });
  });
});

describe('[D16] a paper that is entered', () => {
  it('gives its number to the record, and is refused the second time with who and when', async () => {
    const { enrol, clock } = makeProfile();
    const { store } = await enrol();
    const papers = await store.papers();
    const printedAt = clock.now();
    const [ref = ''] = await print(papers, 2);
    const begun = await papers.begin(somchai.vault, ref, fromPaper);
    if (begun.is !== 'begun') throw new Error(begun.is);
    expect(begun.draft).toMatchObject({ ref, registration: { intake: { ref } } });
    const { record } = begun.draft;
    expect(await stateOf(papers, ref)).toMatchObject({ is: 'begun', record, by: officer });
    expect(await papers.mark(ref, { is: 'lost', why: 'other' }, officer)).toBe(false);
    expect(await papers.begin(wilai.vault, ref, fromPaper)).toMatchObject({
      is: 'not-free',
      state: { is: 'begun', by: officer },
    });
    await store.keepRegistration(somchai.vault, begun.draft);
    const at = clock.now();
    const entered = { is: 'entered', by: officer, at, record };
    expect(await stateOf(papers, ref)).toEqual(entered);
    expect(await papers.find(ref)).toEqual({ printedHere: true, printedAt, state: entered });
    expect(await papers.begin(wilai.vault, ref, fromPaper)).toEqual({
      is: 'not-free',
      state: entered,
    });
    expect(await papers.mark(ref, { is: 'spoilt', why: 'other' }, officer)).toBe(false);
  });

  it('is out again when its draft was dropped', async () => {
    const { store } = await makeProfile().enrol();
    const papers = await store.papers();
    const [ref = ''] = await print(papers, 1);
    const begun = await papers.begin(somchai.vault, ref, fromPaper);
    if (begun.is !== 'begun') throw new Error('not begun');
    // In the bin it can be taken back, so its number is not free.
    await store.discardDraft(begun.draft.record);
    expect(await stateOf(papers, ref)).toMatchObject({ is: 'begun' });
    await store.dropDraft(begun.draft.record);
    expect(await stateOf(papers, ref)).toMatchObject({ is: 'printed' });
    expect(await papers.begin(somchai.vault, ref, fromPaper)).toMatchObject({ is: 'begun' });
  });

  it('is begun once when two windows begin it', async () => {
    const { store } = await makeProfile().enrol();
    const papers = await store.papers();
    const [ref = ''] = await print(papers, 1);
    const both = await Promise.all([
      papers.begin(somchai.vault, ref, fromPaper),
      papers.begin(somchai.vault, ref, fromPaper),
    ]);
    expect(both.map(({ is }) => is).sort()).toEqual(['begun', 'not-free']);
  });

  it('of another device takes the next number here, and is known by its own', async () => {
    const { store } = await makeProfile().enrol();
    const papers = await store.papers();
    const elsewhere = '800102000010';
    expect(await papers.find(elsewhere)).toEqual({
      printedHere: false,
      printedAt: null,
      state: null,
    });
    const begun = await papers.begin(somchai.vault, elsewhere, fromPaper);
    if (begun.is !== 'begun') throw new Error(begun.is);
    expect(showReference(begun.draft.ref)).toMatch(/^8001-01-00001-/);
    expect(await papers.begin(somchai.vault, elsewhere, fromPaper)).toMatchObject({
      is: 'not-free',
      state: { is: 'begun' },
    });
    await store.keepRegistration(somchai.vault, begun.draft);
    expect((await papers.find(elsewhere)).state).toMatchObject({ is: 'entered', by: officer });
  });

  it('without a number takes the next one here', async () => {
    const { store } = await makeProfile().enrol();
    const papers = await store.papers();
    const both = [
      await papers.begin(somchai.vault, null, fromPaper),
      await papers.begin(somchai.vault, null, fromPaper),
    ];
    expect(both.map((one) => one.is === 'begun' && numberOf(one.draft.ref))).toEqual([1, 2]);
  });

  it('is refused when it was said to be spoilt or lost, or cannot be there yet', async () => {
    const { store } = await makeProfile().enrol();
    const papers = await store.papers();
    const [lost = ''] = await print(papers, 1);
    await papers.mark(lost, { is: 'lost', why: 'in-the-field' }, officer);
    const ready = (await papers.take(officer, 1)).refs[0] ?? '';
    for (const [ref, is] of [
      [lost, 'lost'],
      [ready, 'ready'],
    ] as const) {
      const begun = await papers.begin(somchai.vault, ref, fromPaper);
      expect(begun).toMatchObject({ is: 'not-free', state: { is } });
    }
    const { draft } = await keepOne(store);
    expect((await papers.find(draft.ref)).state).toMatchObject({ is: 'entered' });
  });
});

describe('[D6] [D16] papers after a loss', () => {
  it('what was printed is known again; what was not yet is stepped over', async () => {
    const { enrol, open, loseDatabase } = makeProfile();
    const { store } = await enrol();
    const papers = await store.papers();
    const refs = await print(papers, 3);
    const [first = '', second = '', third = ''] = refs;
    const ready = await papers.take(officer, 2);
    await papers.mark(second, { is: 'spoilt', why: 'damaged' }, officer);
    const begun = await papers.begin(somchai.vault, first, fromPaper);
    if (begun.is === 'begun') await store.keepRegistration(somchai.vault, begun.draft);
    loseDatabase();

    const again = await (await open()).store.papers();
    const { lines } = await pictureOf(again);
    expect(lines.map(({ ref, state }) => [ref, state.is])).toEqual([
      [first, 'entered'],
      [second, 'spoilt'],
      [third, 'printed'],
    ]);
    expect(await again.handToPrinter(ready.id)).toBe('again');
    const [next = ''] = await print(again, 1);
    expect(numberOf(next)).toBe(106);
  });
});
