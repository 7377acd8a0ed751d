import { v7 as newId } from 'uuid';
import type { UnixMs, Uuid } from '#contract/primitives.ts';
import type { Creditor } from '#contract/registration/creditor.ts';
import type { Debt } from '#contract/registration/debt.ts';
import type { Intake, Registration } from '#contract/registration/registration.ts';
import { saysTheSame } from '#debt/changes.ts';
import { dayInThailand } from '#thai/show-date.ts';
import type { Draft } from '../../../store/draft-types.ts';
import type { PaperInHand } from '../../paper-in-hand.ts';
import { getAt, setAt } from './path.ts';

/** What a desk knows before the first question. */
export interface Desktop {
  unit: Intake['unit'];
  officer: string;
  device: Uuid;
  now: UnixMs;
}

/** A new registration: the usual case, one creditor with one debt, nothing answered. */
export function blankRegistration(
  ref: Draft['ref'],
  desk: Desktop,
  paper: PaperInHand | null = null,
): Registration {
  return {
    intake: {
      ref,
      channel: paper ? 'paper' : desk.unit.includes('-m') ? 'mobile' : 'desk',
      unit: desk.unit,
      officer: desk.officer,
      device: desk.device,
      appliedOn: paper?.appliedOn ?? dayInThailand(desk.now),
      capturedAt: desk.now,
      applicant: { who: 'self' },
      ...(paper && {
        paper: {
          ...(paper.no !== null && { no: paper.no }),
          ...(paper.receivedBy !== '' && { receivedBy: paper.receivedBy }),
        },
      }),
    },
    debtor: {},
    occupation: {},
    creditors: [blankCreditor()],
    help: {},
  };
}

export const blankDebt = (): Debt => ({ id: newId() });
export const blankCreditor = (): Creditor => ({ id: newId(), debts: [blankDebt()] });

/** An answer was given, or taken back with undefined; what was half typed there is settled. */
export function answer(draft: Draft, path: string, value: unknown): Draft {
  const typed = withoutTyped(draft.typed, path);
  return { ...draft, typed, registration: setAt(draft.registration, path, value) };
}

/** Something was typed that is not an answer yet; it is kept word for word, the old answer goes. */
export function keepTyped(draft: Draft, path: string, text: string): Draft {
  const typed = { ...withoutTyped(draft.typed, path), [path]: text };
  return { ...draft, typed, registration: setAt(draft.registration, path, undefined) };
}

/** The same where something must always stand: the old answer stays beneath it. */
export function keepUnread(draft: Draft, path: string, text: string): Draft {
  return { ...draft, typed: { ...draft.typed, [path]: text } };
}

/** Whether anything was answered or typed at a path. */
export function isTouched(draft: Draft, path: string): boolean {
  return path in draft.typed || getAt(draft.registration, path) !== undefined;
}

/** It was taken on paper; what is not there nobody can be asked. */
export const isFromPaper = ({ intake }: Registration): boolean => intake.channel === 'paper';

/** A paper is being copied: it is signed, and nobody sits at the desk. */
export const copiesPaper = ({ registration, corrects }: Draft): boolean =>
  !corrects && isFromPaper(registration);

/** True while nobody has answered, typed or taken out anything: such a form is not worth a line. */
export function saysNothing({ registration, typed }: Draft): boolean {
  const { intake, creditors, ...asked } = registration;
  const { length } = creditors;
  const own = intake.applicant.who === 'self' && length === 1 && Object.keys(typed).length === 0;
  return own && isBlank(asked) && isBlank(creditors);
}

/** True while a correction is as it was opened: nobody misses it. */
export const changesNothing = ({ corrects, registration, typed }: Draft): boolean =>
  corrects !== undefined &&
  saysTheSame(corrects.before, registration) &&
  Object.keys(typed).length === 0 &&
  corrects.reason.trim() === '';

/** Groups and rows without a single answer in them. The id of a row is none; an empty list is one. */
function isBlank(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value === undefined;
  if (Array.isArray(value) && value.length === 0) return false;
  return Object.entries(value).every(([key, inner]) => key === 'id' || isBlank(inner));
}

/** A row taken out of a list, with what was half typed in it. */
export interface TakenRow {
  list: string;
  index: number;
  row: unknown;
  typed: Record<string, string>;
}

const rowsOf = (draft: Draft, list: string): readonly unknown[] => {
  const rows = getAt(draft.registration, list);
  return Array.isArray(rows) ? rows : [];
};

/** Adds a row at the end of a list such as `creditors` or `creditors.0.debts`. */
export function addRow(draft: Draft, list: string, row: unknown): Draft {
  const rows = [...rowsOf(draft, list), row];
  return { ...draft, registration: setAt(draft.registration, list, rows) };
}

/** Takes a row out; what was half typed in the rows after it moves up with them. */
export function takeRow(draft: Draft, list: string, index: number): [Draft, TakenRow] {
  const rows = rowsOf(draft, list);
  const left = rows.filter((_, i) => i !== index);
  const taken: Record<string, string> = {};
  const typed: Record<string, string> = {};
  for (const [path, text] of Object.entries(draft.typed)) {
    const row = rowIn(path, list);
    if (row === null || row.index < index) typed[path] = text;
    else if (row.index === index) taken[row.rest] = text;
    else typed[`${list}.${row.index - 1}.${row.rest}`] = text;
  }
  const registration = setAt(draft.registration, list, left);
  return [
    { ...draft, typed, registration },
    { list, index, row: rows[index], typed: taken },
  ];
}

/** Puts a taken row back where it was. */
export function putBack(draft: Draft, { list, index, row, typed: rowTyped }: TakenRow): Draft {
  const rows = [...rowsOf(draft, list)];
  rows.splice(index, 0, row);
  const typed: Record<string, string> = {};
  for (const [path, text] of Object.entries(draft.typed)) {
    const found = rowIn(path, list);
    if (found && found.index >= index) typed[`${list}.${found.index + 1}.${found.rest}`] = text;
    else typed[path] = text;
  }
  for (const [rest, text] of Object.entries(rowTyped)) typed[`${list}.${index}.${rest}`] = text;
  return { ...draft, typed, registration: setAt(draft.registration, list, rows) };
}

function rowIn(path: string, list: string): { index: number; rest: string } | null {
  if (!path.startsWith(`${list}.`)) return null;
  const [index = '', ...rest] = path.slice(list.length + 1).split('.');
  return { index: Number(index), rest: rest.join('.') };
}

function withoutTyped(typed: Draft['typed'], path: string): Draft['typed'] {
  if (!(path in typed)) return typed;
  const { [path]: _settled, ...rest } = typed;
  return rest;
}
