import { afterAll, describe, expect, it } from 'vitest';
import { createReadingLane } from '../../server/http/reading-lane.ts';
import { createSpread } from '../../server/intake/spread.ts';
import { createTurnstile } from '../../server/storage/sqlite/turnstile.ts';
import { askAs, openDesk, push, seal, signedIn } from './support/desk.ts';
import { build, handClock, tearDown } from './support/house.ts';
import { add, announced, begin } from './support/pictures.ts';

afterAll(tearDown);

const later = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('[I6] custody has a lane of its own', () => {
  it('in the database: it waits for one of the others at most, and they get every second turn', async () => {
    const turnstile = createTurnstile();
    const order: string[] = [];
    const work = async (lane: 'custody' | 'others', name: string) => {
      const leave = await turnstile.enter(lane);
      order.push(name);
      await later();
      leave();
      // Said twice it lets nobody else through.
      leave();
    };
    const reading = Array.from({ length: 4 }, (_, i) => work('others', `r${i}`));
    const pushes = Array.from({ length: 3 }, (_, i) => work('custody', `c${i}`));
    await Promise.all([...reading, ...pushes]);
    expect(order).toEqual(['r0', 'c0', 'r1', 'c1', 'r2', 'c2', 'r3']);
    await work('custody', 'last');
    expect(order.at(-1)).toBe('last');
  });

  it('while hundreds read, a push is answered before most of them are', async () => {
    const house = await build();
    const desk = await openDesk(house);
    await push(desk, [await seal(desk)]);
    const envelope = await seal(desk);
    const entry = await signedIn(desk, 'device');
    let read = 0;
    const readings = Array.from({ length: 300 }, async () => {
      const answer = await askAs(desk, 'device', '/mailbox?after=0', undefined, {
        signedIn: entry,
      });
      expect(answer.status).toBe(200);
      await answer.text();
      read += 1;
    });
    while (read === 0) await later();
    await push(desk, [envelope]);
    expect(read).toBeLessThan(150);
    await Promise.all(readings);
  });

  it('[PX5] pictures that fill their own room and whose disk stands still hold up no text', async () => {
    let goOn = () => {};
    const standing = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    let atDisk = 0;
    const KIB = 1024;
    const house = await build({
      limits: {
        // Were the room shared, the pictures would take all of it.
        admission: { queuedBytes: 128 * KIB, drainMs: 10_000 },
        pictureAdmission: { queuedBytes: 128 * KIB, drainMs: 10_000 },
      },
      pictures: (folder) => ({
        ...folder,
        async append(...given) {
          atDisk += 1;
          await standing;
          await folder.append(...given);
        },
      }),
    });
    const malee = await openDesk(house);
    const pictures = [];
    for (let i = 0; i < 7; i += 1) {
      const picture = await announced(malee, 20 * KIB);
      expect((await begin(malee, picture)).status).toBe(201);
      pictures.push(picture);
    }
    const sent = pictures.map((picture) => add(malee, picture, [0, 20 * KIB]));
    const refused = await Promise.race(sent);
    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    while (atDisk < 2) await later();
    const somchai = await openDesk(house);
    expect((await push(somchai, [await seal(somchai)])).receipts).toHaveLength(1);
    // Two are written at one time, so that two threads are left for custody.
    expect(atDisk).toBe(2);
    goOn();
    const statuses = (await Promise.all(sent)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 204)).toHaveLength(6);
  });
});

describe('[I6] reading', () => {
  it('is answered so many at a time, and who would wait too long hears for how long, by chance', async () => {
    const clock = handClock();
    const lane = createReadingLane({ atOnce: 2, drainMs: 10_000 }, clock);
    const ends: (() => void)[] = [];
    const read = () => lane.take(() => new Promise<void>((resolve) => ends.push(resolve)));
    // A hundred that take two seconds each are believed.
    for (let i = 0; i < 100; i += 1) {
      const one = read();
      await later();
      clock.move(2000);
      ends.pop()?.();
      await one;
    }
    const inside = Array.from({ length: 12 }, read);
    await later();
    expect(ends).toHaveLength(2);
    await expect(read()).rejects.toMatchObject({ code: 'busy', retryAfterSeconds: 17 });
    for (let i = 0; i < 12; i += 1) {
      ends.shift()?.();
      await later();
    }
    await Promise.all(inside);
    const after = read();
    await later();
    expect(ends).toHaveLength(1);
    ends[0]?.();
    await after;
  });
});

it('[I6] [S5] after an outage all devices that there are come no faster than can be answered', async () => {
  const clock = handClock();
  let [devices, queueMs] = [3, 0];
  const spreadMs = createSpread(
    async () => devices,
    clock,
    () => queueMs,
  );
  expect(await spreadMs()).toBe(2000);
  devices = 12_000;
  expect(await spreadMs()).toBe(2000);
  clock.move(60_000);
  expect(await spreadMs()).toBe(30_000);
  queueMs = 20_000;
  expect(await spreadMs()).toBe(40_000);
});
