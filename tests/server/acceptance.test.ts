import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { v7 as uuid } from 'uuid';
import { afterAll, describe, expect, it } from 'vitest';
import type { Registration } from '#contract/registration/registration.ts';
import { makeReference } from '#thai/reference-number.ts';
import { makeSigningPair } from '../../src/vault/signing.ts';
import { act, type Desk, openDesk, outcomes, push, type Sealed, seal } from './support/desk.ts';
import { build, type House, tearDown } from './support/house.ts';

afterAll(tearDown);

const recordIn = (house: House, id: string) =>
  house.storage.transact((tables) => tables.findRecord(id));
const withoutName = (registration: Registration): Registration => {
  const { firstName: _, ...debtor } = registration.debtor;
  return { ...registration, debtor };
};

/** Sends one after the other and gives the last word on each. */
async function fate(desk: Desk, ...envelopes: Sealed[]) {
  await push(desk, envelopes);
  const said = await outcomes(desk);
  return envelopes.map(({ hash }) => said.get(hash));
}

let shared: Promise<House> | null = null;

/** A desk of its own in one house for all tests: starting workers is what takes time. */
async function deskOf(): Promise<{ house: House; somchai: Desk }> {
  shared ??= build();
  const house = await shared;
  return { house, somchai: await openDesk(house) };
}

describe('[A1] a registration that arrives whole', () => {
  it('is accepted, with its number and revision 1, and its op is kept as it was signed', async () => {
    const { house, somchai } = await deskOf();
    const envelope = await seal(somchai);
    const [outcome] = await fate(somchai, envelope);
    const { id, record } = envelope;
    expect(outcome).toMatchObject({ kind: 'accepted', id, record, rev: 1 });
    const kept = await recordIn(house, record);
    expect(kept).toMatchObject({ rev: 1, state: 'live', unit: '8001' });
    expect(kept?.registration.debtor.firstName).toBe('มาลี');
    const op = await house.storage.transact((tables) => tables.findOp(id));
    expect(JSON.parse(op?.json ?? '')).toMatchObject({ id, officer: somchai.officer.id });
  });

  it('a crash between custody and acceptance leaves nothing out', async () => {
    const house = await build();
    const somchai = await openDesk(house);
    await house.acceptance.stop();
    const made = [await seal(somchai), await seal(somchai), await seal(somchai)];
    await push(somchai, made);
    await house.close();
    const again = await build({ folder: house.folder, clock: house.clock });
    somchai.server = again;
    again.acceptance.wake();
    const said = await outcomes(somchai);
    expect(made.map(({ hash }) => said.get(hash)?.kind)).toEqual([
      'accepted',
      'accepted',
      'accepted',
    ]);
  });
});

describe('[I3] what cannot be accepted is held with its code', () => {
  it.each([
    ['form-unknown', { header: { form: 99 } }],
    ['not-valid', { op: { surplus: 1 } }],
    ['not-valid', { header: { id: uuid() }, op: { id: uuid() } }],
    ['kind-unknown', { header: { kind: 'case-event' }, op: { kind: 'case-event' } }],
    ['unit-moved', { header: { unit: '8002' } }],
  ])('%s', async (code, changes) => {
    const { somchai } = await deskOf();
    const [outcome] = await fate(somchai, await seal(somchai, changes as never));
    expect(outcome).toMatchObject({ kind: 'held', code });
  });

  it('signature-wrong: somebody else’s key under the officer’s name', async () => {
    const { somchai } = await deskOf();
    const { privateKey: officerKey } = await makeSigningPair();
    const [outcome] = await fate(somchai, await seal(somchai, { officerKey }));
    expect(outcome).toMatchObject({ kind: 'held', code: 'signature-wrong' });
  });

  it('not-valid: an officer who speaks for another', async () => {
    const { somchai } = await deskOf();
    const borrowed = await seal(somchai, {
      registration: (it) => ({ ...it, intake: { ...it.intake, officer: '8001-999-9' } }),
    });
    expect(await fate(somchai, borrowed)).toMatchObject([{ code: 'not-valid' }]);
  });

  it('device-unknown: nobody is told, because nobody is proven', async () => {
    const { house, somchai } = await deskOf();
    const elsewhere = await build();
    const stranger = await openDesk(elsewhere);
    const { keyring } = elsewhere;
    stranger.server = { ...house, keyring };
    const envelope = await seal(stranger);
    await push(somchai, [envelope]);
    expect((await outcomes(somchai)).size).toBe(0);
    const held = await house.storage.transact((tables) => tables.findHold(envelope.hash));
    expect(held).toMatchObject({ code: 'device-unknown' });
  });

  it('signature-wrong: bytes changed on the way', async () => {
    const { somchai } = await deskOf();
    const envelope = await seal(somchai);
    const bytes = envelope.bytes.slice();
    bytes[bytes.length - 100] = (bytes[bytes.length - 100] ?? 0) ^ 1;
    const hash = createHash('sha256').update(bytes).digest('base64url');
    await push(somchai, [{ bytes, hash }]);
    expect((await outcomes(somchai)).get(hash)).toMatchObject({ code: 'signature-wrong' });
  });
});

