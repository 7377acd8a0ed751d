import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it } from 'vitest';
import { AUDIT_START, AuditPage, DeviceAuditAnswer } from '#contract/audit.ts';
import { linkHash } from '../../server/audit/chain.ts';
import { verifyAudit } from '../../server/audit/verify.ts';
import { provinceOf, supervisorOf } from './devices/people.ts';
import { askAs, type Desk } from './support/desk.ts';
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
    expect(await verifyAudit(house.storage)).toMatchObject({ is: 'whole', devices: 0 });
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
    if (before.is !== 'whole') throw new Error('broken before');
    meddle(house, sql);
    const n = row === 0 ? before.rows + 1 : row;
    expect(await verifyAudit(house.storage)).toEqual({ is: 'broken', chain: 'server', n });
  });
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
    const read = async (by: Desk, query: string) =>
      AuditPage.parse(await (await askAs(by, 'officer', `/audit${query}`)).json()).events;
    expect(await read(suda, '?action=unit-made')).toHaveLength(4);
    expect(await read(suda, '?action=audit-read')).toMatchObject([
      { officer: suda.officer.officer },
      { detail: 'unit-made' },
    ]);
    expect(await read(suda, `?from=${house.clock.now() + 1}`)).toEqual([]);
    const far = await provinceOf(house, '90');
    expect((await read(far, '')).filter(({ area }) => area.startsWith('80'))).toEqual([]);
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
    expect(await verifyAudit(house.storage)).toMatchObject({ is: 'whole', devices: 1 });
    const other = link(one.hash, { n: 2, at: 9, officer: null, action: 'exported' });
    expect(await say([other])).toBe(2);
    const told = await askAs(suda, 'officer', '/audit?action=device-audit-forked');
    expect(AuditPage.parse(await told.json()).events).toMatchObject([{ target: suda.id }]);
    expect(await verifyAudit(house.storage)).toMatchObject({ is: 'broken', chain: suda.id });
  });
});
