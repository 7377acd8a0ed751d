import { outbox as en } from '../../i18n/en/outbox.ts';
import type { Locale, Words } from '../../i18n/messages.ts';
import { outbox as th } from '../../i18n/th/outbox.ts';

/** Everything said about what is not done yet. */
export type OutboxWords = Words<typeof th>;

export const wordsIn = (locale: Locale): OutboxWords => (locale === 'th' ? th : en);
