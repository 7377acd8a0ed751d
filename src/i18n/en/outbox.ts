import type { Words } from '../messages.ts';
import type { outbox as original } from '../th/outbox.ts';

const nRecords = (n: number) => `${n} ${n === 1 ? 'record' : 'records'}`;

/** What is not done yet, and the end of a day. */
export const outbox: Words<typeof original> = {
  none: 'Nothing is waiting to send',
  lastSent: (at) => `Last sent ${at}`,
  send: 'Send now',
  handOff: 'Send by file',
  noInternetYet: (n) => `No internet yet. All ${nRecords(n)} are on this device`,
  sentAll: (n) => `${nRecords(n)} sent`,
  sentPartly: (n, left) => `${n} sent. ${left} left, will be tried again`,
  progress: (done, of) => `${done} of ${of} sent`,
  trying: 'Trying to send',
  nextTry: (at) => `Next try ${at}`,
  unanswered: {
    'timed-out':
      'Central did not answer in time. It may or may not have it, so it will be sent again; nothing is doubled.',
    'not-ours':
      'The answer was not central’s; often it is the log-in page of a Wi-Fi. Open that page and log in first. Nothing is lost.',
    'receipt-wrong':
      'Central’s answer held no receipt that could be checked, so it does not count. It will be sent again; nothing is doubled.',
    'server-error':
      'Central has a problem. Nothing is lost. It will be sent again; nothing is doubled.',
  },
  aside: (n) =>
    `${nRecords(n)} failed again and again: kept on this device and tried again from time to time, while the others pass. “Send now” tries all of them; if they still fail, tell the administrator.`,
  groups: {
    fix: {
      title: 'Needs correction',
      lead: 'Correct it and send it again under the same number',
    },
    waiting: { title: 'Waiting to send', lead: 'What has waited longest stands first' },
    again: {
      title: 'Sent to central once more',
      lead: 'Central asks for these again after a restore. They go by themselves; nothing is doubled.',
    },
    atCentre: {
      title: 'At central, waiting for a person',
      lead: 'Nothing to do on this device. The outcome comes by itself when there is internet.',
    },
    declined: { title: 'Not taken', lead: 'Ask your supervisor why. Central still keeps it all.' },
  },
  showMore: (n) => `Show ${n} more`,
  warnClear: (n) =>
    `This device has ${n} unsent ${n === 1 ? 'record' : 'records'}. Clearing its data or removing the app will lose them.`,
  silent: (days, n) =>
    `No contact with central for ${days} days; ${nRecords(n)} waiting. Connect to the internet.`,
  unnamed: (n) => `${n} more of another officer, or no longer shown by name on this device`,
  othersToMend: (n) => `${n} more to correct, of other officers of this device`,
  closing: {
    title: 'Close the day',
    of: (day, unit, device) => `${day} · ${unit} · device ${device}`,
    back: 'Back to what waits',
    made: 'Saved today',
    received: 'Received by central',
    waiting: 'Waiting to send',
    toMend: 'Needs correction',
    lead: 'Of all officers of this device: saved today = received by central + waiting + needs correction',
    done: 'All in',
    doneMore: (n) =>
      n === 1
        ? 'Central has confirmed today’s only record. Nothing is left on this device.'
        : `Central has confirmed all ${n} records of today. Nothing is left on this device.`,
    doneNothing: 'Nothing new today, and nothing is left on this device.',
    notDone: 'Not all in yet',
    left: {
      waiting: (n) =>
        `${n} waiting to send. Connect to the internet and press “Send now”. If the device must be switched off first, they stay on it and go by themselves when the app is open.`,
      waitingBefore: (n) => `${n} of other days waiting to send. They go along.`,
      toMend: (n) => `${nRecords(n)} to correct, by the officer who saved it, and to send again.`,
      toMendBefore: (n) =>
        `${nRecords(n)} of other days to correct, by the officer who saved it, and to send again.`,
      pictures: (n) =>
        `${n} ${n === 1 ? 'picture is' : 'pictures are'} on this device alone, and will follow the text.`,
    },
    mend: 'See what needs correction',
    drafts: (n) =>
      `${n} unfinished ${n === 1 ? 'draft' : 'drafts'}, on this device alone and in none of the counts`,
    numbers: (ranges) => `Ledger numbers of today: ${ranges}`,
    range: (from, to) => (from === to ? `${from}` : `${from} to ${to}`),
    asOf: (at) => `As of ${at}`,
    qr: 'QR of the day',
    qrLead:
      'Your supervisor can scan and keep it without internet. It holds counts and ledger numbers only, signed by this device: nobody’s name or ID.',
    qrFull: 'QR on the whole screen',
    qrClose: 'Close',
  },
};
