import type { Words } from '../messages.ts';
import type { paperDay as th } from '../th/paper-day.ts';

export const paperDay: Words<typeof th> = {
  beforePrint: (d) => `Received before this form was printed (${d}). Check the date on paper`,
  longAgo: 'Received more than a year ago. Check the date on paper',
};
