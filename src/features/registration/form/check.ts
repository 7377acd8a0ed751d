import { FORM } from '#contract/form.ts';
import type { FieldFault } from '#contract/mailbox.ts';
import type { IsoDate } from '#contract/primitives.ts';
import type { Registration } from '#contract/registration/registration.ts';
import { saysTheSame } from '#debt/changes.ts';
import { missing } from '#debt/completeness.ts';
import { doubts, faults } from '#debt/faults.ts';
import { isAfter, readDate } from '#thai/dates.ts';
import { readNationalId } from '#thai/national-id.ts';
import type { Draft } from '../../../store/draft-types.ts';
import { type Question, questionsOf } from './asked.ts';
import { isFromPaper } from './draft.ts';
import { textsBeside } from './fields.ts';
import { at, getAt } from './path.ts';
import { partsOf, rateFrom } from './rate-parts.ts';
import type { SectionKey } from './sections.ts';

/** What is wrong at a field, with the figures that its message speaks of. */
export interface Fault extends FieldFault {
  n?: number;
  of?: number;
  typed?: string;
  /** Somebody sent it back for this, and nothing was changed there yet; the form sees no fault. */
  returned?: true;
}

/** Given on the page of its own after the check. */
const LATER = 'help.signature';

const ID = 'debtor.nationalId';

/** Stands above the questions, and is none of them. */
export const PAPER_DAY = 'intake.appliedOn';

/**
 * Everything that "ตรวจสอบ" lists, in the form's order: answers that are missing, that cannot be, and
 * what was typed but is no answer.
 */
export function faultsOf(draft: Draft, today: IsoDate): Fault[] {
  const { registration } = draft;
  const questions = questionsOf(registration);
  const halfTyped = questions.flatMap((question) => [
    ...[faultOfTyped(question, draft.typed[question.path], today) ?? []].flat(),
    ...tooLongBeside(question, draft.typed),
  ]);
  const typedAt = new Set(halfTyped.map(({ path }) => path));
  const others = [
    ...missing(FORM, registration),
    ...faults(registration, today),
    ...bornAfterPaper(registration, today),
  ]
    .filter(({ path }) => path !== LATER && !typedAt.has(path))
    .map(({ path, code }) => ({ path, code }));
  const found = [...halfTyped, ...others];
  return [
    ...unreadPaperDay(draft),
    ...inOrder([...found, ...returnedTo(draft, new Set(found.map(({ path }) => path)))], questions),
  ];
}

function unreadPaperDay({ typed: { [PAPER_DAY]: typed } }: Draft): Fault[] {
  return typed === undefined ? [] : [{ path: PAPER_DAY, typed, code: 'paper.day' }];
}

/** A paper that was taken before its debtor was born: one of the two days was misread. */
function bornAfterPaper(registration: Registration, today: IsoDate): FieldFault[] {
  const { birth } = registration.debtor;
  if (!isFromPaper(registration) || !birth || !('value' in birth)) return [];
  // A day to come is said to be one already.
  const isMisread =
    isAfter(birth.value, registration.intake.appliedOn) && !isAfter(birth.value, today);
  return isMisread ? [{ path: 'debtor.birth', code: 'dob.paper' }] : [];
}

/** What a correction was sent back for, where nothing was changed and the form finds nothing itself. */
function returnedTo({ corrects, registration, typed }: Draft, found: ReadonlySet<string>): Fault[] {
  if (!corrects) return [];
  return corrects.faults
    .filter(({ path }) => !found.has(path) && typed[path] === undefined)
    .filter(({ path }) => saysTheSame(getAt(corrects.before, path), getAt(registration, path)))
    .map(({ path, code }) => ({ path, code, returned: true }));
}

/** What may stay as it is but deserves a second look. */
export function doubtsOf(draft: Draft, today: IsoDate): Fault[] {
  const { registration, typed } = draft;
  const found = [...doubtOfTypedId(typed[ID]), ...doubts(registration, today)];
  return inOrder(found, questionsOf(registration));
}

