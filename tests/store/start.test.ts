import { describe, expect, it } from 'vitest';
import { blankDatabase, compare, type Evidence, NUMBERS_SKIPPED } from '../../src/store/start.ts';

const e1 = 'epoch-1';
const e2 = 'epoch-2';
const envelope = (seq: number, epoch = e1) => ({
  hash: `${epoch}#${seq}`,
  op: `op ${epoch}#${seq}`,
  record: `record ${epoch}#${seq}`,
  epoch,
  seq,
});
const upTo = (seq: number, epoch = e1) =>
  Array.from({ length: seq }, (_, i) => envelope(i + 1, epoch));
const hashes = (of: { hash: string }[]) => of.map(({ hash }) => hash);

/** A database that holds `seq` envelopes of the first epoch. */
const database = (seq: number, more: Partial<Evidence['database']> = {}): Evidence['database'] => ({
  ...blankDatabase,
  enrolled: true,
  epoch: e1,
  seq,
  nextNumber: seq + 1,
  lease,
  known: upTo(seq),
  here: hashes(upTo(seq)),
  ...more,
});
const lease = 'desk 1|8001-01-1';
const copy = {
  nextNumber: 4,
  lease,
  runsPrinted: 0,
  drafts: [{ record: 'malee', op: 'op of malee', savedAt: 10 }],
};
const nothing: Evidence = { database: blankDatabase, journal: [], copy: null, mark: null };
const sound: Evidence = {
  database: database(3),
  journal: upTo(3),
  copy,
  mark: { epoch: e1, seq: 3 },
};

