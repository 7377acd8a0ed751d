import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Board, type BoardFigures } from '#contract/board.ts';
import { HoldList } from '#contract/devices.ts';
import { TwinList } from '#contract/duplicates.ts';
import { ProposalList } from '#contract/proposals.ts';
import { furnish } from '../areas/place.ts';
import { actOn, openDeskOf, provinceOf, supervisorOf } from '../devices/people.ts';
import { newOfficer, peopleSeenBy } from '../people/new-officer.ts';
import { askAs, type Desk, openDesk, push, seal, signIn } from '../support/desk.ts';
import { build, type House, MORNING, tearDown } from '../support/house.ts';

afterAll(tearDown);

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

async function boardOf(by: Desk, asked = ''): Promise<Board> {
  const answer = await askAs(by, 'officer', `/board${asked}`);
  if (!answer.ok) throw new Error(await answer.text());
  return Board.parse(await answer.json());
}

const unsent = (n: number) => ({
  manifest: {
    status: {
      ...{ highestSeq: 9, unsent: n, unsentBytes: 0, oldestUnsent: MORNING - DAY, toMend: 0 },
      ...{ picturesLeft: 0, app: '0.1.0', storage: null, persisted: true, clockOffset: null },
    },
  },
});

describe('what an area’s board says', () => {
  let house: House;
  let suda: Desk;
  beforeAll(async () => {
    house = await build();
    suda = await supervisorOf(house);
  });

  it('[BD2] [BD3] a contact is no word, and without one nothing is known to be left', async () => {
    expect((await boardOf(suda)).figures).toMatchObject({
      ...{ devices: 1, reported: 0, unheard: 1, oldestWord: null, left: 0 },
    });
    const [mine] = (await boardOf(suda)).devices;
    expect(mine).toMatchObject({ left: null, reportedSince: false, level: 'ok' });
    await push(suda, [await seal(suda)], unsent(12));
    const { devices, figures } = await boardOf(suda);
    expect(devices).toMatchObject([{ left: 11, reportedSince: true }]);
    // One of the twelve came with the word: how old the rest is, nobody knows.
    expect(figures).toMatchObject({ reported: 1, unheard: 0, left: 11, oldestLeft: null });
    await push(suda, [], unsent(12));
    expect((await boardOf(suda)).figures.oldestLeft).toBe(MORNING - DAY);
  });

  it('[BD3] the next cut-off makes a word old, and the one before it does not', async () => {
    const said = house.clock.now();
    house.clock.move(6 * HOUR);
    await signIn(suda, 'officer');
    const now = await boardOf(suda);
    expect(now.cut).toBe(MORNING + 5.5 * HOUR);
    expect(now.figures).toMatchObject({ devices: 1, reported: 0, oldestWord: said });
    expect((await boardOf(suda, '?cut=2026-11-30')).figures.reported).toBe(1);
    expect((await boardOf(suda, '?only=unreported')).listed).toBe(1);
    expect((await boardOf(suda, '?cut=2026-11-30&only=unreported')).listed).toBe(0);
  });

  it.each(['?cut=2026-12-02', '?cut=2026-13-01', '?only=all', '?area=8'])(
    'is not asked for %s',
    async (asked) => {
      const answer = await askAs(suda, 'officer', `/board${asked}`);
      expect(await answer.json()).toMatchObject({ code: 'body-not-valid' });
    },
  );

  it.each(['?area=', '?area=80', '?area=8002'])('says nothing of %s', async (asked) => {
    const answer = await askAs(suda, 'officer', `/board${asked}`);
    expect(await answer.json()).toMatchObject({ code: 'not-allowed' });
  });

  it('[BD5] who was suspended with nothing left is not waited for; with something, it is', async () => {
    const malee = await provinceOf(house);
    await house.acceptance.idle();
    const said = () => boardOf(malee, '?area=8001');
    const before = await said();
    const done = await actOn(malee, suda, { kind: 'suspend' });
    expect(done.ok).toBe(true);
    expect((await said()).figures).toEqual(before.figures);
    await push(suda, [], unsent(0));
    const { figures, devices } = await said();
    expect(figures).toMatchObject({ devices: before.figures.devices - 1, retired: 1, left: 0 });
    expect(devices.at(-1)).toMatchObject({ device: suda.id, retired: true });
    const { listed } = await boardOf(malee, '?area=8001&only=retired');
    expect(listed).toBe(1);
  });
});

it('[BD2] a number that a device no longer says it has is told apart from what is still on it', async () => {
  const house = await build();
  const suda = await supervisorOf(house);
  const made = [await seal(suda), await seal(suda), await seal(suda)];
  await push(suda, made.slice(0, 1), unsent(3));
  expect((await boardOf(suda)).figures).toMatchObject({ left: 2, missing: 2, lost: 0 });
  // Its store is gone: it begins anew and says that it has nothing.
  const anew = { ...suda, epoch: uuid(), head: null };
  house.clock.move(1000);
  await push(anew, [], unsent(0));
  const { figures, devices } = await boardOf(suda);
  expect(figures).toMatchObject({ left: 0, missing: 2, lost: 2 });
  expect(devices).toMatchObject([{ missing: 2, lost: 2, retired: false }]);
});

