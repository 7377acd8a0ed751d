import { administration as en } from '../../i18n/en/administration.ts';
import type { Words } from '../../i18n/messages.ts';
import { administration as th } from '../../i18n/th/administration.ts';
import { useDesk } from '../desk-context.ts';

/** Everything said to supervisors and administrators; comes with the pages that say it. */
export type AdministrationWords = Words<typeof th>;

export function useWords(): AdministrationWords {
  const { locale } = useDesk();
  return locale === 'th' ? th : en;
}

/** The word for a code of a list that may have grown since; the code itself when there is none. */
export const wordFor = (words: Record<string, string>, code: string): string => words[code] ?? code;
