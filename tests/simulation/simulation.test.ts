import { beforeAll, describe, expect, it } from 'vitest';
import { type Home, makeHome } from './home.ts';
import {
  answersBeforeCommit,
  believesOldReceipts,
  dropsWhatWasAnswered,
  forgetsWhatItHandsOut,
  marksWhatItHandsOut,
} from './planted.ts';
import { playSideBySide } from './side-by-side.ts';
import { type Ending, play, type StoryOptions } from './story.ts';

let home: Home;
beforeAll(async () => {
  home = await makeHome();
}, 60_000);

const SEEDS = 200;
/** `npm run simulate -- --first SEED --seeds 1 --steps 40 --tell` tells one of these stories. */
const SHORT = 40;

/** The first story from this seed on that does not end well. */
async function firstBroken(options: StoryOptions, from = 1): Promise<Ending | null> {
  for (let seed = from; seed <= from + 60; seed += 1) {
    const ending = await play(seed, home, options);
    if (ending.broken !== null) return ending;
  }
  return null;
}

describe('client engine and server engine in one world that fails', () => {
  it(`[S1] [S2] [S4] [S9] [H14] keeps every promise in ${SEEDS} stories of ${SHORT} steps with faults each`, async () => {
    const { seeds, failing, said } = await playSideBySide(SEEDS, SHORT);
    expect([seeds, failing], said).toEqual([SEEDS, 0]);
  }, 600_000);

  it('tells the same story for the same seed', async () => {
    const [one, two] = [await play(7, home), await play(7, home)];
    expect(two.log).toEqual(one.log);
  }, 30_000);
});

describe('the simulation can fail', () => {
  it('[S4] [H6] finds an outbox that forgets what it hands out', async () => {
    const ending = await firstBroken({ spoilOutbox: forgetsWhatItHandsOut });
    expect(ending?.broken).toContain('[invariant 1]');
  }, 60_000);

  it('[S9] [H4] finds a store that takes sending for having sent', async () => {
    const ending = await firstBroken({ spoilOutbox: marksWhatItHandsOut });
    expect(ending?.broken).toContain('[invariant 4]');
  }, 60_000);

  it('[I1] finds a server that answers before it commits', async () => {
    const ending = await firstBroken({ spoilStorage: answersBeforeCommit }, 22);
    expect(ending?.broken).toContain('[invariant 3]');
  }, 60_000);

  it('[S10] [invariant 10] finds a store that counts receipts of a server before its restore', async () => {
    const ending = await firstBroken({ spoilOutbox: believesOldReceipts }, 8);
    expect(ending?.broken).toMatch(/invariant (1|3|4|5)\]/);
  }, 120_000);

  it('[D4] finds a store that lets go of envelopes when it hears of their outcome', async () => {
    const ending = await firstBroken({ spoilOutbox: dropsWhatWasAnswered });
    expect(ending?.broken).toContain('[invariant 7]');
  }, 60_000);
});
