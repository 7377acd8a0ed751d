import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it } from 'vitest';
import { type AuditQuestion, DeviceAuditAnswer } from '#contract/audit.ts';
import { AUDIT_START } from '#contract/audit-chain.ts';
import { linkHash } from '../../server/audit/chain.ts';
import { verifyAudit } from '../../server/audit/verify.ts';
import { actOn, openDeskOf, provinceOf, supervisorOf } from './devices/people.ts';
import { approved, row } from './people/new-officer.ts';
import { auditOf } from './support/audit.ts';
import { askAs, type Desk, push, seal } from './support/desk.ts';
import { build, type House, tearDown } from './support/house.ts';

afterAll(tearDown);

/** A house where a few things were done. */
async function lived(): Promise<{ house: House; suda: Desk }> {
  const house = await build();
  const suda = await supervisorOf(house);
  for (let i = 0; i < 4; i += 1) {
    await askAs(suda, 'officer', '/units', { kind: 'mobile', district: '8001', name: `หน่วย ${i}` });
  }
  return { house, suda };
}

/** Somebody with the disk in their hands, who takes the triggers away first. */
function meddle({ folder }: House, sql: string): void {
  const db = new DatabaseSync(join(folder, 'data', 'debt-desk.sqlite'));
  for (const table of ['audit', 'device_audit']) {
    for (const act of ['update', 'delete']) db.exec(`drop trigger if exists ${table}_no_${act}`);
  }
  db.exec(sql);
  db.close();
}

describe('[AU1] the chain', () => {
  it('is whole after a day’s work', async () => {
    const { house } = await lived();
    expect(await verifyAudit(house.storage)).toMatchObject({ breaks: [], devices: 0 });
  });

  it.each([
    ['a changed row', "update audit set detail = 'otherwise' where n = 3", 3],
    ['a row taken out', 'delete from audit where n = 3', 3],
    ['a row put elsewhere', 'update audit set n = 99 where n = 2', 2],
    [
      'two rows exchanged',
      'update audit set n = -n where n in (2, 3); update audit set n = 5 + n where n < 0',
      2,
    ],
    [
      'a row put in',
      `insert into audit select 99, at, officer, device, action, target, area, detail, prev, hash
        from audit where n = 2`,
      0,
    ],
  ])('names the first broken row: %s', async (_what, sql, row) => {
    const { house } = await lived();
    const before = await verifyAudit(house.storage);
    expect(before.breaks).toEqual([]);
    meddle(house, sql);
    const n = row === 0 ? before.rows + 1 : row;
    expect((await verifyAudit(house.storage)).breaks).toEqual([{ chain: 'server', n }]);
  });

  it.each(['delete from audit where n > 2', 'delete from audit'])(
    'does not look whole to whoever noted its end elsewhere: %s',
    async (sql) => {
      const { house } = await lived();
      const { head } = await verifyAudit(house.storage);
      expect(await verifyAudit(house.storage, head)).toMatchObject({ breaks: [], hasNoted: true });
      meddle(house, sql);
      expect((await verifyAudit(house.storage, head)).hasNoted).toBe(false);
    },
  );
});

describe('[AU2] the database', () => {
  it.each([
    "update audit set detail = 'x'",
    'delete from audit',
    'delete from device_audit',
    'update device_audit set n = 9',
  ])('refuses: %s', async (sql) => {
    const { house, suda } = await lived();
    const row = { n: 1, at: 1, officer: null, action: 'locked' };
    const event = { ...row, prev: AUDIT_START, hash: linkHash(AUDIT_START, row) };
    await askAs(suda, 'device', '/device/audit', { events: [event] });
    const db = new DatabaseSync(join(house.folder, 'data', 'debt-desk.sqlite'));
    expect(() => db.exec(sql)).toThrow('only ever added to');
    db.close();
  });
});

describe('[AU5] reading the log', () => {
  it('is a row itself, is filtered, and reaches no other area', async () => {
    const { house, suda } = await lived();
    const read = async (by: Desk, asked: AuditQuestion) => (await auditOf(by, asked)).events;
    expect(await read(suda, { action: 'unit-made' })).toHaveLength(4);
    expect(await read(suda, { action: 'audit-read' })).toMatchObject([
      { officer: suda.officer.officer },
      { detail: 'unit-made' },
    ]);
    // A page that nobody began with is a reading, too.
    const late = await supervisorOf(house);
    await read(late, { before: 999_999 });
    const byLate = { action: 'audit-read', officer: late.officer.officer };
    expect(await read(suda, byLate)).toHaveLength(1);
    await read(late, { before: 999_999 });
    expect(await read(suda, byLate)).toHaveLength(1);
    expect(await read(suda, { from: house.clock.now() + 1 })).toEqual([]);
    const far = await provinceOf(house, '90');
    expect((await read(far, {})).filter(({ area }) => area.startsWith('80'))).toEqual([]);
  });
});