/**
 * Nothing that a debtor cannot say of a creditor ever blocks, nor what a paper does not say, nor what
 * was sent back and is right as it is; what an officer typed and is no answer does, because going on
 * would lose it.
 */
export const blocksIn =
  (registration: Registration) =>
  ({ path, typed, returned }: Fault): boolean => {
    if (returned) return false;
    const askedInVain = path.startsWith('creditors.') || isFromPaper(registration);
    return !askedInVain || typed !== undefined;
  };

/** How many answers each section still lacks; what is typed wrong counts too. */
export function countBySection(found: readonly Fault[], draft: Draft): Record<SectionKey, number> {
  const counts = { debtor: 0, occupation: 0, creditors: 0, debts: 0, help: 0 };
  const sections = new Map(questionsOf(draft.registration).map((q) => [q.path, q.section]));
  for (const { path } of found) {
    const section = sections.get(path);
    if (section) counts[section]++;
  }
  return counts;
}

function inOrder(found: readonly Fault[], questions: readonly Question[]): Fault[] {
  const places = new Map(questions.map(({ path }, i) => [path, i]));
  return found
    .filter(({ path }) => places.has(path))
    .sort((a, b) => (places.get(a.path) ?? 0) - (places.get(b.path) ?? 0));
}

/** A text beside an answer, such as what "other" is, that is longer than can be stored. */
function tooLongBeside({ field, path, indices }: Question, all: Draft['typed']): Fault[] {
  return textsBeside(field).flatMap((text) => {
    const typed = all[at(text.path, indices)];
    return typed ? [{ path, typed, code: 'text.long', n: typed.length, of: text.max }] : [];
  });
}

function faultOfTyped(
  { field, path }: Question,
  typed: string | undefined,
  today: IsoDate,
): Fault | null {
  if (typed === undefined) return null;
  switch (field.kind) {
    case 'national-id':
      return idFault(path, typed);
    case 'title':
      return typed === '' ? null : { path, typed, code: 'text.long', n: typed.length, of: 40 };
    case 'date':
      return dateFault(path, typed, field.of, today);
    case 'phone':
      return { path, typed, code: 'phone.len' };
    case 'money':
      return { path, typed, code: 'money.num' };
    case 'count':
      return { path, typed, code: 'count.range', n: field.from, of: field.to };
    case 'place':
      return { path, typed, code: 'tambon.pick' };
    case 'rate':
      return rateFault(path, typed);
    case 'text':
      return { path, typed, code: 'text.long', n: typed.length, of: field.max };
    default:
      return null;
  }
}

function idFault(path: string, typed: string): Fault {
  const reading = readNationalId(typed);
  if ('count' in reading) return { path, typed, code: 'id.short', n: reading.count };
  // The number is whole: it lacks how it was seen.
  return { path, typed, code: 'id.seen' };
}

/** The 13th digit tells at once, before anybody said how the number was seen. */
function doubtOfTypedId(typed = ''): Fault[] {
  return readNationalId(typed).is === 'check-fails' ? [{ path: ID, code: 'id.checksum' }] : [];
}

function dateFault(path: string, typed: string, of: 'birth' | 'past', today: IsoDate): Fault {
  const reading = readDate(typed, today);
  if (reading.is === 'ask-era') {
    return { path, typed, code: 'dob.ce', n: reading.typedYear, of: reading.buddhistYear };
  }
  return { path, typed, code: of === 'birth' ? 'dob.real' : 'date.real' };
}

function rateFault(path: string, typed: string): Fault | null {
  const parts = partsOf(typed);
  if (parts.amount === '' && parts.per === undefined) return null;
  if (rateFrom({ ...parts, per: 'day' }) === null) return { path, typed, code: 'rate.num' };
  return { path, typed, code: 'rate.unit' };
}
