import type { ReferenceNumber } from '#contract/primitives.ts';
import { digitOf, type KeyPress } from '#thai/digits.ts';
import { readReference } from '#thai/reference-number.ts';

/** A hand-held scanner types one character every few milliseconds; nobody's fingers keep that up. */
const GAP_MS = 35;
/** Fewer are a roll of fast fingers. */
const LEAST = 7;

/** A key as it came, with its time in milliseconds. */
export type TimedPress = KeyPress & { timeStamp: number };

/** What was scanned so far; digits are digits on every layout. */
export interface Burst {
  text: string;
  lastAt: number;
}

/** The burst with this key; a key that comes late, or is no character, begins anew. */
export function nextBurst(before: Burst | null, press: TimedPress): Burst | null {
  if (press.ctrlKey || press.altKey || press.metaKey || press.key.length !== 1) return null;
  const { timeStamp: lastAt } = press;
  const text = digitOf(press) ?? press.key;
  const goesOn = before !== null && lastAt - before.lastAt <= GAP_MS;
  return { text: goesOn ? before.text + text : text, lastAt };
}

/** Whether what came is more than fingers type. */
export const isScan = (burst: Burst | null, at: number): burst is Burst =>
  burst !== null && burst.text.length >= LEAST && at - burst.lastAt <= GAP_MS;

/** The number of a paper form in what was scanned, or null. */
export function formIn({ text }: Burst): ReferenceNumber | null {
  const read = readReference(text);
  return /^[0-9]{12}$/.test(text) && read.is === 'reference' ? read.ref : null;
}

/** The thirteen digits of a card in what was scanned, or null. */
export const idIn = ({ text }: Burst): string | null => (/^[0-9]{13}$/.test(text) ? text : null);
