import { afterAll, describe, expect, it } from 'vitest';
import { Overview } from '#contract/overview.ts';
import { supervisorOf } from './devices/people.ts';
import { askAs, type Desk, openDesk, push, seal, signedIn } from './support/desk.ts';
import { build, type House, tearDown } from './support/house.ts';

afterAll(tearDown);

const HOUR = 3_600_000;

/** When each device was last heard of, as a supervisor reads it. */
async function contacts(suda: Desk): Promise<Map<string, number | null>> {
  const { devices } = Overview.parse(await (await askAs(suda, 'officer', '/overview')).json());
  return new Map(devices.map(({ device, lastContact }) => [device, lastContact]));
}

/** How many transactions write contacts from now on. */
function countWrites({ storage }: House): () => number {
  const { transact } = storage;
  let writes = 0;
  storage.transact = (work) =>
    transact((tables) =>
      work({
        ...tables,
        saveContacts(met) {
          writes += 1;
          return tables.saveContacts(met);
        },
      }),
    );
  return () => writes;
}

describe('[DV15] when a device was last heard of', () => {
  it.each([
    ['fetches its outcomes', (desk: Desk) => askAs(desk, 'device', '/mailbox?after=0')],
    ['is used by its officer', (desk: Desk) => askAs(desk, 'officer', '/records?ref=1')],
    ['signs in', (desk: Desk) => signedIn(desk, 'device')],
  ])('is when it %s, and not only when it reports', async (_what, come) => {
    const house = await build();
    const [suda, somchai] = [await supervisorOf(house), await openDesk(house)];
    expect((await contacts(suda)).get(somchai.id)).toBeNull();
    await push(somchai, [await seal(somchai)]);
    const reported = house.clock.now();
    house.clock.move(HOUR);
    expect((await contacts(suda)).get(somchai.id)).toBe(reported);
    house.clock.move(HOUR);
    await come(somchai);
    const came = house.clock.now();
    house.clock.move(HOUR);
    expect((await contacts(suda)).get(somchai.id)).toBe(came);
  });

  it('is not what a stranger does in its name', async () => {
    const house = await build();
    const [suda, somchai] = [await supervisorOf(house), await openDesk(house)];
    const thief = { ...somchai, pair: suda.pair };
    await expect(askAs(thief, 'device', '/mailbox?after=0')).rejects.toThrow();
    house.clock.move(HOUR);
    expect((await contacts(suda)).get(somchai.id)).toBeNull();
  });

  it('costs one small transaction a minute, however many come', async () => {
    const house = await build();
    const desks = [await supervisorOf(house), await openDesk(house), await openDesk(house)];
    house.clock.move(HOUR);
    const writes = countWrites(house);
    for (let turn = 0; turn < 3; turn += 1) {
      for (const desk of desks) await askAs(desk, 'device', '/mailbox?after=0');
    }
    expect(writes()).toBe(1);
    house.clock.move(HOUR);
    await askAs(desks[0] as Desk, 'device', '/mailbox?after=0');
    expect(writes()).toBe(2);
    const [suda, ...others] = desks as [Desk, Desk, Desk];
    const known = await contacts(suda);
    for (const { id } of others) expect(known.get(id)).toBe(house.clock.now() - HOUR);
  });
});