describe('[I2] an op id belongs to the first that claimed it', () => {
  it('the same act in another envelope hears the first one’s outcome', async () => {
    const { somchai } = await deskOf();
    const header = { id: uuid(), record: uuid(), seq: 1, prev: null };
    const card = { value: '9000012345672', seen: 'chip' as const };
    const registration = (one: Registration): Registration => ({
      ...one,
      debtor: { ...one.debtor, nationalId: card },
    });
    const first = await seal(somchai, { header, registration });
    somchai.head = null;
    // The same header and op, sealed anew: other content key, other bytes.
    const again = await seal(somchai, { header, registration });
    expect(again.hash).not.toBe(first.hash);
    const said = await fate(somchai, first, again);
    expect(said.map((one) => one?.kind)).toEqual(['accepted', 'accepted']);
    expect(said[1]).toMatchObject({ rev: 1 });
  });

  it('another act under that id is held', async () => {
    const { somchai } = await deskOf();
    const first = await seal(somchai);
    const second = await seal(somchai, { header: { id: first.id } });
    expect(await fate(somchai, first, second)).toMatchObject([
      { kind: 'accepted' },
      { kind: 'held', code: 'id-reuse' },
    ]);
  });

  it('a second registration of one record is held', async () => {
    const { somchai } = await deskOf();
    const first = await seal(somchai);
    const second = await seal(somchai, { header: { record: first.record } });
    expect(await fate(somchai, first, second)).toMatchObject([
      { kind: 'accepted' },
      { kind: 'held', code: 'record-reuse' },
    ]);
  });

  it('[A4] a reference number twice is kept twice and alarmed', async () => {
    const { house, somchai } = await deskOf();
    const first = await seal(somchai);
    const ref = (await fate(somchai, first))[0];
    if (ref?.kind !== 'accepted') throw new Error('not accepted');
    const second = await seal(somchai, {
      registration: (it) => ({ ...it, intake: { ...it.intake, ref: ref.ref } }),
    });
    expect(await fate(somchai, second)).toMatchObject([{ kind: 'accepted', ref: ref.ref }]);
    expect(house.logged.some((line) => line.includes('reference-repeats'))).toBe(true);
  });
});

describe('[A3] a registration with gaps', () => {
  it('needs fixing: paths and codes, and no value', async () => {
    const { house, somchai } = await deskOf();
    const envelope = await seal(somchai, { registration: withoutName });
    const [outcome] = await fate(somchai, envelope);
    expect(outcome).toMatchObject({
      kind: 'needs-fix',
      faults: [{ path: 'debtor.firstName', code: expect.any(String) }],
    });
    expect(JSON.stringify(outcome)).not.toContain('มาลี');
    expect(await recordIn(house, envelope.record)).toBeNull();
    const op = await house.storage.transact((tables) => tables.findOp(envelope.id));
    expect(op?.state).toBe('needs-fix');
  });

  it('is mended by a whole registration that names it', async () => {
    const { house, somchai } = await deskOf();
    const gap = await seal(somchai, { registration: withoutName });
    const mend = await seal(somchai, { header: { record: gap.record }, op: { mends: gap.id } });
    expect(await fate(somchai, gap, mend)).toMatchObject([{ kind: 'needs-fix' }, { rev: 1 }]);
    const op = await house.storage.transact((tables) => tables.findOp(gap.id));
    expect(op?.state).toBe('mended');
  });

  it('is mended by an amendment of the missing answer', async () => {
    const { house, somchai } = await deskOf();
    const gap = await seal(somchai, { registration: withoutName });
    const mend = await act(somchai, gap.record, {
      kind: 'amend',
      base: [gap.id],
      mends: gap.id,
      reason: 'ถามชื่อเพิ่ม',
      changes: [{ path: 'debtor.firstName', seen: null, value: 'มาลี' }],
    });
    const said = await fate(somchai, gap, mend);
    expect(said).toMatchObject([{ kind: 'needs-fix' }, { kind: 'accepted', rev: 1 }]);
    expect((await recordIn(house, gap.record))?.registration.debtor.firstName).toBe('มาลี');
  });
});

