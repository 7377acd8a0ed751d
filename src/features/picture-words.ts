import { pictures as en } from '../i18n/en/pictures.ts';
import type { Locale, Words } from '../i18n/messages.ts';
import { pictures as th } from '../i18n/th/pictures.ts';

/** What is said of pictures; loaded with them. */
export type PictureWords = Words<typeof th>;

export const pictureWordsIn = (locale: Locale): PictureWords => (locale === 'th' ? th : en);