it('[BD8] what came and was not looked at yet is counted, and is no registration yet', async () => {
  const house = await build();
  const suda = await supervisorOf(house);
  await house.acceptance.stop();
  await push(suda, [await seal(suda), await seal(suda)]);
  expect((await boardOf(suda)).figures).toMatchObject({ left: 0, unjudged: 2, registered: 0 });
});

describe('from the country to a district', () => {
  it('[BD1] every part is there, also one without a device, and the parts add up', async () => {
    const house = await build();
    const boonmi = await openDeskOf(house, ['dopa-admin'], '', '1001');
    const one = await openDesk(house, '8001');
    await openDesk(house, '8002-m1');
    await push(one, [await seal(one), await seal(one)]);
    await house.acceptance.idle();
    await askAs(boonmi, 'officer', '/units', { kind: 'district', code: '9601' });
    const country = await boardOf(boonmi);
    expect(country.trail).toMatchObject([{ area: '' }]);
    expect(country.parts.map(({ area, figures }) => [area, figures.devices])).toEqual([
      ...[
        ['10', 1],
        ['80', 2],
        ['96', 0],
      ],
    ]);
    expect(country.parts[1]?.name).toBe('จังหวัดนครศรีธรรมราช');
    const province = await boardOf(boonmi, '?area=80');
    expect(province.parts.map(({ area }) => area)).toEqual(['8001', '8002']);
    const sum = (of: keyof BoardFigures) =>
      province.parts.reduce((total, { figures }) => total + Number(figures[of]), 0);
    for (const of of ['devices', 'registered', 'left', 'missing'] as const)
      expect([of, sum(of)]).toEqual([of, province.figures[of]]);
    expect(province.figures.registered).toBe(2);
    expect(province.quarantined).toBeNull();
    const district = await boardOf(boonmi, '?area=8002');
    expect(district).toMatchObject({ parts: [], listed: 1, devices: [{ unit: '8002-m1' }] });
    expect(district.trail.map(({ area }) => area)).toEqual(['', '80', '8002']);
    // Whoever reaches a province is led no higher than it.
    const malee = await provinceOf(house);
    expect((await boardOf(malee, '?area=8001')).trail.map(({ area }) => area)).toEqual([
      '80',
      '8001',
    ]);
  });

  it('[BD9] what waits for a person is as much as its lists hold', async () => {
    const house = await build();
    const maker = await openDeskOf(house, ['dopa-admin'], '', '1002');
    const checker = await openDeskOf(house, ['dopa-admin'], '', '1002');
    await furnish('8001', maker, checker);
    const suda = await supervisorOf(house);
    await house.acceptance.idle();
    const list = async (path: string) => (await askAs(suda, 'officer', path)).json();
    const held = HoldList.parse(await list('/holds')).holds.length;
    const { pairs } = TwinList.parse(await list('/duplicates'));
    const { proposals } = ProposalList.parse(await list('/proposals'));
    expect((await boardOf(suda)).figures).toMatchObject({
      ...{ held, duplicates: pairs.length, proposals: proposals.length },
    });
    expect(Math.min(held, pairs.length, proposals.length)).toBeGreaterThan(0);
    const { figures, parts } = await boardOf(maker, '?area=80');
    expect(parts.find(({ area }) => area === '8001')?.figures.held).toBe(held);
    expect(figures.duplicates).toBe(pairs.length);
  });

  it('[BD9] the list behind the figure of a district is of that district', async () => {
    const house = await build();
    const maker = await openDeskOf(house, ['dopa-admin'], '', '1002');
    const checker = await openDeskOf(house, ['dopa-admin'], '', '1002');
    await furnish('8001', maker, checker);
    await house.acceptance.idle();
    const somsri = await provinceOf(house);
    const ask = (path: string) => askAs(somsri, 'officer', path);
    const { parts } = await boardOf(somsri);
    const figures = parts.find(({ area }) => area === '8001')?.figures;
    const held = HoldList.parse(await (await ask('/holds?area=8001')).json()).holds.length;
    const { pairs } = TwinList.parse(await (await ask('/duplicates?area=8001')).json());
    expect(figures).toMatchObject({ held, duplicates: pairs.length });
    expect(Math.min(held, pairs.length)).toBeGreaterThan(0);
    const elsewhere = await (await ask('/duplicates?area=8012')).json();
    expect(TwinList.parse(elsewhere).pairs).toEqual([]);
    for (const path of ['/holds?area=81', '/duplicates?area=8101'])
      expect([path, (await ask(path)).status]).toEqual([path, 403]);
    expect((await ask('/duplicates?area=%25')).status).toBe(422);
  });
});