describe('[A3] what was written before anybody knew that a registration needs mending', () => {
  const amendOf = (desk: Desk, gap: Sealed, path: string, value: unknown) =>
    act(desk, gap.record, {
      kind: 'amend',
      base: [gap.id],
      reason: 'แก้ไข',
      changes: [{ path, seen: null, value }],
    });

  it('an amendment that fills the gap makes the record', async () => {
    const { house, somchai } = await deskOf();
    const gap = await seal(somchai, { registration: withoutName });
    const amend = await amendOf(somchai, gap, 'debtor.firstName', 'มาลี');
    expect(await fate(somchai, gap, amend)).toMatchObject([
      { kind: 'needs-fix' },
      { kind: 'accepted', rev: 1 },
    ]);
    const op = await house.storage.transact((tables) => tables.findOp(gap.id));
    expect(op?.state).toBe('mended');
  });

  it('one that does not is sent back too, and the whole registration mends both', async () => {
    const { house, somchai } = await deskOf();
    const gap = await seal(somchai, { registration: withoutName });
    const amend = await amendOf(somchai, gap, 'debtor.phone', { value: '0899999999' });
    const mend = await seal(somchai, { header: { record: gap.record }, op: { mends: gap.id } });
    expect(await fate(somchai, gap, amend, mend)).toMatchObject([
      { kind: 'needs-fix' },
      { kind: 'needs-fix', faults: [{ path: 'debtor.firstName' }] },
      { kind: 'accepted', rev: 1 },
    ]);
    for (const { id } of [gap, amend]) {
      const op = await house.storage.transact((tables) => tables.findOp(id));
      expect(op?.state).toBe('mended');
    }
  });

  it('the whole registration also follows one that did, when its author had seen it', async () => {
    const { house, somchai } = await deskOf();
    const gap = await seal(somchai, { registration: withoutName });
    const amend = await amendOf(somchai, gap, 'debtor.firstName', 'มาลี');
    const sealWhole = (base: string[]) =>
      seal(somchai, {
        header: { record: gap.record },
        op: { mends: gap.id, base },
        registration: (it) => ({
          ...it,
          intake: { ...it.intake, ref: refOf(gap) },
          debtor: { ...it.debtor, firstName: 'มาลัย' },
        }),
      });
    const refOf = ({ header }: Sealed) =>
      makeReference({
        ...somchai.certificate.numbers,
        number: somchai.certificate.numbers.from + header.seq - 1,
      });
    const blind = await sealWhole([]);
    const seen = await sealWhole([amend.id]);
    expect(await fate(somchai, gap, amend, blind, seen)).toMatchObject([
      { kind: 'needs-fix' },
      { rev: 1 },
      { kind: 'accepted', rev: 2, proposed: expect.any(Array) },
      { rev: 3 },
    ]);
    expect((await recordIn(house, gap.record))?.registration.debtor.firstName).toBe('มาลัย');
  });

  it('a void ends it: the number is found, as cancelled', async () => {
    const { house, somchai } = await deskOf();
    const gap = await seal(somchai, { registration: withoutName });
    const void_ = await act(somchai, gap.record, {
      kind: 'void',
      base: [gap.id],
      reason: 'ขอยกเลิก',
    });
    expect(await fate(somchai, gap, void_)).toMatchObject([
      { kind: 'needs-fix' },
      { kind: 'accepted', rev: 1 },
    ]);
    expect(await recordIn(house, gap.record)).toMatchObject({ state: 'void', rev: 1 });
    const op = await house.storage.transact((tables) => tables.findOp(gap.id));
    expect(op?.state).toBe('mended');
  });
});

