import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { FORM } from '#contract/form.ts';
import { Registration } from '#contract/registration/registration.ts';
import {
  idOf,
  numberOf,
  questionsOf,
  sectionOf,
  sectionOfId,
} from '../../src/features/registration/form/asked.ts';
import { answer } from '../../src/features/registration/form/draft.ts';
import { eachField, type Field, textsBeside } from '../../src/features/registration/form/fields.ts';
import { at, setAt, templateOf } from '../../src/features/registration/form/path.ts';
import { questionWords } from '../../src/features/registration/form/say.ts';
import { SECTIONS, sectionKeys } from '../../src/features/registration/form/sections.ts';
import { sayAnswer } from '../../src/features/registration/review/say-answer.ts';
import { wordsIn } from '../../src/features/registration/words.ts';
import type { Draft } from '../../src/store/draft-types.ts';
import { makeIntake, malee, seeded, somchai } from '../support/people.ts';

const intake = makeIntake(seeded(1), 1);
const all: Field[] = sectionKeys.flatMap((section) => eachField(SECTIONS[section]));

/** An answer of each kind, as the form gives it. */
function sample(field: Field): unknown {
  const wrap = (value: unknown) => ('not' in field && field.not ? { value } : value);
  switch (field.kind) {
    case 'national-id':
      return { value: '9000000000012', seen: 'chip' };
    case 'title':
      return 'นางสาว';
    case 'text':
      return wrap('x'.repeat(field.max));
    case 'date':
      return wrap('1967-03');
    case 'phone':
      return wrap('023569660');
    case 'money':
      return wrap(123_45);
    case 'count':
      return field.to;
    case 'choice':
      return field.options.at(-1);
    case 'several':
      return [...field.options].filter((option) => option !== field.none);
    case 'yes-no':
      return false;
    case 'place':
      return { unlisted: 'บ้านท่าเรือเก่า' };
    case 'rate':
      return { value: { in: 'baht', amount: 20_00, per: '10-days' } };
    case 'applicant':
      return { who: 'proxy', name: 'สมศรี มีสุข', relation: 'พี่สาว' };
    case 'notice':
      return { version: '1', at: 0 };
    case 'declaration':
      return true;
    default:
      throw new Error(`${field.kind} holds no answer of its own`);
  }
}

/** Somchai with every question answered. */
function everything(): Registration {
  const rows = { lender: 'ธ.ก.ส.' };
  const start = { ...somchai(intake), occupation: { formalDebts: [rows] } };
  let draft: Draft = {
    record: '019b7663-2400-7000-8000-00000000000a',
    op: '019b7663-2400-7000-8000-00000000000b',
    ref: intake.ref,
    startedAt: 0,
    savedAt: 0,
    registration: start,
    typed: {},
  };
  for (const field of all) {
    draft = answer(draft, at(field.path, [0, 0]), sample(field));
    for (const { path, max } of textsBeside(field)) {
      draft = answer(draft, at(path, [0, 0]), 'ย'.repeat(max));
    }
  }
  return draft.registration;
}

/** Places of a registration that hold an answer, as templates. */
function leaves(value: unknown, path: string): string[] {
  if (Array.isArray(value) && typeof value[0] !== 'object') return [path];
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) =>
    leaves(inner, path === '' ? key : `${path}.${key}`),
  );
}

