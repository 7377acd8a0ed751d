import { describe, expect, it, vi } from 'vitest';
import type { MailboxItem } from '#contract/mailbox.ts';
import { mayRead } from '../../src/store/acts.ts';
import { describeDatabase, READER, write, writeMeta } from '../../src/store/database.ts';
import type { Draft } from '../../src/store/draft-types.ts';
import type { RecordLine, RecordView } from '../../src/store/record-types.ts';
import type { OutboxRow } from '../../src/store/rows.ts';
import { savingTrouble } from '../../src/store/saving-trouble.ts';
import { mask, summarise } from '../../src/store/summary.ts';
import { ids, malee } from '../contract/people.ts';
import { root } from '../vault/officers.ts';
import {
  DAY_MS,
  everything,
  keepOne,
  makeProfile,
  maleeAs,
  receive,
  seen,
  serverEpoch,
  somchai,
  wilai,
} from './desk.ts';
import { domError, refuse } from './faults.ts';

const canaries = ['มาลี', 'ใจดี', '9000012345672', 'เจ๊แดง', '0812345678', 'ปากพูน', '5หมื่นก'];
const typed = { 'creditors.0.debts.0.balance': '5หมื่นก' };

describe('drafts', () => {
  it('[D3] come back as they were last saved, with what is no answer yet', async () => {
    const { enrol, open, clock } = makeProfile();
    const { store } = await enrol();
    const draft = await store.startDraft(somchai.vault, maleeAs);
    clock.at += 1000;
    const changed: Draft = { ...draft, typed };
    await store.saveDraft(somchai.vault, changed);
    const again = (await open()).store;
    expect(await again.draft(somchai.vault, draft.record)).toMatchObject({ typed });
    expect(await again.drafts(somchai.vault)).toHaveLength(1);
  });

  it('[D3] of one officer do not open for another', async () => {
    const { enrol } = makeProfile();
    const { store } = await enrol();
    const draft = await store.startDraft(somchai.vault, maleeAs);
    expect(await store.drafts(wilai.vault)).toEqual([]);
    expect(await store.draft(wilai.vault, draft.record)).toBeNull();
  });

  it('[D1] pressed twice are two, each with its own number', async () => {
    const { enrol } = makeProfile();
    const { store } = await enrol();
    const [a, b] = await Promise.all([
      store.startDraft(somchai.vault, maleeAs),
      store.startDraft(somchai.vault, maleeAs),
    ]);
    expect(a.ref).not.toBe(b.ref);
    expect(a.registration.intake.ref).toBe(a.ref);
    expect(new Set([a.record, b.record, a.op, b.op]).size).toBe(4);
  });

  it('[D1] that were kept are not brought back by a save that came late', async () => {
    const { enrol } = makeProfile();
    const { store } = await enrol();
    const { draft } = await keepOne(store);
    await store.saveDraft(somchai.vault, draft);
    expect(await store.drafts(somchai.vault)).toEqual([]);
  });

  it('[D7] are saved at the second try, and else it is said why not', async () => {
    const { enrol } = makeProfile();
    const { store } = await enrol();
    const draft = await store.startDraft(somchai.vault, maleeAs);
    const heal = refuse('drafts', 1, domError('UnknownError'));
    await store.saveDraft(somchai.vault, { ...draft, typed });
    expect(await store.draft(somchai.vault, draft.record)).toMatchObject({ typed });
    heal();
    refuse('drafts', 2, domError('QuotaExceededError'));
    const failed = await store.saveDraft(somchai.vault, draft).catch((error: unknown) => error);
    expect(failed).toMatchObject({ name: 'NotSavedError', why: 'disk-full' });
    expect(savingTrouble(failed)).toBe('disk-full');
    expect(savingTrouble(new TypeError('a bug'))).toBeNull();
    vi.restoreAllMocks();
  });
});

