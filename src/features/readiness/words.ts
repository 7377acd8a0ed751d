import { readiness as en } from '../../i18n/en/readiness.ts';
import type { Locale, Words } from '../../i18n/messages.ts';
import { readiness as th } from '../../i18n/th/readiness.ts';

/** Everything said while a device is made ready. */
export type ReadinessWords = Words<typeof th>;

export const wordsIn = (locale: Locale): ReadinessWords => (locale === 'th' ? th : en);
