import type { Words } from '../messages.ts';
import type { closings as original } from '../th/closings.ts';

const nRecords = (n: number) => `${n} ${n === 1 ? 'record' : 'records'}`;

/** What is said where a supervisor reads the code of a device's day. */
export const closings: Words<typeof original> = {
  title: 'Check a QR of the day',
  above: 'Administration',
  why: 'Scan the QR that a device of your area shows at the end of the day and open its link, or paste the text of it. Central tells whether it is that device’s own word, and what has come.',
  code: 'Text of the code',
  codeHint: 'Nobody’s name or ID stands in it',
  codeWrong: 'This is not the text of a QR of the day. Scan the whole of it again',
  check: 'Check',
  genuine: (label) => `This is the word of the device “${label}”`,
  said: (day, at) => `Of ${day}, signed ${at} by the clock of the device`,
  notGenuine: 'This is not that device’s word. Do not use these figures',
  notGenuineMore:
    'It was changed, or not signed by the device that it names. Open “Close the day” there and scan again.',
  ofDevice: 'As the device says',
  made: 'Saved that day',
  received: 'Received by central',
  waiting: 'Waiting to send',
  toMend: 'Needs correction',
  otherDays: (n) => `${nRecords(n)} of other days not done`,
  pictures: (n) => `${n} ${n === 1 ? 'picture' : 'pictures'} on the device alone`,
  here: 'At central',
  allHere: (n, at) =>
    n === 1 ? `The only record has come (as of ${at})` : `All ${n} records have come (as of ${at})`,
  nothingMade: 'The device says that it made nothing on that day, so there is no number to compare',
  someHere: (n, of, at) => `${n} of ${nRecords(of)} have come (as of ${at})`,
  missing: (list) =>
    `Ledger numbers that have not come: ${list}. They are on that device: do not clear or replace it.`,
  range: (from, to) => (from === to ? `${from}` : `${from} to ${to}`),
  loading: 'Asking central',
  needsNetwork: 'Needs internet',
  needsNetworkMore: 'Keep the text of the code, connect to the internet and check again.',
  refusals: {
    'not-found': 'There is no such device in your area, or the text is of no QR of the day',
    'not-allowed': 'Your rights do not reach this',
  },
  refused: (code) => `Central does not take this request (${code})`,
};
