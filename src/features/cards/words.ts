import { cards as en } from '../../i18n/en/cards.ts';
import type { Words } from '../../i18n/messages.ts';
import { cards as th } from '../../i18n/th/cards.ts';
import { useDesk } from '../desk-context.ts';

export const useCardWords = (): Words<typeof th> => (useDesk().locale === 'th' ? th : en);
