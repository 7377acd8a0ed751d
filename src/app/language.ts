import { signal } from '@preact/signals';
import { type Locale, locales, type Messages } from '../i18n/messages.ts';
import { th } from '../i18n/th.ts';
import { recall, remember } from './remembered.ts';

const KEY = 'dd.locale';

/** The language of every screen. Thai is in the first load, English comes when somebody wants it. */
export const language = signal<{ locale: Locale; t: Messages }>({ locale: 'th', t: th });

export async function speak(locale: Locale): Promise<void> {
  const t = locale === 'th' ? th : (await import('../i18n/en.ts')).en;
  language.value = { locale, t };
  document.documentElement.lang = locale;
  remember(KEY, locale);
}

/** Speaks as this device did last. */
export async function speakAsBefore(): Promise<void> {
  const before = locales.find((locale) => locale === recall(KEY));
  if (before && before !== 'th') await speak(before);
}