describe('[I4] only what is named waits', () => {
  it('an op waits for another, delays no third, and follows by itself', async () => {
    const { somchai } = await deskOf();
    const first = await seal(somchai);
    const waiting = await seal(somchai, { op: { after: [first.id] } });
    const other = await seal(somchai);
    expect(await fate(somchai, waiting, other)).toMatchObject([
      { kind: 'held', code: 'waits-for' },
      { kind: 'accepted' },
    ]);
    await push(somchai, [first]);
    expect((await outcomes(somchai)).get(waiting.hash)).toMatchObject({ kind: 'accepted' });
  });

  it('an amendment that came before its record follows the record', async () => {
    const { somchai } = await deskOf();
    const register = await seal(somchai);
    const amend = await act(somchai, register.record, {
      kind: 'amend',
      base: [register.id],
      reason: 'แก้เบอร์โทร',
      changes: [{ path: 'debtor.phone', seen: null, value: { value: '0899999999' } }],
    });
    const void_ = await act(somchai, register.record, { kind: 'void', reason: 'ซ้ำ' });
    expect(await fate(somchai, amend, void_)).toMatchObject([
      { code: 'waits-for' },
      { code: 'record-unknown' },
    ]);
    await push(somchai, [register]);
    expect((await outcomes(somchai)).get(amend.hash)).toMatchObject({ kind: 'accepted', rev: 2 });
  });

  it('held ops are judged again, and the mailbox repeats nothing', async () => {
    const { house, somchai } = await deskOf();
    const moved = await seal(somchai, { header: { unit: '8002' } });
    await fate(somchai, moved);
    house.acceptance.retryHeld();
    await house.acceptance.idle();
    house.acceptance.retryHeld();
    const held = (await outcomes(somchai)).get(moved.hash);
    expect(held).toMatchObject({ kind: 'held', code: 'unit-moved', n: 1 });
  });
});