describe('[F1] every answer of the contract has one question', () => {
  it('gives answers of every kind that the contract takes, at their longest', () => {
    const full = everything();
    expect(z.parse(Registration, full)).toEqual(full);
  });

  it('leaves no place of the contract unasked but those of system, signature and pictures', () => {
    const asked = new Set(
      all.flatMap((field) => [field.path, ...textsBeside(field).map(({ path }) => path)]),
    );
    const properties = new Set<string>();
    const walk = (schema: unknown, path: string): void => {
      const { def } = (schema as { _zod: { def: Record<string, unknown> } })._zod;
      if (asked.has(path)) return;
      if (def.type === 'optional') walk(def.innerType, path);
      else if (def.type === 'array') walk(def.element, `${path}.*`);
      else if (def.type === 'object') {
        for (const [key, inner] of Object.entries(def.shape as Record<string, unknown>)) {
          walk(inner, path === '' ? key : `${path}.${key}`);
        }
      } else properties.add(path);
    };
    walk(Registration, '');
    const others = [...properties].filter((path) => !/^intake\.|\.id$/.test(path));
    expect(others).toEqual(['creditors.*.debts.*.evidence.*', 'help.signature', 'help.photos.*']);
  });

  it('asks everything that the form needs', () => {
    const paths = all.map(({ path }) => path);
    expect(FORM.needs.map(({ path }) => path).filter((path) => !paths.includes(path))).toEqual([
      'help.signature',
    ]);
  });

  it('takes "not known" or "none" wherever an answer is needed that somebody may not have', () => {
    const asked = FORM.needs.filter(({ need }) => need === 'answer');
    const refused = asked.filter(({ path }) => {
      const concrete = path.replaceAll('*', '0');
      const nots = ['unknown', 'none', 'forgot'].map((not) => ({ not }));
      const given = nots.map((not) => setAt(everything(), concrete, not));
      return !given.some((registration) => z.safeParse(Registration, registration).success);
    });
    expect(refused).toEqual([]);
    expect(asked.length).toBeGreaterThan(7);
  });

  it('numbers the questions section by section, each number once', () => {
    const numbers = all.map(({ path }) => numberOf(path));
    expect(new Set(numbers).size).toBe(all.length);
    expect(numbers.slice(0, 3)).toEqual(['1.1', '1.2', '1.3']);
    expect(numberOf('creditors.3.debts.1.threats')).toMatch(/^4\./);
    expect(sectionOf('creditors.3.debts.1.threats')).toBe('debts');
  });

  it('tells the browser nothing of what is asked', () => {
    for (const { path } of questionsOf(somchai(intake))) expect(idOf(path)).toMatch(/^q[-\d]+$/);
    expect(sectionOfId(idOf('creditors.1.debts.0.rate'))).toBe('debts');
    const ids = questionsOf(somchai(intake)).map(({ path }) => idOf(path));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(['th', 'en'] as const)('has words for every question and every option (%s)', (locale) => {
    const words = wordsIn(locale);
    for (const field of all) {
      expect(questionWords(words, field.path).label).not.toBe(field.path);
      if (field.kind !== 'choice' && field.kind !== 'several') continue;
      const options: Readonly<Record<string, object>> = words.options;
      expect(Object.keys(options[field.path] ?? {}).sort()).toEqual([...field.options].sort());
    }
  });

  it.each(['th', 'en'] as const)('reads every answer back (%s)', (language) => {
    const registration = everything();
    const saying = { registration, words: wordsIn(language), language, today: '2026-12-01' };
    const silent = questionsOf(registration)
      .filter(({ indices }) => indices.every((index) => index === 0))
      .filter(({ path }) => !/balanceNote|contactPerson/.test(path))
      .filter((question) => !sayAnswer(question, saying));
    expect(silent.map(({ path }) => path)).toEqual([]);
  });

  it.each([
    ['สมชาย', somchai(intake)],
    ['มาลี', malee(intake)],
  ])('reads back everything that %s said', (_, registration) => {
    const saying = {
      registration,
      words: wordsIn('th'),
      language: 'th' as const,
      today: '2026-12-01',
    };
    const said = questionsOf(registration).filter((question) => sayAnswer(question, saying));
    const paths = new Set(said.map(({ path }) => templateOf(path)));
    const unsaid = leaves(registration, '')
      .map(templateOf)
      .filter((path) => !/^intake\.|\.id$|^help\.signature|^creditors$/.test(path))
      .filter(
        (path) => ![...paths].some((asked) => path === asked || path.startsWith(`${asked}.`)),
      );
    expect(unsaid).toEqual([]);
  });

  it('tells of a paper only the day on which the notice was given', () => {
    const { intake: own, ...rest } = somchai(intake);
    const said = (channel: 'desk' | 'paper') => {
      const registration = { ...rest, intake: { ...own, channel, appliedOn: '2026-11-26' } };
      const question = questionsOf(registration).find(({ path }) => path === 'help.noticeGiven');
      const saying = {
        registration,
        words: wordsIn('th'),
        language: 'th',
        today: '2026-12-01',
      } as const;
      return question && sayAnswer(question, saying);
    };
    expect(said('paper')).toBe('แจ้งแล้ว 26 พฤศจิกายน 2569');
    expect(said('desk')).toMatch(/^แจ้งแล้ว .* น\.$/);
  });

  it('says a title in English as the form offers it, and any other as it was written', () => {
    const said = (title: string) => {
      const registration = { ...somchai(intake), debtor: { ...somchai(intake).debtor, title } };
      const question = questionsOf(registration).find(({ path }) => path === 'debtor.title');
      const saying = {
        registration,
        words: wordsIn('en'),
        language: 'en',
        today: '2026-12-01',
      } as const;
      return question && sayAnswer(question, saying);
    };
    expect(said('นาย')).toBe('นาย (Mr)');
    expect(said('ร้อยตรี')).toBe('ร้อยตรี');
  });

  it('says "none" for an empty list of threats, and nothing when nobody asked', () => {
    const registration = somchai(intake);
    const saying = {
      registration,
      words: wordsIn('th'),
      language: 'th' as const,
      today: '2026-12-01',
    };
    const threats = questionsOf(registration).filter(({ path }) => path.endsWith('threats'));
    expect(threats.map((question) => sayAnswer(question, saying))).toEqual(['ขู่ด้วยวาจา', 'ไม่มี']);
    const collateral = questionsOf(registration).find(({ path }) => path.endsWith('collateral'));
    expect(collateral && sayAnswer(collateral, saying)).toBeNull();
  });
});
