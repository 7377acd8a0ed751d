import type { Words } from '../messages.ts';
import type { paperDay as th } from '../th/paper-day.ts';

export const paperDay: Words<typeof th> = {
  beforePrint: (d) => `Received before this form was printed (${d}). Check the date on paper`,
  longAgo: 'Received more than a year ago. Check the date on paper',
  faults: {
    empty: 'Enter the date received on paper',
    real: 'The date must be a real one, e.g. 26112569',
    future: 'The date must not be in the future',
    early: 'The date must not be before 1 Dec 2023, the first day of registration',
    ce: (ce, be) => `The year ${ce} is CE = BE ${be}. Write the Buddhist year`,
  },
};
