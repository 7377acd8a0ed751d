import { describe, expect, it } from 'vitest';
import type { PictureReceipt } from '#contract/pictures.ts';
import { nextChunkBytes, sendPictures } from '../../src/sync/pictures.ts';
import type { PictureAnswer, PictureToSend } from '../../src/sync/ports.ts';
import { startVirtualClock } from './virtual-clock.ts';

const settle = async () => {
  for (let i = 0; i < 50; i += 1) await Promise.resolve();
};
const named = (name: string, length = 100_000): PictureToSend => ({
  ...{ sha256: name.padEnd(43, 'A'), envelope: 'E'.repeat(43), bytes: new Uint8Array(length) },
});
const receiptOf = ({ sha256, bytes }: PictureToSend): PictureReceipt => ({
  ...{ v: 1, server: 'S'.repeat(43), serverEpoch: { n: 1, random: 'r' }, at: 0 },
  ...{ sha256, bytes: bytes.length },
});

/** A sender over a centre that a test can break, and what was asked of it. */
function sending(waiting: PictureToSend[], unsent = 0) {
  const clock = startVirtualClock(0, () => 0.5);
  const here = new Map<string, number>();
  const asked: string[] = [];
  const world = { unsent, counted: 0, broken: null as PictureAnswer | null };
  const standing = (picture: PictureToSend): PictureAnswer => {
    const offset = here.get(picture.sha256) ?? 0;
    if (offset < picture.bytes.length) return { is: 'here', offset };
    return { is: 'received', receipt: receiptOf(picture) };
  };
  const sender = sendPictures({
    clock,
    async countUnsent() {
      world.counted += 1;
      return world.unsent;
    },
    report: (error) => {
      throw error;
    },
    album: {
      nextPicture: async () => waiting[0] ?? null,
      async pictureReceived({ sha256 }) {
        waiting.splice(
          waiting.findIndex((one) => one.sha256 === sha256),
          1,
        );
      },
    },
    gallery: {
      async begin(picture) {
        asked.push('begin');
        return world.broken ?? standing(picture);
      },
      async add(picture, offset, end) {
        asked.push(`add ${offset}`);
        if (world.broken) return world.broken;
        here.set(picture.sha256, Math.min(end, picture.bytes.length));
        return standing(picture);
      },
    },
  });
  return {
    clock,
    here,
    asked,
    world,
    waiting,
    sender,
    pass: (ms: number) => clock.pass(ms, settle),
  };
}

describe('[S6] how large a chunk is', () => {
  it.each([
    [32_768, 1, 65_536],
    [32_768, 3000, 32_768],
    [32_768, 6000, 16_384],
    [32_768, null, 16_384],
    [524_288, 1, 524_288],
    [8000, 60_000, 4096],
    [4096, null, 4096],
  ])('%i bytes that took %s ms: %i', (last, ms, next) => {
    expect(nextChunkBytes(last, ms)).toBe(next);
  });
});

describe('[S6] pictures', () => {
  it('go one after the other until none is left', async () => {
    const { waiting, asked, pass, sender } = sending([named('one'), named('two')]);
    await pass(1000);
    expect(waiting).toEqual([]);
    const firsts = asked.flatMap((what, i) => (what === 'begin' ? [i] : []));
    expect(firsts).toHaveLength(2);
    sender.end();
  });

  it('wait while an envelope is unsent', async () => {
    const { world, asked, waiting, pass, sender } = sending([named('one')], 1);
    await pass(600_000);
    expect(asked).toEqual([]);
    // A device that is away for days is not looked through every moment.
    expect(world.counted).toBeLessThanOrEqual(21);
    world.unsent = 0;
    sender.wake();
    await pass(1000);
    expect(waiting).toEqual([]);
    sender.end();
  });

  it('stop after the chunk under way when an envelope comes', async () => {
    const world = sending([named('one', 2_000_000)]);
    const { here } = world;
    const set = here.set.bind(here);
    here.set = (name, offset) => {
      if (here.size === 0) world.world.unsent = 1;
      return set(name, offset);
    };
    await world.pass(30_000);
    expect(world.asked).toEqual(['begin', 'add 0']);
    world.world.unsent = 0;
    world.sender.wake();
    await world.pass(0);
    expect(world.asked[2]).toBe('add 32768');
    world.sender.end();
  });

  it('ask the centre again after a failure, wait longer each time, and go on from its offset', async () => {
    const { world, asked, here, waiting, pass, sender } = sending([named('one', 40_000)]);
    here.set('one'.padEnd(43, 'A'), 10_000);
    world.broken = { is: 'failed' };
    await pass(10_000);
    const tries = asked.length;
    expect(tries).toBeGreaterThan(2);
    expect(tries).toBeLessThan(7);
    world.broken = null;
    await pass(60_000);
    expect(asked.slice(tries)).toEqual(['begin', 'add 10000']);
    expect(waiting).toEqual([]);
    sender.end();
  });

  it('stay away as long as the centre says, whatever wakes them', async () => {
    const { world, asked, pass, sender } = sending([named('one')]);
    world.broken = { is: 'busy', retryAfterMs: 60_000 };
    await pass(1000);
    sender.wake();
    await pass(58_000);
    expect(asked).toEqual(['begin']);
    sender.end();
  });

  it('are looked for once more when something wakes a sender at its work', async () => {
    const { world, waiting, asked, pass, sender } = sending([named('one')], 1);
    world.unsent = 0;
    sender.wake();
    await pass(0);
    expect(asked[0]).toBe('begin');
    await pass(1000);
    expect(waiting).toEqual([]);
    sender.end();
  });

  it('are looked for at once when something wakes a sender that rests', async () => {
    const { waiting, pass, sender, asked } = sending([]);
    await pass(1000);
    waiting.push(named('one'));
    sender.wake();
    await pass(0);
    expect(asked[0]).toBe('begin');
    sender.end();
  });
});
