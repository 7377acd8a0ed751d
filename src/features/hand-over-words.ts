import { handOver as en } from '../i18n/en/hand-over.ts';
import type { Words } from '../i18n/messages.ts';
import { handOver as th } from '../i18n/th/hand-over.ts';
import { useDesk } from './desk-context.ts';

export type HandOverWords = Words<typeof th>;

/** Everything said of what is taken along by hand; comes with the pages that say it. */
export const useHandOverWords = (): HandOverWords => (useDesk().locale === 'th' ? th : en);