describe('[AU1] half a sign', () => {
  it('breaks no chain', async () => {
    const { house, suda } = await lived();
    const wilai = await approved(suda, await provinceOf(house));
    const reason = 'x\ud800y';
    expect((await askAs(suda, 'officer', `/people/${wilai.id}/suspend`, { reason })).status).toBe(
      200,
    );
    expect((await verifyAudit(house.storage)).breaks).toEqual([]);
  });
});

describe('[AU4] [AU9] who and what a row names', () => {
  /** What the ids of the newest row of this action are called. */
  async function rowOf(by: Desk, action: string) {
    const { events, named = [] } = await auditOf(by, { action });
    const [event] = events;
    if (!event) throw new Error(`no ${action}`);
    const called = new Map(named.map(({ id, ...rest }) => [id, rest]));
    return {
      event,
      by: called.get(event.officer ?? ''),
      from: called.get(event.device ?? ''),
      target: called.get(event.target ?? ''),
      area: called.get(event.area),
      inDetail: called.get(event.detail ?? ''),
    };
  }
  const person = ({ officer: { name, officer } }: Desk) => ({ is: 'person', name, officer });
  const device = ({ certificate: { label } }: Desk) => ({ is: 'device', name: label });

  it('people, the device it was done from, devices, units', async () => {
    const { house, suda } = await lived();
    const somchai = await openDeskOf(house, ['officer'], '8001');
    await actOn(suda, somchai, { kind: 'lock' });
    expect(await rowOf(suda, 'device-locked')).toMatchObject({
      by: person(suda),
      from: device(suda),
      target: device(somchai),
      area: { is: 'unit', name: 'อำเภอเมืองนครศรีธรรมราช จังหวัดนครศรีธรรมราช' },
    });
    // The key that signed in is called by whose it is.
    expect(await rowOf(suda, 'signed-in')).toMatchObject({ target: person(suda) });
    expect(await rowOf(suda, 'unit-made')).toMatchObject({
      target: { is: 'unit', name: 'หน่วย 3' },
    });
    const codes = { unit: '8001', label: 'โต๊ะ 9', replaces: somchai.id };
    await askAs(suda, 'officer', '/devices/codes', codes);
    expect(await rowOf(suda, 'device-code-issued')).toMatchObject({ inDetail: device(somchai) });
  });

  it('a proposed person, and the slip that was issued for them', async () => {
    const { house, suda } = await lived();
    const province = await provinceOf(house);
    const proposed = await askAs(suda, 'officer', '/people', {
      rows: [row({ firstName: 'วิไล', lastName: 'รอบคอบ' })],
    });
    const { people } = await proposed.json();
    expect(await rowOf(suda, 'person-proposed')).toMatchObject({
      target: { is: 'person', name: expect.stringContaining('วิไล รอบคอบ') },
    });
    await askAs(province, 'officer', '/people/decisions', { people, approve: true });
    await askAs(suda, 'officer', `/people/${people[0]}/slip`, {});
    expect(await rowOf(suda, 'slip-issued')).toMatchObject({
      target: { is: 'person', officer: expect.stringMatching(/^8001-/) },
    });
  });

  it('a record and a held envelope by their numbers, and nobody who is in debt', async () => {
    const { house, suda } = await lived();
    const somchai = await openDeskOf(house, ['officer'], '8001');
    const fine = await seal(somchai);
    await push(somchai, [fine]);
    house.clock.move(1000);
    await actOn(suda, somchai, { kind: 'suspend' });
    house.clock.move(1000);
    const late = await seal(somchai);
    await push(somchai, [late]);
    await house.acceptance.idle();
    const decided = { hashes: [late.hash], reason: 'ตรวจแล้ว' };
    await askAs(suda, 'officer', '/holds/decline', decided);
    const ref = expect.stringMatching(/^8001\d{8}$/);
    const envelope = { is: 'envelope', name: somchai.certificate.label, seq: 2, ref };
    expect(await rowOf(suda, 'hold-declined')).toMatchObject({ target: envelope });
    await askAs(suda, 'officer', '/holds/release', decided);
    await house.acceptance.idle();
    expect(await rowOf(suda, 'hold-released')).toMatchObject({ target: envelope });
    await askAs(suda, 'officer', `/records/${fine.record}/readings`, { purpose: 'case' });
    expect(await rowOf(suda, 'record-read')).toMatchObject({ target: { is: 'record', ref } });
    const all = JSON.stringify(await auditOf(suda));
    expect(all).not.toContain('มาลี');
  });

  it('an area without a unit, and a whole province', async () => {
    const { house } = await lived();
    const province = await provinceOf(house, '90');
    await auditOf(province);
    expect(await rowOf(province, 'audit-read')).toMatchObject({
      area: { is: 'unit', name: 'จังหวัดสงขลา' },
    });
  });
});

