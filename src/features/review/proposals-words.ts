import { proposals as en } from '../../i18n/en/proposals.ts';
import type { Words } from '../../i18n/messages.ts';
import { proposals as th } from '../../i18n/th/proposals.ts';
import { useDesk } from '../desk-context.ts';

/** Everything said where a person decides between two values; comes with the page that says it. */
export type ProposalsWords = Words<typeof th>;

export function useProposalsWords(): ProposalsWords {
  const { locale } = useDesk();
  return locale === 'th' ? th : en;
}
