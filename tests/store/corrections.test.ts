import { v7 as uuid } from 'uuid';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Op } from '#contract/op.ts';
import type { Registration } from '#contract/registration/registration.ts';
import type { Draft } from '../../src/store/draft-types.ts';
import type { RecordView } from '../../src/store/record-types.ts';
import { openEnvelope } from '../contract/open-envelope.ts';
import { build, type House, tearDown } from '../server/support/house.ts';
import { root } from '../vault/officers.ts';
import { everything, keepOne, makeProfile, maleeAs, sealing, seen, somchai } from './desk.ts';
import { domError, failAfterCommit, refuse } from './faults.ts';
import { type Joined, joinHouse } from './with-centre.ts';

let house: House;
// A house for each test, because everybody in them is Malee.
beforeEach(async () => {
  house = await build();
});
afterAll(tearDown);

const withoutName = (registration: Registration): Registration => {
  const { firstName: _, ...debtor } = registration.debtor;
  return { ...registration, debtor };
};
const called = (draft: Draft, firstName: string): Draft => ({
  ...draft,
  registration: {
    ...draft.registration,
    debtor: { ...draft.registration.debtor, firstName },
  },
});
const because = (draft: Draft, reason: string): Draft => {
  if (!draft.corrects) throw new Error('no correction');
  return { ...draft, corrects: { ...draft.corrects, reason } };
};

type Watching = Pick<Joined, 'store' | 'vault'>;
const viewOf = (
  { store, vault }: Watching,
  record: string,
  until: (view: RecordView) => boolean = () => true,
) =>
  seen<RecordView | null>(
    (show) => store.watchRecord(vault, record, show),
    (view) => view !== null && until(view),
  ).then((view) => view as RecordView);
const stateOf = async (desk: Watching, record: string) => (await viewOf(desk, record)).line.state;
const toMend = async ({ store }: Watching) => (await seen(store.watchOutbox, () => true)).toMend;
const atCentre = (record: string) => house.storage.transact((tables) => tables.findRecord(record));

async function keep(
  desk: Watching,
  make: (draft: Draft) => Registration = (it) => it.registration,
) {
  const { store, vault } = desk;
  const draft = await store.startDraft(vault, maleeAs);
  await store.keepRegistration(vault, { ...draft, registration: make(draft) });
  return draft;
}
async function correction({ store, vault }: Watching, record: string): Promise<Draft> {
  const draft = await store.startCorrection(vault, record);
  if (!draft) throw new Error('nothing to correct');
  return draft;
}

describe('[D17] what the centre sent back', () => {
  it('is sent anew under its own number, and is accepted', async () => {
    const desk = await joinHouse(house);
    const { record, ref } = await keep(desk, ({ registration }) => withoutName(registration));
    await desk.exchange();
    const faults = [{ path: 'debtor.firstName', code: 'first.empty' }];
    expect(await stateOf(desk, record)).toEqual({ tag: 'fix', faults, note: null });
    expect(await toMend(desk)).toBe(1);

    const draft = await correction(desk, record);
    expect(draft).toMatchObject({ ref, corrects: { is: 'mending', whole: true, faults } });
    const kept = await desk.store.keepCorrection(desk.vault, called(draft, 'มาลี'));
    expect(kept).toMatchObject({ is: 'kept', record, ref, secondCopy: true });
    expect(await stateOf(desk, record)).toMatchObject({ tag: 'queued' });
    expect(await toMend(desk)).toBe(0);
    await desk.exchange();
    expect(await stateOf(desk, record)).toMatchObject({ tag: 'sent' });
    expect(await atCentre(record)).toMatchObject({
      ...{ rev: 1, state: 'live', ref },
      registration: { debtor: { firstName: 'มาลี' } },
    });
    const view = await viewOf(desk, record);
    expect(view.acts.map(({ kind, mends }) => [kind, mends])).toEqual([
      ['register', false],
      ['register', true],
    ]);
    expect(view.registration?.debtor.firstName).toBe('มาลี');
  });

  it('of an amendment is sent anew with everything that it had changed', async () => {
    const desk = await joinHouse(house);
    const { record } = await keep(desk);
    await desk.exchange();
    const draft = because(await correction(desk, record), 'แก้เบอร์');
    const broken = withoutName(draft.registration);
    const debtor = { ...broken.debtor, phone: { value: '0899999999' } };
    await desk.store.keepCorrection(desk.vault, { ...draft, registration: { ...broken, debtor } });
    await desk.exchange();
    expect(await stateOf(desk, record)).toMatchObject({ tag: 'fix' });

    const again = await correction(desk, record);
    expect(again.corrects).toMatchObject({ is: 'mending', whole: false, reason: 'แก้เบอร์' });
    await desk.store.keepCorrection(desk.vault, called(again, 'มาลัย'));
    await desk.exchange();
    expect(await stateOf(desk, record)).toMatchObject({ tag: 'sent' });
    expect(await toMend(desk)).toBe(0);
    expect(await atCentre(record)).toMatchObject({
      rev: 2,
      registration: { debtor: { firstName: 'มาลัย', phone: { value: '0899999999' } } },
    });
  });
});