describe('[D6] the comparison at start', () => {
  it.each<[string, Evidence, 'fresh' | 'sound', string[]]>([
    ['nothing anywhere is a new device', nothing, 'fresh', []],
    ['all three agree', sound, 'sound', []],
    [
      'the high-water mark was not written yet',
      { ...sound, mark: { epoch: e1, seq: 2 } },
      'sound',
      [],
    ],
    ['the high-water mark was cleared', { ...sound, mark: null }, 'sound', []],
    [
      'the mark is of an epoch left behind',
      { ...sound, database: database(3, { formerEpochs: [e2] }), mark: { epoch: e2, seq: 9 } },
      'sound',
      [],
    ],
    [
      'the commit stood and the journal did not',
      { ...sound, journal: upTo(2) },
      'sound',
      ['epoch-1#3'],
    ],
    [
      'the journal and the copy are gone',
      { ...sound, journal: [], copy: null },
      'sound',
      hashes(upTo(3)),
    ],
    [
      'the oldest envelopes have left by rule, from both',
      { ...sound, database: database(3, { here: ['epoch-1#3'] }), journal: [envelope(3)] },
      'sound',
      [],
    ],
    [
      'they have left the database and not yet the journal',
      { ...sound, database: database(3, { here: ['epoch-1#3'] }) },
      'sound',
      [],
    ],
  ])('%s: goes on', (_, evidence, is, toJournal) => {
    expect(compare(evidence)).toEqual({ is: 'go-on', finding: { is }, toJournal });
  });

  it.each<[string, Evidence, object]>([
    [
      'the database is gone, envelopes and a draft come back',
      { ...sound, database: blankDatabase },
      {
        finding: { is: 'restored', envelopes: 3, drafts: 1 },
        toDatabase: hashes(upTo(3)),
        drafts: ['malee'],
      },
    ],
    [
      'the database is gone and the copy too, envelopes come back',
      { ...nothing, journal: upTo(3), mark: { epoch: e1, seq: 3 } },
      { finding: { is: 'restored', envelopes: 3, drafts: 0 }, nextNumber: NUMBERS_SKIPPED },
    ],
    [
      'the database and the journal are gone, the mark tells how much',
      { ...nothing, copy, mark: { epoch: e1, seq: 3 } },
      { finding: { is: 'lost', atLeast: 3, restored: 0 }, toDatabase: [] },
    ],
    [
      'the mark alone is left',
      { ...nothing, mark: { epoch: e1, seq: 3 } },
      { finding: { is: 'lost', atLeast: 3, restored: 0 } },
    ],
    [
      'the mark says more than database and journal hold',
      { ...sound, mark: { epoch: e1, seq: 5 } },
      { finding: { is: 'lost', atLeast: 2, restored: 0 }, toDatabase: [] },
    ],
    [
      'the database has fallen behind the journal',
      { ...sound, database: database(1) },
      {
        finding: { is: 'restored', envelopes: 2, drafts: 1 },
        toDatabase: ['epoch-1#2', 'epoch-1#3'],
      },
    ],
    [
      'the database has fallen behind by a whole epoch',
      { ...sound, journal: [...upTo(3), ...upTo(2, e2)], mark: { epoch: e2, seq: 2 } },
      { finding: { is: 'restored', envelopes: 2, drafts: 1 }, toDatabase: hashes(upTo(2, e2)) },
    ],
    [
      'the database has forgotten its device only',
      { ...sound, database: database(3, { enrolled: false }) },
      { finding: { is: 'restored', envelopes: 0, drafts: 1 }, toDatabase: [] },
    ],
    [
      'what stands in the database only is copied in the same breath',
      { ...sound, journal: [envelope(1), envelope(4)], mark: { epoch: e1, seq: 4 } },
      { toDatabase: ['epoch-1#4'], toJournal: ['epoch-1#2', 'epoch-1#3'] },
    ],
  ])('%s: restores', (_, evidence, plan) => {
    expect(compare(evidence)).toMatchObject({ is: 'restore', ...plan });
  });

  it('skips 100 numbers beyond the highest that any copy has seen', () => {
    const plan = compare({
      ...sound,
      database: database(1, { nextNumber: 2 }),
      copy: { ...copy, nextNumber: 250 },
    });
    expect(plan).toMatchObject({ nextNumber: 350 });
  });

  it.each<[string, Partial<Evidence['database']>, boolean]>([
    ['the copy has given out more numbers', { nextNumber: 24 }, true],
    ['the copy knows of a run of papers that was printed', { runsPrinted: 1 }, true],
    ['the copy is of another lease', { nextNumber: 24, lease: 'desk 1|9001-01-1' }, false],
    ['the database has counted further', { nextNumber: 3 }, false],
  ])('[D16] a database that fell back without a kept envelope: %s', (_, more, fell) => {
    const plan = compare({ ...sound, copy: { ...copy, ...more } });
    expect(plan).toMatchObject(fell ? { is: 'restore', papers: true } : { is: 'go-on' });
  });

  it('[D16] leaves the papers of a database that knows them as well as the copy does', () => {
    const plan = compare({ ...sound, database: database(1, { nextNumber: 4 }) });
    expect(plan).toMatchObject({ is: 'restore', papers: false });
  });

  it('brings back no draft that was finished, or that the database has newer', () => {
    const drafts = [
      { record: 'record epoch-1#3', op: 'op of record epoch-1#3', savedAt: 50 },
      { record: 'record epoch-1#1', op: 'op of record epoch-1#1', savedAt: 50 },
      { record: 'newer here', op: 'op of newer here', savedAt: 5 },
      { record: 'newer there', op: 'op of newer there', savedAt: 7 },
    ];
    const here = [
      { record: 'newer here', op: 'op of newer here', savedAt: 6 },
      { record: 'newer there', op: 'op of newer there', savedAt: 6 },
    ];
    const plan = compare({
      ...sound,
      database: database(1, { drafts: here }),
      copy: { ...copy, drafts },
    });
    expect(plan).toMatchObject({ drafts: ['newer there'] });
  });

  it('[D17] brings back a correction of what was finished, unless that was finished, too', () => {
    const [first, second, third] = upTo(3);
    if (!first || !second || !third) throw new Error('three envelopes');
    const correcting = { record: first.record, corrects: true, savedAt: 50 } as const;
    const planWith = (op: string) =>
      compare({
        ...sound,
        database: database(1),
        journal: [first, second, { ...third, openedAs: 'sealed anew' }],
        copy: { ...copy, drafts: [{ ...correcting, op }] },
      });
    expect(planWith('not kept yet')).toMatchObject({ drafts: [first.record] });
    expect(planWith(second.op)).toMatchObject({ drafts: [] });
    expect(planWith('sealed anew')).toMatchObject({ drafts: [] });
  });

  it('[D8] leaves newer data alone, whatever else it finds', () => {
    const newer = { ...sound, database: database(1, { newer: true }) };
    expect(compare(newer)).toEqual({ is: 'leave-alone', finding: { is: 'newer-data' } });
  });
});
