import { closings as closingsEn } from '../../i18n/en/closings.ts';
import { duplicates as duplicatesEn } from '../../i18n/en/duplicates.ts';
import { proposals as proposalsEn } from '../../i18n/en/proposals.ts';
import type { Words } from '../../i18n/messages.ts';
import { closings as closingsTh } from '../../i18n/th/closings.ts';
import { duplicates as duplicatesTh } from '../../i18n/th/duplicates.ts';
import { proposals as proposalsTh } from '../../i18n/th/proposals.ts';
import { useDesk } from '../desk-context.ts';

/** Everything said where a person decides; comes with the pages that say it. */
export const useDuplicatesWords = (): Words<typeof duplicatesTh> =>
  useDesk().locale === 'th' ? duplicatesTh : duplicatesEn;

export const useProposalsWords = (): Words<typeof proposalsTh> =>
  useDesk().locale === 'th' ? proposalsTh : proposalsEn;

export const useClosingsWords = (): Words<typeof closingsTh> =>
  useDesk().locale === 'th' ? closingsTh : closingsEn;
