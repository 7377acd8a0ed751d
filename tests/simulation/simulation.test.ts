import { beforeAll, describe, expect, it } from 'vitest';
import { type Home, makeHome } from './home.ts';
import { answersBeforeCommit, forgetsWhatItHandsOut, marksWhatItHandsOut } from './planted.ts';
import { type Ending, play, STEPS, type StoryOptions } from './story.ts';

let home: Home;
beforeAll(async () => {
  home = await makeHome();
}, 60_000);

const SEEDS = 200;

/** The first story among these seeds that does not end well. */
async function firstBroken(options: StoryOptions, seeds = 60): Promise<Ending | null> {
  for (let seed = 1; seed <= seeds; seed += 1) {
    const ending = await play(seed, home, options);
    if (ending.broken !== null) return ending;
  }
  return null;
}

describe('client engine and server engine in one world that fails', () => {
  it(`[S1] [S2] [S4] [S9] keeps every promise in ${SEEDS} stories of ${STEPS} steps with faults each`, async () => {
    const broken: string[] = [];
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const ending = await play(seed, home);
      if (ending.broken !== null) broken.push(`seed ${seed}: ${ending.broken}`);
    }
    expect(broken).toEqual([]);
  }, 300_000);

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
    const ending = await firstBroken({ spoilStorage: answersBeforeCommit });
    expect(ending?.broken).toContain('[invariant 3]');
  }, 60_000);
});
