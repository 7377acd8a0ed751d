import type { IsoDate, ReferenceNumber } from '#contract/primitives.ts';
import { readReference } from '#thai/reference-number.ts';
import type { Locale } from '../../i18n/messages.ts';
import { readPaperDay, sayPaperDayFault } from '../paper-day.ts';
import type { PaperInHand } from '../paper-in-hand.ts';
import type { PaperWords } from './words.ts';

/** The head of a paper as it is typed. */
export interface HeadTyped {
  /** Digits. */
  no: string;
  numberless: boolean;
  date: string;
  receivedBy: string;
  /** How many papers are in the pile; may be empty. */
  pile: string;
}

export interface HeadFaults {
  no?: string;
  date?: string;
  pile?: string;
}

export type HeadReading =
  | { is: 'paper'; paper: PaperInHand; of: number | null }
  | { is: 'faulty'; faults: HeadFaults };

/** The number, when the twelve digits are one. */
export function readNo(typed: string): ReferenceNumber | null {
  const reading = readReference(typed);
  return reading.is === 'reference' ? reading.ref : null;
}

/** Reads the head, or says in words what is wrong with it. */
export function readHead(
  { no, numberless, date, receivedBy, pile }: HeadTyped,
  today: IsoDate,
  { words, locale }: { words: PaperWords['entry']['faults']; locale: Locale },
): HeadReading {
  const faults: HeadFaults = {};
  const number = numberless ? null : readNo(no);
  if (!numberless && number === null) faults.no = words['paper.no'];
  const reading = readPaperDay(date, today);
  const fault = sayPaperDayFault(reading, locale);
  if (fault !== undefined) faults.date = fault;
  const of = pile === '' ? null : Number(pile);
  if (of !== null && (of < 1 || of > 999)) faults.pile = words.pile;
  if (reading.is !== 'day' || Object.keys(faults).length > 0) return { is: 'faulty', faults };
  const receiver = receivedBy.trim().slice(0, 120);
  return { is: 'paper', paper: { no: number, appliedOn: reading.day, receivedBy: receiver }, of };
}
