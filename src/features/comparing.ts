import type { IsoDate } from '#contract/primitives.ts';
import type { RecordReading } from '#contract/record.ts';
import type { Locale } from '../i18n/messages.ts';

/** One question, and what each of two records says to it; null where nothing was stated. */
export interface ComparedRow {
  path: string;
  label: string;
  said: readonly [string | null, string | null];
  /** `unknown` where the reader's role does not reach one of the two. */
  differs: boolean | 'unknown';
}

/** Two records in the form's words and order. */
export type CompareReadings = (
  first: RecordReading,
  second: RecordReading,
  manner: { language: Locale; today: IsoDate },
) => ComparedRow[];

/** It comes with the form's words and questions, so only when it is asked for. */
export type LoadComparing = () => Promise<CompareReadings>;
