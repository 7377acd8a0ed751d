import { roster as en } from '../../../i18n/en/roster.ts';
import type { Words } from '../../../i18n/messages.ts';
import { roster as th } from '../../../i18n/th/roster.ts';
import { useDesk } from '../../desk-context.ts';

export type RosterWords = Words<typeof th>;

export function useRosterWords(): RosterWords {
  const { locale } = useDesk();
  return locale === 'th' ? th : en;
}