describe('[AU9] what is looked for', () => {
  const found = async (by: Desk, asked: AuditQuestion) => (await auditOf(by, asked)).events;

  it('a person finds what they did and what was done to them, by code or by a part of the name', async () => {
    const { house, suda } = await lived();
    const somchai = await openDeskOf(house, ['officer'], '8001');
    await askAs(somchai, 'officer', '/records?ref=1');
    const { people } = await (await askAs(suda, 'officer', '/people')).json();
    const own = people.find(
      ({ officer }: { officer: string }) => officer === somchai.officer.officer,
    );
    await askAs(suda, 'officer', `/people/${own.id}/suspend`, { reason: 'ย้ายออก' });
    const byCode = await found(suda, { person: somchai.officer.officer });
    expect(byCode.map(({ action }) => action)).toEqual([
      'person-suspended',
      'signed-in',
      'bootstrap',
    ]);
    expect(
      await found(suda, { person: somchai.officer.officer, action: 'person-suspended' }),
    ).toMatchObject([{ officer: suda.officer.officer, target: own.id }]);
    const byName = await found(suda, { person: somchai.officer.name.slice(2, 9) });
    for (const { n } of byCode) expect(byName.map((one) => one.n)).toContain(n);
    expect(await found(suda, { person: '%' })).toEqual([]);
    expect(await found(suda, { person: 'ไม่มีใครชื่อนี้' })).toEqual([]);
  });

  it('a device finds what was done from it and to it, and to what it wrote', async () => {
    const { house, suda } = await lived();
    const somchai = await openDeskOf(house, ['officer'], '8001');
    house.clock.move(1000);
    await actOn(suda, somchai, { kind: 'suspend' });
    house.clock.move(1000);
    const late = await seal(somchai);
    await push(somchai, [late]);
    await house.acceptance.idle();
    await askAs(suda, 'officer', '/holds/release', { hashes: [late.hash], reason: 'ตรวจแล้ว' });
    const actions = (await found(suda, { device: somchai.id })).map(({ action }) => action);
    expect(actions).toEqual(['hold-released', 'device-suspended', 'bootstrap']);
    expect(await found(suda, { device: somchai.certificate.label })).not.toEqual([]);
    expect(await found(suda, { device: 'ไม่มีเครื่องนี้' })).toEqual([]);
  });

  it('never reaches another area', async () => {
    const { house, suda } = await lived();
    const far = await supervisorOf(house, '9001');
    await auditOf(suda);
    const asked = { person: suda.officer.officer };
    expect((await found(suda, asked)).length).toBeGreaterThan(0);
    expect(await found(far, asked)).toEqual([]);
    expect(await found(far, { device: suda.id })).toEqual([]);
  });
});

describe('[AU6] a device’s own chain', () => {
  it('is taken once, goes on where it ended, and a second story is kept and told', async () => {
    const { house, suda } = await lived();
    const link = (prev: string, row: object) => ({ ...row, prev, hash: linkHash(prev, row) });
    const one = link(AUDIT_START, { n: 1, at: 1, officer: '8001-012-7', action: 'unlocked' });
    const two = link(one.hash, { n: 2, at: 2, officer: '8001-012-7', action: 'locked' });
    const say = async (events: object[]) =>
      DeviceAuditAnswer.parse(
        await (await askAs(suda, 'device', '/device/audit', { events })).json(),
      ).through;
    expect(await say([one, two])).toBe(2);
    expect(await say([one, two])).toBe(2);
    expect(await verifyAudit(house.storage)).toMatchObject({ breaks: [], devices: 1 });
    const other = link(one.hash, { n: 2, at: 9, officer: null, action: 'exported' });
    expect(await say([other])).toBe(2);
    const told = await auditOf(suda, { action: 'device-audit-forked' });
    expect(told.events).toMatchObject([{ target: suda.id }]);
    expect((await verifyAudit(house.storage)).breaks).toMatchObject([{ chain: suda.id }]);
  });
});

