import { describe, expect, it } from 'vitest';
import { sayChanges } from '../../src/features/registration/correcting/say-changes.ts';
import { blocksIn, faultsOf } from '../../src/features/registration/form/check.ts';
import { changesNothing } from '../../src/features/registration/form/draft.ts';
import { openForm } from '../../src/features/registration/form/form-state.ts';
import { setAt } from '../../src/features/registration/form/path.ts';
import { wordsIn } from '../../src/features/registration/words.ts';
import type { Correction, Draft } from '../../src/store/draft-types.ts';
import { ids, malee, uuid } from '../contract/people.ts';

const today = '2026-12-02';
const words = wordsIn('th');
const manner = { words, language: 'th', today } as const;

const corrects: Correction = {
  ...{ is: 'mending', whole: true, mends: ids.op, base: [], before: malee, against: malee },
  faults: [{ path: 'debtor.phone', code: 'of-a-later-version' }],
  ...{ note: 'โทรไม่ติด', reason: '' },
};
const draft: Draft = {
  ...{ record: ids.record, op: ids.op, ref: malee.intake.ref, startedAt: 1, savedAt: 1 },
  ...{ registration: malee, typed: {}, corrects },
};
const answered = (path: string, value: unknown): Draft => ({
  ...draft,
  registration: setAt(malee, path, value),
});

describe('[F10] what was sent back', () => {
  it('is listed from the beginning, also when the form finds nothing wrong there', () => {
    const form = openForm(
      draft,
      () => today,
      () => {},
    );
    expect(form.shown.value).toEqual([
      { path: 'debtor.phone', code: 'of-a-later-version', returned: true },
    ]);
  });

  it('leaves the list once something was changed there', () => {
    const form = openForm(
      draft,
      () => today,
      () => {},
    );
    form.change(() => answered('debtor.phone', { value: '0899999999' }));
    form.settle();
    expect(form.shown.value).toEqual([]);
  });

  it('stops nobody who finds it right as it is; a gap does', () => {
    expect(faultsOf(draft, today).some(blocksIn(malee))).toBe(false);
    const gap = { ...draft, corrects: { ...corrects, faults: [] } };
    const torn = { ...gap, registration: setAt(malee, 'debtor.phone', undefined) };
    expect(faultsOf(torn, today)).toEqual([{ path: 'debtor.phone', code: 'phone.empty' }]);
    expect(faultsOf(torn, today).some(blocksIn(malee))).toBe(true);
  });

  it('is a draft worth keeping only when something was changed, typed or explained', () => {
    expect(changesNothing(draft)).toBe(true);
    expect(changesNothing(answered('debtor.address.moo', 9))).toBe(false);
    expect(changesNothing({ ...draft, typed: { 'debtor.phone': '08' } })).toBe(false);
    expect(changesNothing({ ...draft, corrects: { ...corrects, reason: 'แก้' } })).toBe(false);
    expect(changesNothing({ ...draft, corrects: undefined as never })).toBe(false);
  });
});

describe('[F10] what was changed is said', () => {
  it('with what it was, in the words of the form', () => {
    const { registration } = answered('debtor.phone', { value: '0899999999' });
    expect(sayChanges(malee, registration, manner)).toEqual([
      {
        path: 'debtor.phone',
        label: words.fields['debtor.phone'].label,
        was: '081-234-5678',
        now: '089-999-9999',
      },
    ]);
  });

  it('of a creditor by who it is, not by its place', () => {
    const [first] = malee.creditors;
    if (!first) throw new Error('Malee owes nobody');
    const second = { ...first, id: uuid(6, 2), name: { value: 'ลุงดำ' }, debts: [] };
    const before = { ...malee, creditors: [first, second] };
    const after = { ...malee, creditors: [{ ...second, place: 'ตลาดปากพูน' }] };
    const said = sayChanges(before, after, manner);
    expect(said.filter(({ path }) => path !== null)).toMatchObject([
      { path: 'creditors.0.place', was: null, now: 'ตลาดปากพูน' },
    ]);
    expect(said.find(({ was }) => was === 'เจ๊แดง')).toMatchObject({ path: null, now: null });
  });

  it('and nothing when nothing was', () => {
    expect(sayChanges(malee, structuredClone(malee), manner)).toEqual([]);
  });
});
