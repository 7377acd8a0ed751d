import { describe, expect, it } from 'vitest';
import type { PictureReceipt } from '#contract/pictures.ts';
import { isWeak, nextChunkBytes, sendPictures } from '../../src/sync/pictures.ts';
import type {
  PictureAnswer,
  PicturesNow,
  PicturesWait,
  PictureToSend,
} from '../../src/sync/ports.ts';
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
  const world = {
    unsent,
    counted: 0,
    broken: null as PictureAnswer | null,
    asks: null as Exclude<PicturesWait, 'weak-line'> | null,
    /** Of the line, in bytes a second. */
    rate: Number.POSITIVE_INFINITY,
  };
  const told: PicturesNow[] = [];
  const standing = (picture: PictureToSend): PictureAnswer => {
    const offset = here.get(picture.sha256) ?? 0;
    if (offset < picture.bytes.length) return { is: 'here', offset };
    return { is: 'received', receipt: receiptOf(picture), signed: 'signed' };
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
    asksToWait: () => world.asks,
    tell: (now) => told.push(now),
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
        const upTo = Math.min(end, picture.bytes.length);
        if (world.rate < Number.POSITIVE_INFINITY) {
          await clock.wait(((upTo - offset) * 1000) / world.rate).done;
        }
        here.set(picture.sha256, upTo);
        return standing(picture);
      },
    },
  });
  return {
    clock,
    here,
    asked,
    told,
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
    sender.wake('kept');
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
    world.sender.wake('kept');
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
    sender.wake('kept');
    await pass(58_000);
    expect(asked).toEqual(['begin']);
    sender.end();
  });

  it('are looked for once more when something wakes a sender at its work', async () => {
    const { world, waiting, asked, pass, sender } = sending([named('one')], 1);
    world.unsent = 0;
    sender.wake('kept');
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
    sender.wake('kept');
    await pass(0);
    expect(asked[0]).toBe('begin');
    sender.end();
  });
});

describe('[S18] a weak line', () => {
  const chunk = (bytes: number, ms: number, arrived = true) => ({ bytes, ms, arrived });
  it.each([
    [false, chunk(32_768, 5000), true],
    [false, chunk(32_768, 3900), false],
    // What is small says nothing by taking as long as any request does.
    [false, chunk(1000, 1200), false],
    [false, chunk(32_768, 60_000, false), true],
    [false, chunk(32_768, 5, false), false],
    [true, chunk(18_000, 3000), true],
    [true, chunk(18_000, 2000), false],
    [true, chunk(18_000, 5, false), true],
  ])('was it weak: %s, after %o: %s', (before, last, weak) => {
    expect(isWeak(before, last)).toBe(weak);
  });

  it('is left to the text but for one chunk a minute', async () => {
    const { world, asked, told, waiting, pass, sender } = sending([named('one', 400_000)]);
    world.rate = 6000;
    await pass(60_000);
    expect(told.at(-1)).toEqual({ is: 'waiting', why: 'weak-line' });
    expect(asked).toEqual(['begin', 'add 0']);
    sender.wake('kept');
    await pass(1000);
    expect(asked).toHaveLength(2);
    await pass(180_000);
    expect(asked.length).toBeGreaterThan(3);
    expect(asked.length).toBeLessThan(7);
    world.rate = 60_000;
    await pass(120_000);
    expect(waiting).toEqual([]);
    expect(told.at(-1)).toEqual({ is: 'resting' });
    sender.end();
  });

  it('[S13] is tried after a minute, whatever became of the clock meanwhile', async () => {
    const { clock, world, waiting, pass, sender } = sending([named('one', 100_000)]);
    world.rate = 6000;
    await pass(10_000);
    world.rate = 60_000;
    // Ten years back: found by the simulation, seed 4.
    clock.jump(-10 * 365 * 86_400_000);
    await pass(180_000);
    expect(waiting).toEqual([]);
    sender.end();
  });

  it('is used when somebody presses, until nothing waits', async () => {
    const { world, waiting, pass, sender } = sending([named('one', 300_000)]);
    world.rate = 6000;
    await pass(10_000);
    sender.wake('pressed');
    await pass(60_000);
    expect(waiting).toEqual([]);
    const before = waiting.push(named('two', 300_000));
    sender.wake('kept');
    await pass(120_000);
    expect(waiting).toHaveLength(before);
    sender.end();
  });
});

describe('[S18] what a device asks for', () => {
  it('holds pictures without Wi-Fi, whoever presses, and goes on where it was', async () => {
    const { world, asked, told, waiting, pass, sender } = sending([named('one')]);
    world.asks = 'no-wifi';
    sender.wake('pressed');
    await pass(120_000);
    expect(asked).toEqual([]);
    expect(told.at(-1)).toEqual({ is: 'waiting', why: 'no-wifi' });
    world.asks = null;
    sender.wake('visible');
    await pass(1000);
    expect(waiting).toEqual([]);
    sender.end();
  });

  it('holds them where data is to be saved, until somebody presses', async () => {
    const { world, asked, waiting, pass, sender } = sending([named('one')]);
    world.asks = 'save-data';
    await pass(120_000);
    expect(asked).toEqual([]);
    sender.wake('pressed');
    await pass(1000);
    expect(waiting).toEqual([]);
    sender.end();
  });

  it('tells how much of a picture has gone', async () => {
    const { told, pass, sender } = sending([named('one', 100_000)]);
    await pass(1000);
    expect(told).toContainEqual({ is: 'sending', sent: 32_768, bytes: 100_000 });
    sender.end();
  });
});
