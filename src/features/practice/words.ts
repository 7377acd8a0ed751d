import { practice as en } from '../../i18n/en/practice.ts';
import type { Words } from '../../i18n/messages.ts';
import { practice as th } from '../../i18n/th/practice.ts';
import { useDesk } from '../desk-context.ts';

export const usePracticeWords = (): Words<typeof th> => (useDesk().locale === 'th' ? th : en);
