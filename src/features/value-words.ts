import type { IsoDate } from '#contract/primitives.ts';
import type { Locale } from '../i18n/messages.ts';

/** A field and its value in the form's words: one line, or those of a whole row. */
export interface SaidValue {
  label: string;
  said: string;
}

/** What a value at a path says; nothing where nothing was stated. */
export type SayValue = (
  path: string,
  value: unknown,
  manner: { language: Locale; today: IsoDate },
) => SaidValue[];

/** It comes with the form's words and questions, so only when it is asked for. */
export type LoadValueWords = () => Promise<SayValue>;