describe('[D17] an amendment', () => {
  it('says what was changed, what stood there and why, and is applied', async () => {
    const desk = await joinHouse(house);
    const { record } = await keep(desk);
    await desk.exchange();
    const draft = because(called(await correction(desk, record), 'มาลัย'), 'สะกดชื่อผิด');
    expect(await desk.store.keepCorrection(desk.vault, draft)).toMatchObject({ is: 'kept' });
    const view = await viewOf(desk, record);
    expect(view.line.summary?.name).toBe('นางมาลัย ใจดี');
    expect(view.acts.at(-1)).toMatchObject({
      kind: 'amend',
      reason: 'สะกดชื่อผิด',
      edits: [{ path: 'debtor.firstName', was: 'มาลี', value: 'มาลัย' }],
    });
    await desk.exchange();
    expect(await atCentre(record)).toMatchObject({
      rev: 2,
      registration: { debtor: { firstName: 'มาลัย' } },
    });
    expect(await stateOf(desk, record)).toMatchObject({ tag: 'sent' });
  });

  it('may be made before the registration was ever sent, and twice', async () => {
    const desk = await joinHouse(house);
    const { record } = await keep(desk);
    for (const name of ['มาลัย', 'มารศรี']) {
      const draft = because(called(await correction(desk, record), name), 'แก้ชื่อ');
      await desk.store.keepCorrection(desk.vault, draft);
    }
    expect((await viewOf(desk, record)).line.unsent).toBe(3);
    await desk.exchange();
    expect(await atCentre(record)).toMatchObject({
      rev: 3,
      registration: { debtor: { firstName: 'มารศรี' } },
    });
    expect(await stateOf(desk, record)).toMatchObject({ tag: 'sent' });
  });

  it('before anybody knew that the registration had a gap is part of what is sent anew', async () => {
    const desk = await joinHouse(house);
    const { record } = await keep(desk, ({ registration }) => withoutName(registration));
    const draft = because(await correction(desk, record), 'แก้เบอร์');
    const debtor = { ...draft.registration.debtor, phone: { value: '0899999999' } };
    await desk.store.keepCorrection(desk.vault, {
      ...draft,
      registration: { ...draft.registration, debtor },
    });
    await desk.exchange();
    expect(await stateOf(desk, record)).toMatchObject({ tag: 'fix' });
    await desk.store.keepCorrection(desk.vault, called(await correction(desk, record), 'มาลี'));
    await desk.exchange();
    expect(await stateOf(desk, record)).toMatchObject({ tag: 'sent' });
    expect((await atCentre(record))?.registration.debtor).toMatchObject({
      firstName: 'มาลี',
      phone: { value: '0899999999' },
    });
  });

  it('that changes nothing makes no act', async () => {
    const desk = await joinHouse(house);
    const { record } = await keep(desk);
    const draft = because(await correction(desk, record), 'ไม่มีอะไร');
    expect(await desk.store.keepCorrection(desk.vault, draft)).toBeNull();
    expect((await desk.store.counters()).seq).toBe(1);
  });

  it('in conflict with another waits for a person and is told, and nothing is lost', async () => {
    const desk = await joinHouse(house);
    const { record } = await keep(desk);
    await desk.exchange();
    const first = because(called(await correction(desk, record), 'มาลัย'), 'ครั้งแรก');
    await desk.store.keepCorrection(desk.vault, first);
    await desk.exchange();
    // As if its author had not seen the first one.
    const second = because(called(await correction(desk, record), 'มารศรี'), 'ครั้งที่สอง');
    if (!second.corrects) throw new Error('no correction');
    const base = [(await viewOf(desk, record)).acts[0]?.op ?? ''];
    await desk.store.keepCorrection(desk.vault, {
      ...second,
      corrects: { ...second.corrects, base },
    });
    await desk.exchange();
    expect(await stateOf(desk, record)).toEqual({ tag: 'proposed', fields: ['debtor.firstName'] });
    expect((await atCentre(record))?.registration.debtor.firstName).toBe('มาลัย');
    const view = await viewOf(desk, record);
    expect(view.acts.at(-1)?.edits).toMatchObject([{ value: 'มารศรี' }]);
    // Nor does it cancel the record before a person has decided.
    await desk.store.keepVoid(desk.vault, { op: uuid(), record, reason: 'ลงซ้ำ' });
    await desk.exchange();
    const fields = ['debtor.firstName', ''];
    expect(await stateOf(desk, record)).toEqual({ tag: 'proposed', fields });
    expect(await atCentre(record)).toMatchObject({ state: 'live' });
  });
});