describe('[A2] two people change one record', () => {
  async function registered() {
    const { house, somchai } = await deskOf();
    const register = await seal(somchai);
    await fate(somchai, register);
    const amend = (base: string[], path: string, value?: unknown) =>
      act(somchai, register.record, {
        kind: 'amend',
        base,
        reason: 'แก้ไข',
        changes: [value === undefined ? { path, seen: null } : { path, seen: null, value }],
      });
    return { house, somchai, register, amend };
  }

  it('other fields: both apply', async () => {
    const { house, somchai, register, amend } = await registered();
    const phone = await amend([register.id], 'debtor.phone', { value: '0899999999' });
    const moo = await amend([register.id], 'debtor.address.moo', 9);
    expect(await fate(somchai, phone, moo)).toMatchObject([{ rev: 2 }, { rev: 3 }]);
    const { debtor } = (await recordIn(house, register.record))?.registration ?? {};
    expect(debtor).toMatchObject({ phone: { value: '0899999999' }, address: { moo: 9 } });
  });

  it('the same ordinary field: the later word stays, and both are found in the log', async () => {
    const { house, somchai, register, amend } = await registered();
    const one = await amend([register.id], 'debtor.phone', { value: '0811111111' });
    const two = await amend([register.id], 'debtor.phone', { value: '0822222222' });
    expect(await fate(somchai, one, two)).toMatchObject([{ rev: 2 }, { rev: 3 }]);
    const record = await recordIn(house, register.record);
    expect(record?.registration.debtor.phone).toEqual({ value: '0822222222' });
    const op = await house.storage.transact((tables) => tables.findOp(one.id));
    expect(op?.json).toContain('0811111111');
  });

  it('a critical field: the value at the centre stays, the rest of the act applies', async () => {
    const { house, somchai, register } = await registered();
    const amend = (firstName: string, moo: number) =>
      act(somchai, register.record, {
        ...{ kind: 'amend', base: [register.id], reason: 'แก้ไข' },
        changes: [
          { path: 'debtor.firstName', seen: null, value: firstName },
          { path: 'debtor.address.moo', seen: null, value: moo },
        ],
      });
    const [one, two] = [await amend('มาลัย', 8), await amend('มาลา', 9)];
    const [first, second] = await fate(somchai, one, two);
    expect(first).not.toHaveProperty('proposed');
    expect(second).toMatchObject({ kind: 'accepted', rev: 3, proposed: ['debtor.firstName'] });
    const { debtor } = (await recordIn(house, register.record))?.registration ?? {};
    expect(debtor).toMatchObject({ firstName: 'มาลัย', address: { moo: 9 } });
  });

  it('who had seen nothing of a change does not see it by a later change of their own', async () => {
    const { house, somchai, register, amend } = await registered();
    const name = await amend([register.id], 'debtor.firstName', 'มาลัย');
    const phone = await amend([register.id], 'debtor.phone', { value: '0811111111' });
    const blind = await amend([phone.id], 'debtor.firstName', 'มาลา');
    const [, , third] = await fate(somchai, name, phone, blind);
    expect(third).toMatchObject({ proposed: ['debtor.firstName'] });
    const record = await recordIn(house, register.record);
    expect(record?.registration.debtor.firstName).toBe('มาลัย');
  });

  it('a row of a list is named by its id, and a change that leads nowhere is held', async () => {
    const { house, somchai, register, amend } = await registered();
    const creditor = (await recordIn(house, register.record))?.registration.creditors[0];
    const place = await amend([register.id], `creditors.${creditor?.id}.place`, 'ตลาดปากพูน');
    const nowhere = await amend([register.id], 'creditors.nobody.place', 'ที่อื่น');
    const poison = await amend([register.id], '__proto__.polluted', true);
    const ref = await amend([register.id], 'intake.ref', '800101000026');
    expect(await fate(somchai, place, nowhere, poison, ref)).toMatchObject([
      { kind: 'accepted' },
      { code: 'not-valid' },
      { code: 'not-valid' },
      { code: 'not-valid' },
    ]);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('an amendment that would tear a gap needs fixing and changes nothing', async () => {
    const { house, somchai, register, amend } = await registered();
    const gap = await amend([register.id], 'debtor.firstName');
    expect(await fate(somchai, gap)).toMatchObject([{ kind: 'needs-fix' }]);
    expect((await recordIn(house, register.record))?.rev).toBe(1);
  });

  it('a void applies when nobody changed anything since, and pictures always do', async () => {
    const { house, somchai, register, amend } = await registered();
    const phone = await amend([register.id], 'debtor.phone', { value: '0899999999' });
    const stale = await act(somchai, register.record, {
      kind: 'void',
      base: [register.id],
      reason: 'ลงซ้ำ',
    });
    const attach = await act(somchai, register.record, {
      kind: 'attach',
      base: [register.id],
      blobs: [{ sha256: 'b'.repeat(43), role: 'signed-form', mime: 'image/jpeg' }],
    });
    const seen = await act(somchai, register.record, {
      kind: 'void',
      base: [phone.id],
      reason: 'ลงซ้ำ',
    });
    expect(await fate(somchai, phone, stale, attach, seen)).toMatchObject([
      { rev: 2 },
      { rev: 3, proposed: [''] },
      { rev: 4 },
      { rev: 5 },
    ]);
    expect((await recordIn(house, register.record))?.state).toBe('void');
    const late = await amend([seen.id], 'debtor.phone', { value: '0811111111' });
    expect(await fate(somchai, late)).toMatchObject([{ kind: 'held', code: 'not-valid' }]);
  });

  it('[H8] what was cancelled is not born again when its registration comes back', async () => {
    const { house, somchai, register } = await registered();
    const cancelled = await act(somchai, register.record, {
      kind: 'void',
      base: [register.id],
      reason: 'ลงซ้ำ',
    });
    await fate(somchai, cancelled);
    const anew = await seal(somchai, { header: { record: register.record } });
    expect(await fate(somchai, register, anew)).toMatchObject([
      { kind: 'accepted', rev: 1 },
      { kind: 'held', code: 'record-reuse' },
    ]);
    expect(await recordIn(house, register.record)).toMatchObject({ state: 'void', rev: 2 });
  });
});

describe('[I9] what is inside is bounded, too', () => {
  it('an op that inflates or nests without end is held, and the next is accepted', async () => {
    const { somchai } = await deskOf();
    const bomb = 'a'.repeat(30_000_000);
    expect(deflateRawSync(bomb).length).toBeLessThan(100_000);
    const inflates = await seal(somchai, { op: { more: bomb } as never });
    let deep: unknown = 1;
    for (let i = 0; i < 2000; i += 1) deep = [deep];
    const nests = await seal(somchai, { op: { more: deep } as never });
    const good = await seal(somchai);
    expect(await fate(somchai, inflates, nests, good)).toMatchObject([
      { kind: 'held', code: 'not-readable' },
      { kind: 'held', code: 'not-readable' },
      { kind: 'accepted' },
    ]);
  });
});

describe('[A5] the mailbox', () => {
  it('holds no name, number or address of anybody', async () => {
    const { somchai } = await deskOf();
    const made = [await seal(somchai), await seal(somchai, { registration: withoutName })];
    const said = JSON.stringify(await fate(somchai, ...made));
    for (const secret of ['มาลี', 'ใจดี', '9000012345672', '0812345678', 'เจ๊แดง']) {
      expect(said).not.toContain(secret);
    }
  });
});
