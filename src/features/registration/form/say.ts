import { ageAt } from '#thai/age.ts';
import { showMoney } from '#thai/money.ts';
import { moneyInWords } from '#thai/money-words.ts';
import type { Places } from '#thai/places/places.ts';
import type { About } from '../../../i18n/th/registration.ts';
import type { Draft } from '../../../store/draft-types.ts';
import type { QuestionWords, RegistrationWords } from '../words.ts';
import { wordsKey } from './asked.ts';
import type { Fault } from './check.ts';
import { getAt, indicesOf } from './path.ts';

/** The words of the question at a path. */
export function questionWords(words: RegistrationWords, path: string): QuestionWords {
  const all: Readonly<Record<string, QuestionWords>> = words.fields;
  return all[wordsKey(path)] ?? { label: path };
}

/** The label of an option of the question at a path. */
export function optionLabel(words: RegistrationWords, key: string, option: string): string {
  const all: Readonly<Record<string, Readonly<Record<string, string>>>> = words.options;
  return all[key]?.[option] ?? option;
}

/** What a row of a list is called: a creditor, a debt, a formal debt, each with its number. */
export function rowName(
  words: RegistrationWords,
  { list, index }: { list: string; index: number },
): string {
  const nth = index + 1;
  if (list === 'creditors') return words.creditor(nth);
  return list.endsWith('.debts') ? words.debt(nth) : words.formalDebt(nth);
}

/** What else a message may need to be said. */
export interface SayingFault {
  words: RegistrationWords;
  language: 'th' | 'en';
  today: string;
  draft: Draft;
  places: Places | null;
}

/** A fault in words, the same at the field and in the summary. */
export function sayFault(fault: Fault, saying: SayingFault): string {
  const { words } = saying;
  const all: Readonly<Record<string, string | ((about: About) => string)>> = words.faultWords;
  const word = all[fault.code] ?? words.faultWords.other;
  if (typeof word === 'string') return word;
  const field = questionWords(words, fault.path).label;
  return word({
    field,
    n: fault.n ?? 0,
    of: fault.of ?? 0,
    typed: fault.typed ?? '',
    ...more(fault, saying),
  });
}

/** The same with the creditor and the debt it is about, for a list that stands away from the field. */
export function sayFaultInList(fault: Fault, saying: SayingFault): string {
  const { words } = saying;
  const said = sayFault(fault, saying);
  const [creditor, debt] = indicesOf(fault.path);
  if (!fault.path.startsWith('creditors.') || creditor === undefined) return said;
  const of = words.creditor(creditor + 1);
  return debt === undefined
    ? words.faults.inCreditor(of, said)
    : words.faults.inDebt(of, words.debt(debt + 1), said);
}

function more({ code, path, typed = '' }: Fault, saying: SayingFault): Partial<About> {
  const value = unwrap(getAt(saying.draft.registration, path));
  if (code === 'dob.age' && typeof value === 'string')
    return { n: ageAt(value, saying.today).years };
  if (code === 'tambon.pick') return { n: saying.places?.search(typed, {}, 50).length ?? 0 };
  if (code === 'money.big' && typeof value === 'number') {
    return { typed: sayMoney(value, saying.words.baht, saying.language) };
  }
  return {};
}

/** 50,000 บาท (ห้าหมื่นบาทถ้วน); in English only the figures. */
export function sayMoney(satang: number, baht: string, language: 'th' | 'en'): string {
  const figures = `${showMoney(satang)} ${baht}`;
  return language === 'th' ? `${figures} (${moneyInWords(satang)})` : figures;
}

/** The value of an answer that may also be "not known" or "none"; other answers as they are. */
export function unwrap(answer: unknown): unknown {
  return typeof answer === 'object' && answer !== null && 'value' in answer ? answer.value : answer;
}

/** Which "not known" or "none" was given, if one was. */
export function notOf(answer: unknown): string | undefined {
  if (typeof answer !== 'object' || answer === null || !('not' in answer)) return undefined;
  return String(answer.not);
}