describe('records', () => {
  const accepted = (hash: string, at: number): MailboxItem => ({
    n: 1,
    at,
    envelope: hash,
    id: ids.op,
    record: ids.record,
    kind: 'accepted',
    rev: 1,
    ref: '800101000019',
  });
  const page = { v: 1, server: root.server, serverEpoch, device: ids.device, after: 0 } as const;

  async function keptAndAccepted() {
    const profile = makeProfile();
    const opened = await profile.enrol();
    const { draft } = await keepOne(opened.store);
    const [envelope] = await opened.outbox.unsent(everything, []);
    await receive(opened.outbox, profile.clock);
    const at = profile.clock.at;
    const items = [accepted(envelope?.hash ?? '', at)];
    await opened.outbox.applyMailbox({ ...page, at, items, more: false, watermarks: [] });
    return { ...profile, ...opened, draft };
  }
  const linesOf = (
    store: Awaited<ReturnType<ReturnType<typeof makeProfile>['open']>>['store'],
    officer = somchai,
    until = (lines: RecordLine[]) => lines.length > 0,
  ) => seen<RecordLine[]>((show) => store.watchRecords(officer.vault, show), until);

  it('[D3] are listed for their author with a summary, drafts among them', async () => {
    const { enrol } = makeProfile();
    const { store } = await enrol();
    const { draft } = await keepOne(store);
    await store.startDraft(somchai.vault, maleeAs);
    const lines = await linesOf(store, somchai, (all) => all.length === 2);
    expect(lines.find(({ record }) => record === draft.record)).toEqual({
      record: draft.record,
      ref: draft.ref,
      keptAt: draft.startedAt,
      state: { tag: 'queued', keptAt: draft.startedAt },
      summary: { name: 'นางมาลี ใจดี', idTail: '5672', place: 'ปากพูน', creditors: 1 },
      longAlone: false,
      unsent: 1,
      pictures: null,
      correcting: null,
    });
    expect(lines.map(({ state }) => state.tag).sort()).toEqual(['draft', 'queued']);
  });

  it('[D3] are not listed for another officer', async () => {
    const { enrol } = makeProfile();
    const { store } = await enrol();
    const { draft } = await keepOne(store);
    expect(await linesOf(store, wilai, () => true)).toEqual([]);
    expect(await store.registration(wilai.vault, draft.record)).toBeNull();
  });

  it('[D3] may be read again by their author until the window after acceptance closes', async () => {
    const { store, clock, draft, open } = await keptAndAccepted();
    clock.at += DAY_MS - 1;
    expect(await store.registration(somchai.vault, draft.record)).toEqual(draft.registration);
    clock.at += 1;
    expect(await store.registration(somchai.vault, draft.record)).toBeNull();
    const [line] = await linesOf((await open()).store);
    expect(line?.summary).toEqual({ name: 'มาลี ใ.', idTail: null, place: null, creditors: 1 });
    clock.at -= DAY_MS;
    // Gone at the start above, and not only hidden: turning the clock back brings nothing.
    expect(await store.registration(somchai.vault, draft.record)).toBeNull();
  });

  it('[P8] are read by nobody whose rights were stopped, and again by whoever has them back', async () => {
    const { store, draft } = await keptAndAccepted();
    const stopped = { why: 'suspended', at: 0 } as const;
    await store.noteStopped(new Map([[somchai.stored.id, stopped]]));
    expect(await store.registration(somchai.vault, draft.record)).toBeNull();
    const [line] = await linesOf(store);
    expect(line?.summary).toEqual({ name: 'มาลี ใ.', idTail: null, place: null, creditors: 1 });
    const view = await seen<RecordView | null>(
      (show) => store.watchRecord(somchai.vault, draft.record, show),
      (now) => now !== null,
    );
    expect(view).toMatchObject({ reading: 'stopped', registration: null });
    expect(await store.startCorrection(somchai.vault, draft.record)).toBeNull();
    await store.noteStopped(new Map());
    expect(await store.registration(somchai.vault, draft.record)).toEqual(draft.registration);
  });

  it('[D3] stay readable while they need mending, however long', () => {
    const about = { n: 1, at: 0, envelope: 'h', id: ids.op, record: ids.record };
    const fix: OutboxRow['outcome'] = {
      item: { ...about, kind: 'needs-fix', faults: [] },
      at: 0,
    };
    const done = {
      item: { ...about, kind: 'accepted', rev: 1, ref: '800101000019' },
      at: 0,
    } as const;
    expect(mayRead(fix, 0, 99 * DAY_MS, 99 * DAY_MS)).toBe(true);
    expect(mayRead(null, 0, 99 * DAY_MS, null)).toBe(true);
    expect(mayRead(done, 0, 0, 0)).toBe(false);
    expect(mayRead(done, DAY_MS, 5, 5)).toBe(true);
    // Either clock closes the window, and one that was turned back closes it too.
    expect(mayRead(done, DAY_MS, 5, DAY_MS)).toBe(false);
    expect(mayRead(done, DAY_MS, DAY_MS, 5)).toBe(false);
    expect(mayRead(done, DAY_MS, -1, 5)).toBe(false);
  });

  it('tell of every change, newest first, until they are told to stop', async () => {
    const { enrol, clock } = makeProfile();
    const { store } = await enrol();
    const shown: RecordLine[][] = [];
    const stop = store.watchRecords(somchai.vault, (lines) => shown.push(lines));
    await vi.waitFor(() => expect(shown.at(-1)).toEqual([]));
    const first = await keepOne(store);
    clock.at += 5000;
    const second = await keepOne(store);
    await vi.waitFor(() =>
      expect(shown.at(-1)?.map(({ record }) => record)).toEqual([
        second.draft.record,
        first.draft.record,
      ]),
    );
    stop();
    const count = shown.length;
    await keepOne(store);
    await linesOf(store, somchai, (all) => all.length === 3);
    expect(shown).toHaveLength(count);
  });

  it('stand there at once when they are listed again, for a minute, until something is finished, stopped or locked', async () => {
    const { store, clock } = await keptAndAccepted();
    /** The state of the first line, as often as the list is shown. */
    const firstShown = async () => {
      const shown: (string | undefined)[] = [];
      const stop = store.watchRecords(somchai.vault, ([line]) => shown.push(line?.state.tag));
      await vi.waitFor(() => expect(shown).not.toEqual([]));
      await new Promise((resolve) => setTimeout(resolve, 50));
      stop();
      return shown;
    };
    expect(await firstShown()).toEqual(['sent']);
    expect(await firstShown()).toEqual(['sent', 'sent']);
    clock.at += 5000;
    await keepOne(store);
    expect(await firstShown()).toEqual(['queued']);
    expect(await firstShown()).toEqual(['queued', 'queued']);
    const stopped = { why: 'suspended', at: 0 } as const;
    await store.noteStopped(new Map([[somchai.stored.id, stopped]]));
    expect(await firstShown()).toEqual(['queued']);
    await store.noteStopped(new Map());
    store.forgetOpened(somchai.vault);
    expect(await firstShown()).toEqual(['queued']);
    clock.at += 61_000;
    expect(await firstShown()).toEqual(['queued']);
  });

  it('are counted for the screens', async () => {
    const { outbox, store, clock } = await keptAndAccepted();
    await keepOne(store);
    const picture = await seen(store.watchOutbox, ({ unsent }) => unsent === 1);
    expect(picture).toEqual({
      unsent: 1,
      toMend: 0,
      withoutSecondCopy: 0,
      picturesLeft: 0,
      receivedToday: 1,
      lastReceivedAt: clock.at,
    });
    expect(await outbox.countUnsent()).toBe(1);
  });

  it('are summed up and masked as Thai is written', () => {
    expect(summarise(malee).name).toBe('นางมาลี ใจดี');
    expect(summarise({ ...malee, debtor: {} })).toEqual({
      name: '',
      idTail: null,
      place: null,
      creditors: 1,
    });
    expect(mask(malee)).toEqual({ name: 'มาลี ใ.', idTail: null, place: null, creditors: 1 });
  });
});

