import { afterAll, describe, expect, it } from 'vitest';
import { Problem } from '#contract/problem.ts';
import { RecordMatches, RecordReading } from '#contract/record.ts';
import { statements } from '../security/hostile-texts.ts';
import { somchai as filled } from '../support/people.ts';
import { openDeskOf, supervisorOf } from './devices/people.ts';
import { auditOf } from './support/audit.ts';
import { askAs, type Desk, push, seal, signedIn } from './support/desk.ts';
import { build, tearDown } from './support/house.ts';

afterAll(tearDown);

async function scene() {
  const house = await build();
  const writer = await openDeskOf(house, ['officer'], '8001');
  const one = await seal(writer, {
    registration: ({ intake }) => {
      const whole = filled(intake);
      const help = { ...whole.help, note: 'เจ๊แดงมาที่บ้าน' };
      const debtor = { ...whole.debtor, safeContact: { way: 'ฝากป้าหน้าบ้านเจ๊แดง' } };
      return { ...whole, debtor, help };
    },
  });
  await push(writer, [one]);
  await house.acceptance.idle();
  return { house, writer, record: one.record, suda: await supervisorOf(house) };
}

const read = (by: Desk, record: string, why: object = { purpose: 'case' }) =>
  askAs(by, 'officer', `/records/${record}/readings`, why);
const codeOf = async (answer: Response) =>
  answer.ok ? 'ok' : Problem.parse(await answer.json()).code;

describe('[AU5] a full reading', () => {
  it('asks what for, and is written down with it', async () => {
    const { suda, record } = await scene();
    expect(await codeOf(await read(suda, record, {}))).toBe('purpose-needed');
    expect(await codeOf(await read(suda, record, { purpose: 'curious' }))).toBe('purpose-needed');
    const why = { purpose: 'complaint', note: 'ผู้เสียหายร้องเรียน' };
    expect(await codeOf(await read(suda, record, why))).toBe('ok');
    const page = await auditOf(suda, { action: 'record-read' });
    expect(page.events).toMatchObject([
      { target: record, officer: suda.officer.officer, detail: 'complaint: ผู้เสียหายร้องเรียน' },
    ]);
  });

  it('[P20] shows lender and threats to the writer and the supervisor, not to an auditor', async () => {
    const { house, writer, suda, record } = await scene();
    const auditor = await openDeskOf(house, ['auditor'], '8001');
    const seenBy = async (by: Desk) =>
      RecordReading.parse(await (await read(by, record, { purpose: 'audit' })).json());
    for (const by of [writer, suda]) {
      const { registration, hidden } = await seenBy(by);
      expect(hidden).toEqual([]);
      expect(JSON.stringify(registration)).toContain('เจ๊แดง');
    }
    const { registration, hidden } = await seenBy(auditor);
    expect(JSON.stringify(registration)).not.toContain('เจ๊แดง');
    expect(registration.creditors[0]?.debts[0]).not.toHaveProperty('threats');
    expect(registration.debtor.firstName).toBe('สมชาย');
    expect(hidden).toEqual(
      expect.arrayContaining([
        ...['creditors.0.name', 'creditors.0.debts.0.threats'],
        ...['debtor.safeContact', 'help.note'],
      ]),
    );
  });

  it('is not another officer’s, and what is not there looks the same', async () => {
    const { house, record } = await scene();
    const colleague = await openDeskOf(house, ['officer'], '8001');
    expect(await codeOf(await read(colleague, record))).toBe('not-found');
    expect(await codeOf(await read(colleague, colleague.id))).toBe('not-found');
    const admin = await openDeskOf(house, ['dopa-admin'], '');
    expect(await codeOf(await read(admin, record))).toBe('not-allowed');
  });

  it('is found by its number, by whom it concerns', async () => {
    const { house, suda, writer, record } = await scene();
    const { numbers } = writer.certificate;
    const stored = await house.storage.transact((tables) => tables.findRecord(record));
    const find = async (by: Desk) =>
      RecordMatches.parse(await (await askAs(by, 'officer', `/records?ref=${stored?.ref}`)).json())
        .records;
    expect(stored?.ref.slice(0, 6)).toBe(`${numbers.area}${numbers.dd}`);
    expect(await find(suda)).toEqual([{ id: record, unit: '8001' }]);
    expect(await find(await openDeskOf(house, ['officer'], '8001'))).toEqual([]);
    expect(await find(await openDeskOf(house, ['supervisor'], '9001', '9001'))).toEqual([]);
  });
});

describe('what a statement would be if it were pasted into another', () => {
  it('finds nothing, breaks nothing, and is answered as what it is', async () => {
    const { house, suda, record } = await scene();
    const session = await signedIn(suda, 'officer');
    const places = (said: string): [path: string, json?: object][] => {
      const text = encodeURIComponent(said);
      return [
        [`/records?ref=${text}`],
        [`/records/${text}/readings`, { purpose: 'case' }],
        [`/records/${record}/readings`, { purpose: said }],
        ['/audit/readings', { action: said }],
        ['/audit/readings', { officer: said }],
        ['/audit/readings', { person: said }],
        ['/audit/readings', { device: said }],
        ['/audit/readings', { before: said }],
        [`/holds?after=${text}`],
        [`/recoveries/mine/${text}`],
      ];
    };
    for (const statement of [
      ...statements,
      '__proto__',
      'constructor',
      '\u0000',
      '../../etc/passwd',
    ]) {
      for (const [path, json] of places(statement)) {
        const answer = await askAs(suda, 'officer', path, json, { signedIn: session });
        expect([path, answer.status < 500]).toEqual([path, true]);
        if (answer.ok) expect(await answer.text()).not.toContain('เจ๊แดง');
      }
    }
    expect(await house.storage.transact((tables) => tables.findRecord(record))).not.toBeNull();
  }, 120_000);

  it('members that would reach into every object change none', async () => {
    const { suda } = await scene();
    const hostile = JSON.parse('{"kind":"district","code":"8001","__proto__":{"admin":true}}');
    const answer = await askAs(suda, 'officer', '/units', hostile);
    expect(answer.status).toBeLessThan(500);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });
});