describe('[D17] cancelling', () => {
  it('says when and why, is applied, and ends what was being corrected', async () => {
    const desk = await joinHouse(house);
    const { record } = await keep(desk);
    await desk.exchange();
    await correction(desk, record);
    const act = { op: uuid(), record, reason: ' ผู้ลงทะเบียนขอยกเลิก ' };
    await desk.store.keepVoid(desk.vault, act);
    const at = desk.profile.clock.now();
    const reason = 'ผู้ลงทะเบียนขอยกเลิก';
    expect(await stateOf(desk, record)).toEqual({ tag: 'void', at, waiting: true, reason });
    expect((await viewOf(desk, record)).line.correcting).toBeNull();
    await desk.exchange();
    expect(await stateOf(desk, record)).toEqual({ tag: 'void', at, waiting: false, reason });
    expect(await atCentre(record)).toMatchObject({ state: 'void', rev: 2 });
    expect(await desk.store.startCorrection(desk.vault, record)).toBeNull();
    // Pressed twice it is one act.
    await desk.store.keepVoid(desk.vault, act);
    expect((await desk.store.counters()).seq).toBe(2);
  });

  it('what was only sent back leaves nothing to mend', async () => {
    const desk = await joinHouse(house);
    const { record } = await keep(desk, ({ registration }) => withoutName(registration));
    await desk.exchange();
    await desk.store.keepVoid(desk.vault, { op: uuid(), record, reason: 'ลงซ้ำ' });
    await desk.exchange();
    expect(await stateOf(desk, record)).toMatchObject({ tag: 'void', waiting: false });
    expect(await toMend(desk)).toBe(0);
    expect(await atCentre(record)).toMatchObject({ state: 'void' });
  });
});

describe('[D17] pictures that come later', () => {
  it('are named in the header by their ciphertext, and inside by what they are', async () => {
    const { enrol } = makeProfile();
    const { store, outbox } = await enrol();
    const { draft } = await keepOne(store);
    const pictures = await store.pictures();
    const jpeg = new Uint8Array(90_000);
    await pictures.add(somchai.vault, draft.record, { jpeg, role: 'signed-form' });
    const act = { op: uuid(), record: draft.record };
    await store.keepAttachment(somchai.vault, act);
    // Pressed twice.
    expect(await store.keepAttachment(somchai.vault, act)).toMatchObject({ is: 'kept' });
    const [, envelope] = await outbox.unsent(everything, []);
    const { header, op } = await openEnvelope(
      envelope?.bytes ?? new Uint8Array(),
      sealing,
      root.server,
    );
    expect(header.blobs).toEqual([
      { sha256: expect.stringMatching(/^[\w-]{43}$/), bytes: jpeg.length + 12 + 16 },
    ]);
    const [{ sha256 } = { sha256: '' }] = header.blobs;
    const named = { sha256, role: 'signed-form', mime: 'image/jpeg', key: expect.any(String) };
    expect(Op.parse(op)).toMatchObject({ kind: 'attach', base: [draft.op], blobs: [named] });
    const view = await viewOf({ store, vault: somchai.vault }, draft.record);
    expect(view.line.state).toMatchObject({ tag: 'queued' });
    expect(view.registration).toEqual(draft.registration);
  });
});