describe('[D3] what lies on the disk', () => {
  /** Everything that the database and the files hold, as text in two encodings. */
  async function everythingOn(profile: ReturnType<typeof makeProfile>) {
    const db = describeDatabase(profile.ports(), () => undefined);
    await db.open();
    const rows = await Promise.all(db.tables.map((table) => table.toArray()));
    db.close();
    const found: string[] = [JSON.stringify([...profile.marks.content])];
    const walk = (value: unknown): void => {
      if (value instanceof Uint8Array) {
        found.push(new TextDecoder('utf-8').decode(value));
        const even = value.slice(0, value.length - (value.length % 2));
        found.push(new TextDecoder('utf-16le').decode(even));
      } else if (typeof value === 'string') found.push(value);
      else if (value && typeof value === 'object') Object.values(value).forEach(walk);
    };
    walk(rows);
    walk([...profile.disk.content.values()]);
    return found.join('\n');
  }

  it('shows nothing that a debtor said, neither of drafts nor of what was kept', async () => {
    const profile = makeProfile();
    const { store } = await profile.enrol();
    const { draft } = await keepOne(store);
    const open = await store.startDraft(somchai.vault, maleeAs);
    await store.saveDraft(somchai.vault, { ...open, typed });
    const disk = await everythingOn(profile);
    for (const canary of canaries) expect(disk).not.toContain(canary);
    // The search itself works: what may be seen is found.
    expect(disk).toContain(draft.ref);
    expect(disk).toContain(draft.op);
    expect(disk).toContain('DDE1');
  });

  it('would be found if it were there', async () => {
    const profile = makeProfile();
    await profile.enrol();
    const leak = new TextEncoder().encode(JSON.stringify({ registration: malee, typed }));
    await profile.disk.files.write('journal-b', 0, leak);
    const disk = await everythingOn(profile);
    for (const canary of canaries) expect(disk).toContain(canary);
  });
});

describe('[D8] data of a newer app', () => {
  it('is looked at and not written to', async () => {
    const profile = makeProfile();
    const { store } = await profile.enrol();
    const draft = await store.startDraft(somchai.vault, maleeAs);
    const db = describeDatabase(profile.ports(), () => undefined);
    await write(db, [], () => writeMeta(db, 'minReader', READER + 1));
    db.close();

    expect(await store.keepRegistration(somchai.vault, draft)).toEqual({
      is: 'not-kept',
      why: 'older-code',
    });
    await expect(store.saveDraft(somchai.vault, draft)).rejects.toMatchObject({
      why: 'older-code',
    });
    const again = (await profile.open()).store;
    expect(again.finding).toEqual({ is: 'newer-data' });
    expect(await again.drafts(somchai.vault)).toEqual([draft]);
    await expect(again.startDraft(somchai.vault, maleeAs)).rejects.toMatchObject({
      why: 'older-code',
    });
  });
});
