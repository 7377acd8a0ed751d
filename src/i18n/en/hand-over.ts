import type { Words } from '../messages.ts';
import type { handOver as original } from '../th/hand-over.ts';

const nRecords = (n: number) => `${n} ${n === 1 ? 'record' : 'records'}`;
const nPictures = (n: number) => `${n} ${n === 1 ? 'picture' : 'pictures'}`;

/** What is taken from one device to another by hand. Loaded with its pages. */
export const handOver: Words<typeof original> = {
  title: 'Send by file',
  back: 'Back to what waits',
  lead: 'For when this device cannot reach the internet. The file is sealed: only central can open it, and its name holds nobody’s name or ID.',
  practice: 'In a practice no file leaves the device',
  out: 'Take records out of this device',
  nothing: 'Nothing is waiting to send, so there is nothing to hand over',
  waiting: (n) => `${nRecords(n)} not sent yet`,
  waitingPictures: (n) => `${nPictures(n)} not sent yet`,
  withPictures: (n, size) => `Put ${nPictures(n)} in, too (${size})`,
  withoutPictures:
    'Pictures that are left out wait on this device until it can reach the internet.',
  make: 'Make the file',
  making: 'Making the file',
  steps: [
    'Make the file and save it on a USB stick',
    'Take it to another device that is enrolled at central and has internet: Waiting to send → Send by file → Choose a file. Or let your supervisor take it in under Administration → Files handed over',
    'Bring the file of receipts back and choose it on this page. Not needed when this device reaches the internet first',
  ],
  stays:
    'Every record stays on this device and still counts as waiting until central’s receipt is here. Sent twice, nothing is doubled.',
  put: (name, n, pictures) =>
    pictures > 0
      ? `File ${name} saved: ${nRecords(n)}, ${nPictures(pictures)}`
      : `File ${name} saved: ${nRecords(n)}`,
  begun: (name) =>
    `File ${name} is in the downloads folder of this device. Move it to a USB stick before you go.`,
  failed:
    'The file could not be saved: the place may be full or was taken out. Nothing on this device is lost. Choose another place and try again.',
  noRoom: (n) =>
    `${nRecords(n)} more did not fit into this file and wait on this device. Make another file once the receipts are here.`,
  noRoomPictures: (n) => `${nPictures(n)} did not fit into this file and stay on this device`,
  last: (at, n) => `Last put out as a file ${at} · ${nRecords(n)}`,
  lastLeft: (n) =>
    n === 1
      ? '1 record in that file has no receipt yet, so it still counts as waiting'
      : `${n} records in that file have no receipts yet, so they still count as waiting`,
  lastSettled: 'Everything in that file has its receipt',
  in: 'Take a file into this device',
  inLead:
    'Choose a file from another device (.hnd) to send it to central, or a file of receipts (.hnr) for this device. Whoever sends it cannot read what is in it.',
  choose: 'Choose a file',
  drop: 'or drop it here',
  opening: 'Checking the file',
  wrong: {
    'not-one':
      'This is neither a file handed over nor a file of receipts. Choose one whose name ends in .hnd or .hnr',
    newer: 'A newer version of the app made this file. Update the app here and choose it again.',
    damaged:
      'The beginning of the file is damaged, so it cannot be opened. Nothing is lost on the device that made it. Make the file there again and bring it.',
    elsewhere:
      'This file is of another system, not of the central that this device uses. It was not sent.',
    unreadable: 'The file cannot be read. Plug the stick in again and choose the file once more.',
  },
  from: (device, unit) => `File from device ${device}, unit ${unit}`,
  fromNobody: 'File from a device that cannot be told for certain',
  holds: (n, numbers) => `${nRecords(n)} · ledger numbers ${numbers}`,
  holdsNone: 'No record whose ledger number can be read',
  holdsPictures: (n) => nPictures(n),
  madeAt: (at) => `Made ${at} by that device’s clock`,
  range: (from, to) => (from === to ? `${from}` : `${from} to ${to}`),
  cutTitle: 'The end of the file is missing',
  cut: (n, of) =>
    `${n} of ${nRecords(of)} cannot be read. The others can be sent as usual. The rest is still on the device that made the file: make it again and bring it.`,
  cutPictures: (n) =>
    n === 1
      ? '1 picture is missing and still on the device that made the file'
      : `${n} pictures are missing and still on the device that made the file`,
  damagedTitle: 'Some records are damaged',
  damaged: (n) =>
    n === 1
      ? '1 record was damaged on the way, so it is not sent. The others can be sent as usual. The true one is still on the device that made the file.'
      : `${n} records were damaged on the way, so they are not sent. The others can be sent as usual. The true ones are still on the device that made the file.`,
  forgedTitle: 'A device’s signature does not match',
  forged: (n) =>
    n === 1
      ? '1 record was changed, or is not of the device that it names. Central will keep it apart to be looked at. The others are not held up.'
      : `${n} records were changed, or are not of the device that they name. Central will keep them apart to be looked at. The others are not held up.`,
  carry: 'Send to central',
  carryOn: 'Go on sending',
  stop: 'Stop for now',
  carrying: (n, of) => `${n} of ${of} sent`,
  waits: {
    'no-answer': 'Central does not answer yet. Trying again; the file is as good as it was.',
    busy: 'Central is busy. It will be tried again.',
  },
  result: 'What came of it',
  table: { came: 'Outcome', count: 'Number', numbers: 'Ledger numbers' },
  came: {
    new: 'Received by central',
    had: 'Central had it already; nothing is doubled',
    'needs-fix': 'Received; to be corrected on the device it came from',
    held: 'Received; waits for a person at central',
    apart: 'Kept apart; the device it came from cannot be told',
    'not-sent': 'Not at central yet',
    damaged: 'Damaged, not sent',
    cut: 'Missing from the file',
  },
  noNumber: 'cannot be read',
  picturesSent: (n, of) => `${n} of ${nPictures(of)} at central`,
  allThere: (n) => (n === 1 ? 'Central has the only record' : `Central has all ${n} records`),
  someThere: (n, of) => `Central has ${n} of ${nRecords(of)}. “Go on sending” sends the rest.`,
  saveReceipts: 'Save the file of receipts',
  receiptsWhy: (device) =>
    `Bring the file of receipts back to device ${device} and choose it there: it will know that central has the records, even with no internet.`,
  receiptsWhyNobody:
    'Bring the file of receipts back to the device that made the file and choose it there: it will know that central has the records, even with no internet.',
  receiptsPut: (name) => `File of receipts ${name} saved`,
  settledTitle: 'Receipts taken in',
  settled: (n) =>
    n === 1
      ? 'Central has 1 record of this device, so it waits no longer'
      : `Central has ${n} records of this device, so they wait no longer`,
  settledPictures: (n) => (n === 1 ? '1 picture is at central' : `${n} pictures are at central`),
  settledKnown: (n) =>
    n === 1 ? '1 record had its receipt before' : `${n} records had their receipts before`,
  settledOthers: (n) =>
    n === 1
      ? '1 record is of another device and changes nothing here'
      : `${n} records are of another device and change nothing here`,
  settledNothing: 'No receipt in this file is for a record that waits on this device',
  unproven:
    'Some receipts do not bear central’s signature and do not count. Those records wait as before.',
  review: {
    title: 'Files handed over',
    above: 'Administration',
    why: 'Put in a file that a device without internet sends. Central keeps every envelope in it, and tells which records are new, which it had already and which are kept apart to be looked at. Whoever takes it in cannot read what is in it.',
    apart: 'What is kept apart shows under “To be looked at”, and holds nothing else up.',
  },
};
