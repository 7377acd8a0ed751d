import { record as en } from '../i18n/en/record.ts';
import type { Locale, Words } from '../i18n/messages.ts';
import { record as th } from '../i18n/th/record.ts';

/** What the pages of one record say; loaded with them. */
export type RecordWords = Words<typeof th>;

export const recordWordsIn = (locale: Locale): RecordWords => (locale === 'th' ? th : en);
