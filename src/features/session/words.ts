import { activation as en } from '../../i18n/en/activation.ts';
import type { Locale, Words } from '../../i18n/messages.ts';
import { activation as th } from '../../i18n/th/activation.ts';

/** Everything said from a slip to the open desk; comes with the pages that say it. */
export type ActivationWords = Words<typeof th>;

export const wordsIn = (locale: Locale): ActivationWords => (locale === 'th' ? th : en);
