import { paper as en } from '../../i18n/en/paper.ts';
import type { Locale, Words } from '../../i18n/messages.ts';
import { paper as th } from '../../i18n/th/paper.ts';

/** Everything said about paper forms. */
export type PaperWords = Words<typeof th>;

export const wordsIn = (locale: Locale): PaperWords => (locale === 'th' ? th : en);
