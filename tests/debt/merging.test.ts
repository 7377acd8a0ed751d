import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { saysTheSame, valueAt } from '#debt/changes.ts';
import { isCritical } from '#debt/critical.ts';
import { isLater, merge, type Place } from '#debt/merging.ts';
import { malee } from '../contract/people.ts';

const [creditor] = malee.creditors;
const [debt] = creditor?.debts ?? [];
if (!creditor || !debt) throw new Error('Malee owes nobody');
const row = `creditors.${creditor.id}`;
const amounts = `${row}.debts.${debt.id}`;

describe('[B10] critical', () => {
  it.each([
    ['', true],
    ['debtor', true],
    ['debtor.nationalId', true],
    ['debtor.firstName', true],
    ['debtor.lastName', true],
    ['debtor.birth', true],
    ['debtor.birth.value', true],
    ['debtor.phone', false],
    ['debtor.address.moo', false],
    ['debtor.marital', false],
    ['occupation.income', true],
    ['occupation.main', false],
    ['creditors', true],
    [row, true],
    [`${row}.place`, false],
    [`${row}.name`, false],
    [`${row}.debts`, true],
    [amounts, true],
    [`${amounts}.balance`, true],
    [`${amounts}.instalment.amount`, true],
    [`${amounts}.threats`, false],
    ['help.consents.bank', true],
    ['help.note', false],
  ])('%s: %s', (path, critical) => {
    expect(isCritical(path)).toBe(critical);
  });
});

const early: Place = { at: 1000, n: 1 };
const late: Place = { at: 1000, n: 2 };

describe('[B11] two people’s changes', () => {
  type Row = [
    name: string,
    path: string,
    value: unknown,
    touched: string,
    place: Place,
    fate: string,
  ];
  const change: Row[] = [
    ['nobody met', 'debtor.firstName', 'มาลา', 'debtor.phone', late, 'made'],
    ['ordinary, later', 'debtor.phone', { value: '0811111111' }, 'debtor.phone', late, 'made'],
    [
      'ordinary, earlier',
      'debtor.phone',
      { value: '0811111111' },
      'debtor.phone',
      early,
      'overtaken',
    ],
    ['critical, later', 'debtor.firstName', 'มาลา', 'debtor.firstName', late, 'proposed'],
    [
      'the same word twice',
      'debtor.firstName',
      malee.debtor.firstName,
      'debtor.firstName',
      late,
      'made',
    ],
    ['an amount', `${amounts}.balance`, 1, `${amounts}.balance`, late, 'proposed'],
    ['another debt', `${amounts}.balance`, 1, `${row}.debts.other.balance`, late, 'made'],
    ['a row that somebody wrote in', row, undefined, `${row}.place`, late, 'proposed'],
    ['a row that went', 'creditors.gone.place', 'ตลาด', 'creditors.gone', late, 'proposed'],
    ['a row by its place', 'creditors.0.place', 'ตลาด', 'creditors.gone', late, 'proposed'],
    [
      'a new row beside one',
      'creditors.new',
      { id: 'new', debts: [] },
      'creditors.gone',
      late,
      'made',
    ],
  ];
  it.each(change)('%s', (_, path, value, touched, place, fate) => {
    const other = { path: touched, at: 1000, n: place === late ? 1 : 2 };
    const merged = merge(malee, [{ path, value }], [other], place);
    expect(merged).toMatchObject({ [fate]: [path] });
    const isMade = saysTheSame(valueAt(merged?.document, path), value);
    expect(isMade).toBe(fate === 'made');
  });

  it('a change that met nobody and leads nowhere is none', () => {
    expect(merge(malee, [{ path: 'creditors.nobody.place', value: 'x' }], [], late)).toBeNull();
  });

  type Said = { path: string; value: string | undefined };
  const leaf = fc.constantFrom(
    ...['debtor.firstName', 'debtor.phone', 'debtor.address.moo', 'help.note', `${row}.place`],
    ...[row, `${amounts}.balance`, 'help.consents.bank'],
  );
  // A row can only go; a leaf gets a value by which it is found again.
  const act = (who: string) =>
    fc
      .uniqueArray(leaf, { minLength: 1 })
      .map((paths) =>
        paths.map((path) => ({ path, value: path === row ? undefined : `${who} ${path}` })),
      );

  /** Both as the centre would: the second knows nothing of the first. */
  const both = (one: Said[], two: Said[], places: [Place, Place]) => {
    const first = merge(malee, one, [], places[0]);
    const touched = (first?.made ?? []).map((path) => ({ path, ...places[0] }));
    const second = first && merge(first.document, two, touched, places[1]);
    return { first, second };
  };

  it('every change of the second is made, proposed or overtaken; none is lost or doubled', () => {
    fc.assert(
      fc.property(act('ก'), act('ข'), (one, two) => {
        const { first, second } = both(one, two, [early, late]);
        // A row that its own author also wrote in leads nowhere.
        if (!first || !second) return;
        const { made, proposed, overtaken } = second;
        const all = [...made, ...proposed, ...overtaken].sort();
        expect(all).toEqual(two.map(({ path }) => path).sort());
      }),
    );
  });

  it('ordinary fields come to the same in whatever order the two are judged', () => {
    const ordinary = fc.constantFrom(
      ...['debtor.phone', 'debtor.address.moo', 'help.note', `${row}.place`, 'debtor.marital'],
    );
    const some = (who: string) =>
      fc
        .uniqueArray(ordinary, { minLength: 1 })
        .map((paths) => paths.map((path) => ({ path, value: `${who} ${path}` })));
    fc.assert(
      fc.property(some('ก'), some('ข'), (one, two) => {
        const forth = both(one, two, [early, late]).second;
        const back = both(two, one, [late, early]).second;
        expect(forth?.document).toEqual(back?.document);
        for (const { path, value } of two) expect(valueAt(forth?.document, path)).toBe(value);
      }),
    );
  });

  it('later is what came later, and of one moment what has the higher number', () => {
    expect(isLater({ at: 2, n: 1 }, { at: 1, n: 9 })).toBe(true);
    expect(isLater({ at: 1, n: 2 }, { at: 1, n: 1 })).toBe(true);
    expect(isLater(early, early)).toBe(false);
  });
});