describe('[D17] a correction that is being written', () => {
  const vault = somchai.vault;
  async function begun() {
    const profile = makeProfile();
    const { store, outbox } = await profile.enrol();
    const { draft } = await keepOne(store);
    const correcting = await correction({ store, vault }, draft.record);
    return { ...profile, store, outbox, draft, correcting };
  }
  const typed = { 'debtor.phone': '08123' };

  it('is one a record, and is there again after the app ended', async () => {
    const { store, correcting, open } = await begun();
    await store.saveDraft(vault, { ...called(correcting, 'มาลัย'), typed });
    const again = (await open()).store;
    const draft = await correction({ store: again, vault }, correcting.record);
    expect(draft).toMatchObject({ op: correcting.op, typed, corrects: { is: 'amendment' } });
    expect(draft.registration.debtor.firstName).toBe('มาลัย');
    expect(await again.drafts(vault)).toHaveLength(1);
    const view = await viewOf({ store: again, vault }, correcting.record);
    expect(view.line.correcting).not.toBeNull();
    expect(view.line.state.tag).toBe('queued');
  });

  it('comes back from the second copy with a lost database', async () => {
    const { store, correcting, open, loseDatabase } = await begun();
    await store.saveDraft(vault, called(correcting, 'มาลัย'));
    loseDatabase();
    const again = (await open()).store;
    expect(again.finding).toEqual({ is: 'restored', envelopes: 1, drafts: 1 });
    const draft = await correction({ store: again, vault }, correcting.record);
    expect(draft.registration.debtor.firstName).toBe('มาลัย');
    expect((await viewOf({ store: again, vault }, correcting.record)).reading).toBe('not-here');
  });

  it('is kept once, whatever goes wrong, and no late save brings it back', async () => {
    const { store, outbox, correcting } = await begun();
    const draft = because(called(correcting, 'มาลัย'), 'แก้ชื่อ');
    const heal = refuse('outbox', 1, domError('UnknownError'));
    expect(await store.keepCorrection(vault, draft)).toMatchObject({ is: 'kept' });
    heal();
    await store.saveDraft(vault, draft);
    expect(await store.drafts(vault)).toEqual([]);
    expect(await store.keepCorrection(vault, draft)).toMatchObject({ is: 'kept' });
    expect(await outbox.countUnsent()).toBe(2);
    const told = failAfterCommit('envelopes');
    const next = because(called(await correction({ store, vault }, draft.record), 'มารศรี'), 'อีก');
    expect(await store.keepCorrection(vault, next)).toMatchObject({ is: 'kept' });
    expect(told.failed).toBe(true);
    expect(await outbox.countUnsent()).toBe(3);
    vi.restoreAllMocks();
  });

  it('and its acts survive a lost database: kinds, reasons’ order, the newest name', async () => {
    const { store, correcting, open, loseDatabase } = await begun();
    await store.keepCorrection(vault, because(called(correcting, 'มาลัย'), 'แก้ชื่อ'));
    await store.keepVoid(vault, { op: uuid(), record: correcting.record, reason: 'ลงซ้ำ' });
    loseDatabase();
    const again = (await open()).store;
    const view = await viewOf({ store: again, vault }, correcting.record);
    expect(view.acts.map(({ kind }) => kind)).toEqual(['register', 'amend', 'void']);
    expect(view.line.state).toMatchObject({ tag: 'void', waiting: true, reason: null });
    expect(view.line.summary?.name).toBe('มาลัย ใ.');
  });
});

describe('[D3] the window for reading', () => {
  it('stays open for what is amended, and closes after that was accepted', async () => {
    const desk = await joinHouse(house);
    const { record } = await keep(desk);
    await desk.exchange();
    const { policy } = (await desk.store.device()) ?? {};
    const draft = because(called(await correction(desk, record), 'มาลัย'), 'แก้ชื่อ');
    await desk.store.keepCorrection(desk.vault, draft);
    desk.profile.clock.at += (policy?.localReadMs ?? 0) + 1;
    await desk.restart();
    expect((await viewOf(desk, record)).reading).toBe('yes');
    await desk.exchange();
    desk.profile.clock.at += (policy?.localReadMs ?? 0) + 1;
    expect((await viewOf(desk, record)).reading).toBe('window-closed');
    await desk.restart();
    const view = await viewOf(desk, record);
    expect(view).toMatchObject({ reading: 'window-closed', registration: null });
    expect(view.acts.map(({ reason, edits }) => [reason, edits])).toEqual([
      [null, []],
      [null, []],
    ]);
    expect(await desk.store.startCorrection(desk.vault, record)).toBeNull();
    // What may not be read here may still be cancelled.
    await desk.store.keepVoid(desk.vault, { op: uuid(), record, reason: 'ลงซ้ำ' });
    await desk.exchange();
    expect(await atCentre(record)).toMatchObject({ state: 'void' });
  });
});
