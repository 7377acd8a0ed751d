import { registration as en } from '../../i18n/en/registration.ts';
import type { Locale, Words } from '../../i18n/messages.ts';
import { registration as th } from '../../i18n/th/registration.ts';

/** Everything the form says, in one language. */
export type RegistrationWords = Words<typeof th>;

export const wordsIn = (locale: Locale): RegistrationWords => (locale === 'th' ? th : en);

/** The words of a question; which of them there are depends on its kind. */
export interface QuestionWords {
  label: string;
  hint?: string;
  unit?: string;
  other?: string;
  name?: string;
  relation?: string;
  not?: Partial<Record<'none' | 'unknown', string>>;
}
