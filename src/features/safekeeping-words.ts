import { safekeeping as en } from '../i18n/en/safekeeping.ts';
import type { Locale, Words } from '../i18n/messages.ts';
import { safekeeping as th } from '../i18n/th/safekeeping.ts';

export const safekeepingIn = (locale: Locale): Words<typeof th> => (locale === 'th' ? th : en);
