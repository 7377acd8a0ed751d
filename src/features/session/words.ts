import { account as enAccount } from '../../i18n/en/account.ts';
import { activation as enActivation } from '../../i18n/en/activation.ts';
import type { Locale, Words } from '../../i18n/messages.ts';
import { account as thAccount } from '../../i18n/th/account.ts';
import { activation as thActivation } from '../../i18n/th/activation.ts';

/** Everything said from a slip to the open desk; comes with the pages that say it. */
export type ActivationWords = Words<typeof thActivation>;
/** What an officer is told of their own way in. */
export type AccountWords = Words<typeof thAccount>;

export const wordsIn = (locale: Locale): ActivationWords =>
  locale === 'th' ? thActivation : enActivation;

export const accountWordsIn = (locale: Locale): AccountWords =>
  locale === 'th' ? thAccount : enAccount;