describe('[AU8] a device’s own chain, however long', () => {
  const link = (prev: string, row: object) => ({ ...row, prev, hash: linkHash(prev, row) });
  /** A chain of so many rows. */
  const chainOf = (count: number) => {
    const rows: ReturnType<typeof link>[] = [];
    for (let n = 1; n <= count; n += 1) {
      const before = rows.at(-1)?.hash ?? AUDIT_START;
      rows.push(link(before, { n, at: n, officer: null, action: 'locked' }));
    }
    return rows;
  };
  const bring = (by: Desk, events: object[]) => askAs(by, 'device', '/device/audit', { events });
  const throughIn = async (answer: Response) =>
    DeviceAuditAnswer.parse(await answer.json()).through;

  /** The same house a night later, with its database changed by hand. */
  async function reopened({ folder, clock, close }: House, sql: string): Promise<House> {
    await close();
    const db = new DatabaseSync(join(folder, 'data', 'debt-desk.sqlite'));
    db.exec(sql);
    db.close();
    return build({ folder, clock });
  }

  it('is followed from where it was known to, and not read again', async () => {
    const { house, suda } = await lived();
    const rows = chainOf(6);
    expect(await throughIn(await bring(suda, rows.slice(0, 3)))).toBe(3);
    const again = await reopened(
      house,
      "drop trigger device_audit_no_update; update device_audit set event = 'unread' where n < 3",
    );
    const back = { ...suda, server: again };
    expect(await throughIn(await bring(back, []))).toBe(3);
    expect(await throughIn(await bring(back, rows.slice(4)))).toBe(3);
    expect(await throughIn(await bring(back, rows.slice(3, 4)))).toBe(6);
  });

  it('takes ten thousand rows a day', async () => {
    const { house, suda } = await lived();
    const rows = chainOf(3);
    await bring(suda, rows.slice(0, 1));
    const again = await reopened(house, 'update device_audit_heads set rows = 10000');
    const back = { ...suda, server: again };
    expect((await bring(back, rows)).status).toBe(429);
    house.clock.move(24 * 60 * 60 * 1000);
    expect(await throughIn(await bring(back, rows))).toBe(3);
  });

  it('is verified in portions, each device for itself', async () => {
    const { house, suda } = await lived();
    const other = await supervisorOf(house);
    const rows = chainOf(1200);
    for (let i = 0; i < rows.length; i += 200) await bring(suda, rows.slice(i, i + 200));
    await bring(other, rows.slice(0, 2));
    expect(await verifyAudit(house.storage)).toMatchObject({ breaks: [], devices: 2 });
    await bring(other, chainOf(4).slice(3));
    const broken = { chain: other.id, n: 3 };
    expect((await verifyAudit(house.storage)).breaks).toEqual([broken]);
    meddle(house, "update audit set area = '8002' where n = 2");
    const both = [{ chain: 'server', n: 2 }, broken];
    expect((await verifyAudit(house.storage)).breaks).toEqual(both);
  });

  it('cannot be cut at its end unseen, nor taken out whole', async () => {
    const { house, suda } = await lived();
    const other = await supervisorOf(house);
    await bring(suda, chainOf(5));
    await bring(other, chainOf(2));
    const cut = 'drop trigger device_audit_no_delete; delete from device_audit where';
    const again = await reopened(house, `${cut} n = 5 or device = '${other.id}'`);
    const { breaks } = await verifyAudit(again.storage);
    const missing = [
      { chain: suda.id, n: 5 },
      { chain: other.id, n: 2 },
    ];
    expect(breaks).toHaveLength(2);
    expect(breaks).toEqual(expect.arrayContaining(missing));
  });
});

describe('[AU9] a detail that nobody can say', () => {
  it('is not written in any test of the server', async () => {
    const { house } = await lived();
    const row = { at: 1, officer: null, device: null, target: null, area: '8001' };
    const write = (detail: string | null) =>
      house.storage.transact((tables) =>
        tables.writeAudit({ ...row, action: 'request-refused', detail }),
      );
    await expect(write('some-new-code')).rejects.toThrow('nobody can say');
    await write('not-allowed');
    await write(null);
  });
});
