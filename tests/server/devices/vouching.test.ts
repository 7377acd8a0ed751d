import { v7 as uuid } from 'uuid';
import { afterAll, describe, expect, it } from 'vitest';
import { HoldList } from '#contract/devices.ts';
import { PersonList } from '#contract/people.ts';
import { askAs, type Desk, outcomes, push, type Sealed, seal } from '../support/desk.ts';
import { build, type House, tearDown } from '../support/house.ts';
import { actOn, openDeskOf, provinceOf, supervisorOf } from './people.ts';

afterAll(tearDown);

/** A head that nobody ever made, far above everything that will be. */
const madeUp = { manifest: { head: { seq: 100_000, hash: 'Z'.repeat(43) } } };

interface Scene {
  house: House;
  suda: Desk;
  province: Desk;
  somchai: Desk;
}

async function scene(): Promise<Scene> {
  const house = await build();
  const [suda, province] = [await supervisorOf(house), await provinceOf(house)];
  return { house, suda, province, somchai: await openDeskOf(house, ['officer'], '8001') };
}

const personOf = async ({ suda, somchai }: Scene) => {
  const { people } = PersonList.parse(await (await askAs(suda, 'officer', '/people')).json());
  return people.find(({ officer }) => officer === somchai.officer.officer)?.id;
};

const ok = async (answer: Response) => {
  if (!answer.ok) throw new Error(await answer.text());
};

/** Every way in which a right ends, and what is said of what comes after it. */
const endings: [string, (scene: Scene) => Promise<void>, string][] = [
  [
    'an officer is suspended',
    async (now) =>
      ok(
        await askAs(now.suda, 'officer', `/people/${await personOf(now)}/suspend`, {
          reason: 'พ้นหน้าที่',
        }),
      ),
    'officer-revoked',
  ],
  [
    'a device is suspended',
    async ({ suda, somchai }) => ok(await actOn(suda, somchai, { kind: 'suspend' })),
    'device-revoked',
  ],
  [
    'a device is moved',
    async ({ province, somchai }) =>
      ok(await actOn(province, somchai, { kind: 'move', unit: '8002' })),
    'unit-moved',
  ],
];

const said = async (desk: Desk, sealed: readonly Sealed[]) => {
  const found = await outcomes(desk);
  return sealed.map(({ hash }) => {
    const item = found.get(hash);
    return item?.kind === 'held' ? item.code : item?.kind;
  });
};

const all = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);

async function end(now: Scene, ending: (scene: Scene) => Promise<void>): Promise<void> {
  now.house.clock.move(1000);
  await ending(now);
  now.house.clock.move(1000);
}

describe.each(endings)('[DV4] %s', (_, ending, code) => {
  it('a made-up head vouches for nothing that is written afterwards', async () => {
    const now = await scene();
    const { somchai, suda } = now;
    const early = await seal(somchai);
    await push(somchai, [early], madeUp);
    await end(now, ending);
    const late = [await seal(somchai), await seal(somchai)];
    await push(somchai, late);
    expect(await said(somchai, [early, ...late])).toEqual(['accepted', code, code]);
    const { holds } = HoldList.parse(await (await askAs(suda, 'officer', '/holds')).json());
    expect(holds.map(({ releasable }) => releasable)).toEqual([true, true]);
  });

  it('what a real head leads to counts, as soon as the links between are here', async () => {
    const now = await scene();
    const { somchai } = now;
    const early: Sealed[] = [];
    for (let i = 0; i < 6; i += 1) early.push(await seal(somchai));
    await push(somchai, early.slice(0, 1));
    await end(now, ending);
    await push(somchai, early.slice(1, 3));
    expect(await said(somchai, early.slice(1, 3))).toEqual(all(2, code));
    await push(somchai, early.slice(5));
    expect(await said(somchai, [...early.slice(1, 3), ...early.slice(5)])).toEqual([
      ...all(2, code),
      'accepted',
    ]);
    await push(somchai, early.slice(3, 5));
    expect(await said(somchai, early)).toEqual(all(6, 'accepted'));
  });
});

describe('[DV4] below a real head', () => {
  it('another envelope under a number that was vouched for is held', async () => {
    const now = await scene();
    const { somchai } = now;
    const early = [await seal(somchai), await seal(somchai), await seal(somchai)];
    await push(somchai, early.slice(0, 1));
    const copied = { ...somchai, head: { seq: 1, hash: early[0]?.hash ?? '' } };
    await end(now, async ({ suda }) => ok(await actOn(suda, somchai, { kind: 'suspend' })));
    const forged = await seal(copied);
    await push(somchai, [forged, ...early.slice(1)]);
    expect(await said(somchai, [forged, ...early])).toEqual([
      'device-revoked',
      ...all(3, 'accepted'),
    ]);
  });

  it('a link into another epoch, or out of order, leads no further', async () => {
    const now = await scene();
    const { somchai } = now;
    const elsewhere = await seal({ ...somchai, epoch: uuid() });
    const skipped = await seal(somchai, { header: { seq: 9, prev: elsewhere.hash } });
    const head = { seq: 9, hash: skipped.hash };
    await push(somchai, [], { manifest: { head } });
    await end(now, async ({ suda }) => ok(await actOn(suda, somchai, { kind: 'suspend' })));
    await push(somchai, [elsewhere, skipped], { manifest: { head } });
    expect(await said(somchai, [elsewhere, skipped])).toEqual(['device-revoked', 'accepted']);
  });
});
