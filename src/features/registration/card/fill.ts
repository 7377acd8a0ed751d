import type { Subdistrict } from '#contract/places.ts';
import { saysTheSame } from '#debt/changes.ts';
import type { Draft } from '../../../store/draft-types.ts';
import type { CardPerson } from '../../card-in-hand.ts';
import { answer, isTouched } from '../form/draft.ts';
import { ID, idDigits } from '../form/national-id.ts';
import { getAt } from '../form/path.ts';
import { unwrap } from '../form/say.ts';

/** What a card says to one question, as the form stores it. */
export interface CardAnswer {
  path: string;
  value: unknown;
}

/** As long as the contract takes them; what is longer is left to be typed. */
const LONGEST = { title: 40, name: 80, houseNo: 40, line: 80 };
const ADDRESS = 'debtor.address.';

/** The answers of a card, in the form's order; `place` is its subdistrict, where the table has it. */
export function answersOf(person: CardPerson, place: Subdistrict | null): CardAnswer[] {
  const { nationalId, title, firstName, lastName, birth, address } = person;
  const text = (path: string, value: string, longest: number, wrapped = false) =>
    value === '' || value.length > longest ? [] : [{ path, value: wrapped ? { value } : value }];
  return [
    // [F9] It was seen in the chip: the reader read nothing else.
    { path: ID, value: { value: nationalId, seen: 'chip' } },
    ...text('debtor.title', title, LONGEST.title),
    ...text('debtor.firstName', firstName, LONGEST.name),
    ...text('debtor.lastName', lastName, LONGEST.name, true),
    ...(birth === null ? [] : [{ path: 'debtor.birth', value: { value: birth } }]),
    ...(place === null ? [] : [{ path: `${ADDRESS}subdistrict`, value: place }]),
    ...text(`${ADDRESS}houseNo`, address.houseNo, LONGEST.houseNo),
    ...(address.moo === null ? [] : [{ path: `${ADDRESS}moo`, value: address.moo }]),
    ...text(`${ADDRESS}soi`, address.soi, LONGEST.line),
    ...text(`${ADDRESS}road`, address.road, LONGEST.line),
  ];
}

export interface Filling {
  draft: Draft;
  filled: readonly CardAnswer[];
  /** What was typed is another thing; it stays until somebody says otherwise. */
  differs: readonly CardAnswer[];
  /** The form is of another number, so nothing was filled in. */
  isOther: boolean;
}

/**
 * Fills in what is empty. A form of another number gets nothing, and an address that somebody began
 * gets no part of the card's: it would be a mixture of two.
 */
export function fillFrom(draft: Draft, answers: readonly CardAnswer[]): Filling {
  const digits = idDigits(draft);
  const own = answers.find(({ path }) => path === ID);
  if (own && digits !== '' && digits !== unwrap(own.value))
    return { draft, filled: [], differs: [own], isOther: true };
  const hasAddress = answers.some(({ path }) => path.startsWith(ADDRESS) && isTouched(draft, path));
  const filled: CardAnswer[] = [];
  const differs: CardAnswer[] = [];
  let next = draft;
  for (const card of answers) {
    const isEmpty = !isTouched(draft, card.path) || (card.path === ID && card.path in draft.typed);
    if (!isEmpty) {
      if (!isSame(draft, card)) differs.push(card);
    } else if (!(hasAddress && card.path.startsWith(ADDRESS))) {
      next = answer(next, card.path, card.value);
      filled.push(card);
    }
  }
  return { draft: next, filled, differs, isOther: false };
}

/** Takes back what came from the card, but not what was changed since. */
export function takeBack(draft: Draft, filled: readonly CardAnswer[]): Draft {
  return filled.reduce(
    (now, { path, value }) =>
      saysTheSame(getAt(now.registration, path), value) ? answer(now, path, undefined) : now,
    draft,
  );
}

function isSame({ registration, typed }: Draft, { path, value }: CardAnswer): boolean {
  if (path in typed) return false;
  const [here, there] = [getAt(registration, path), value].map(essence);
  return saysTheSame(here, there);
}

/** An address is the same by its code, an answer by its value. */
function essence(value: unknown): unknown {
  const inner = unwrap(value);
  return typeof inner === 'object' && inner !== null && 'code' in inner ? inner.code : inner;
}
