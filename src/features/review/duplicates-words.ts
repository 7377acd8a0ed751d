import { duplicates as en } from '../../i18n/en/duplicates.ts';
import type { Words } from '../../i18n/messages.ts';
import { duplicates as th } from '../../i18n/th/duplicates.ts';
import { useDesk } from '../desk-context.ts';

/** Everything said where possible duplicates are decided; comes with the page that says it. */
export type DuplicatesWords = Words<typeof th>;

export function useDuplicatesWords(): DuplicatesWords {
  const { locale } = useDesk();
  return locale === 'th' ? th : en;
}