describe('[BD6] the two days of a registration', () => {
  it('count once, by the cut-off or after it, whoever asks and however often it is sent', async () => {
    const house = await build();
    const somchai = await supervisorOf(house);
    const takenOn = (appliedOn: string) =>
      seal(somchai, {
        registration: (one) => ({ ...one, intake: { ...one.intake, appliedOn } }),
      });
    const early = [await takenOn('2026-11-20'), await takenOn('2026-11-20')];
    await push(somchai, early);
    house.clock.move(5.5 * HOUR - 1);
    await push(somchai, [await takenOn('2023-12-01')]);
    house.clock.move(1);
    const late = [await takenOn('2026-12-01')];
    await push(somchai, late);
    await push(somchai, [...early, ...late]);
    await house.acceptance.idle();
    const seen = await boardOf(somchai);
    expect(seen.figures).toMatchObject({ registered: 4, byCut: 3 });
    expect(seen.otherDays).toBe(1);
    expect(seen.days.filter(({ registered, received }) => registered + received > 0)).toEqual([
      { day: '2026-11-20', registered: 2, received: 0 },
      { day: '2026-12-01', registered: 1, received: 4 },
    ]);
    // Behind each count: where it is from, and the other day of each of its registrations.
    const behind = async (day: string) => (await boardOf(somchai, `?day=${day}`)).ofDay;
    expect(await behind('2026-11-20')).toMatchObject({
      parts: [{ registered: 2, received: 0 }],
      ...{ takenOn: [], cameOn: [{ day: '2026-12-01', count: 2 }] },
    });
    expect(await behind('2026-12-01')).toMatchObject({
      parts: [{ registered: 1, received: 4 }],
      takenOn: [
        { day: '2026-12-01', count: 1 },
        { day: '2026-11-20', count: 2 },
        { day: '2023-12-01', count: 1 },
      ],
      cameOn: [{ day: '2026-12-01', count: 1 }],
    });
    expect(await behind('2026-11-30')).toEqual({
      ...{ day: '2026-11-30', parts: [], takenOn: [], cameOn: [] },
    });
    expect((await boardOf(somchai)).ofDay).toBeUndefined();
    expect((await askAs(somchai, 'officer', '/board?day=today')).status).toBe(422);
    house.clock.move(DAY);
    expect((await boardOf(somchai)).figures.byCut).toBe(4);
    expect((await boardOf(somchai, '?cut=2026-12-01')).figures.byCut).toBe(3);
  });
});

it('[BD6] registrations of before are counted when the server is brought up to date', async () => {
  const house = await build();
  const somchai = await supervisorOf(house);
  await push(somchai, [await seal(somchai)]);
  house.clock.move(6 * HOUR);
  await push(somchai, [await seal(somchai), await seal(somchai)]);
  await house.acceptance.idle();
  const { days, figures } = await boardOf(somchai);
  await house.close();
  const db = new DatabaseSync(join(house.folder, 'data', 'debt-desk.sqlite'));
  db.exec(`drop table days; drop index devices_by_unit; drop index ops_to_mend;
    delete from kysely_migration where name = '0017-days'`);
  db.close();
  const again = await build({ folder: house.folder, clock: house.clock });
  const seen = await boardOf({ ...somchai, server: again });
  expect(seen.days).toEqual(days);
  expect(seen.figures).toMatchObject({ registered: 3, byCut: figures.byCut });
  expect(figures.byCut).toBe(1);
});

describe('[BD10] whom to call', () => {
  it('is an officer of the device, by name and telephone, while they stand', async () => {
    const house = await build();
    const suda = await supervisorOf(house);
    const malee = await provinceOf(house);
    const desk = await newOfficer(suda, malee, await openDesk(house));
    const officers = async () =>
      (await boardOf(suda)).devices.find(({ device }) => device === desk.id)?.officers;
    const vilai = { name: 'นางสาววิไล รอบคอบ', position: 'เจ้าหน้าที่ปกครอง', phone: '0812345678' };
    expect((await officers())?.[0]).toEqual(vilai);
    const { people } = await peopleSeenBy(malee);
    const id = people.find(({ phone }) => phone === vilai.phone)?.id;
    const done = await askAs(malee, 'officer', `/people/${id}/suspend`, { reason: 'ทดสอบ' });
    expect(done.ok).toBe(true);
    expect(await officers()).not.toContainEqual(vilai);
  });

  it('names no debtor and no record', async () => {
    const house = await build();
    const suda = await supervisorOf(house);
    const one = await seal(suda);
    await push(suda, [one]);
    await house.acceptance.idle();
    const said = await (await askAs(suda, 'officer', '/board')).text();
    expect(said).not.toMatch(new RegExp(`มาลี|${one.record}|${one.id}|nationalId|ref"`));
  });
});
