import type { Words } from '../messages.ts';
import type { reading as th } from '../th/reading.ts';

export const reading = {
  title: 'Open a full record',
  above: 'Administration',
  why: 'Each opening is written down with your name and reason. Open only what the work needs',
  ref: 'Reference number',
  refHint: '12 digits, such as 8001-07-00123-5',
  refShort: (count) =>
    count === 0
      ? 'Enter a reference number'
      : `A reference number has 12 digits; there are ${count}`,
  refWrong: 'This reference number cannot be right. Check each digit',
  purpose: 'What for',
  purposeMissing: 'Choose what for before anything is opened',
  purposes: {
    case: 'following the case',
    correction: 'correcting the data',
    duplicate: 'checking a duplicate',
    complaint: 'answering a complaint',
    audit: 'audit',
    other: 'other',
  },
  note: 'More about it',
  noteHint: 'Optional; needed with “other”',
  noteMissing: 'Say why you open it',
  open: 'Open',
  opening: 'Asking the centre',
  none: 'No such reference number in your area',
  needsNetwork: 'Internet is needed',
  needsNetworkMore: 'This page asks the centre each time. Connect and try again',
  refused: (code) => `The centre does not open it (${code})`,
  notAllowed: 'Your role does not reach this record',
  shown: (unit, when) => `Unit ${unit} · last changed ${when}`,
  hidden: (n) =>
    `${n} answers about lenders or threats are not shown, because your role does not reach them`,
  hiddenHere: 'Not shown to your role',
  several: 'More than one record has this number. Choose the one to open',
  ofUnit: (unit, i) => `Record ${i}, of unit ${unit}`,
  close: 'Close this record',
  pictures: 'Photos',
  picturesHere: (here, of) => `${here} of ${of} photos are at the centre`,
  picturesMissing: (n) =>
    `Photos missing: ${n}. The centre does not have them. They usually come by themselves once the device that registered has internet`,
  pictureMissing: 'Not at the centre yet',
  openPicture: 'Open',
  pictureLogged:
    'Each photo that is opened is written down with your name, for the same reason as this record',
  pictureRefused: (code) => `This photo cannot be opened (${code})`,
} as const satisfies Words<typeof th>;
