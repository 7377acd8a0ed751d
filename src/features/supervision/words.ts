import { board as en } from '../../i18n/en/board.ts';
import type { Words } from '../../i18n/messages.ts';
import { board as th } from '../../i18n/th/board.ts';
import { useDesk } from '../desk-context.ts';

/** Everything said on the board; comes with its pages. */
export type BoardWords = Words<typeof th>;

export const useWords = (): BoardWords => (useDesk().locale === 'th' ? th : en);
