import type { Messages } from '../messages.ts';

export const shell = {
  app: 'Informal debt registration',
  appShort: 'Debt Desk',
  title: (page) => `${page} – Registration desk`,
  unprinted:
    'This page is not printed, because it may show debts. Print from the pages of the receipt, the blank forms and the guide',
  skip: 'Skip to content',
  signedIn: 'Signed in:',
  nav: 'Main menu',
  desk: 'Registration desk',
  deskShort: 'Desk',
  records: 'Records',
  outbox: 'To send',
  overview: 'Overview',
  paper: 'Paper forms',
  paperShort: 'Paper',
  more: 'More',
  waiting: (n) => `${n} waiting to send`,
  lock: 'Lock',
  help: 'Help',
  lockLong: 'Lock the screen',
  curtain: 'Hide',
  curtainDrawn: 'What was on the screen is hidden',
  curtainMore:
    'What you typed is still there and goes on being saved. Press any key to go back to the same field.',
  curtainOpen: 'Show',
  otherLanguage: 'ไทย',
  otherLanguageLong: 'เปลี่ยนเป็นภาษาไทย',
  back: 'Back',
  later: 'Later',
  gotIt: 'Got it',
  newRegistration: 'New registration',
  opening: 'Opening the data on this device',
} satisfies Messages['shell'];

export const device = {
  ready: (mb) => `Ready to work without internet (${mb} MB used)`,
  notSaving: 'Can’t save on this device',
  notSavingWhy: {
    'disk-full':
      'The device is full. What you typed is still on this page. Do not close the app: delete other files, then save again.',
    'database-closed':
      'The device’s storage does not answer. What you typed is still on this page. Do not close the app; save again.',
    'older-code':
      'The data on this device belongs to a newer version. Update the app before saving.',
    other: 'What you typed is still on this page. Do not close the app; save again.',
  },
  restored: (n, drafts) =>
    `Some data was missing from the main storage and was taken back from the second copy on this device: ${n} ${n === 1 ? 'record' : 'records'}, ${drafts} ${drafts === 1 ? 'draft' : 'drafts'}`,
  lost: (n, restored) =>
    `At least ${n} records are missing from this device, ${restored} could be taken back. Tell your supervisor and keep the paper forms.`,
  lostTitle: 'Data on this device is missing',
  restoredTitle: 'Data was recovered',
  newerTitle: 'The app is older than the data on this device',
  newer:
    'To keep the data safe, nothing new can be saved yet. Connect to the internet and open the app again to update.',
  privateTitle: 'This window can’t keep data',
  private: 'A private window can’t keep data. Open the app in a normal window.',
  privateMore:
    'If this is not a private window, check that the browser lets this site store data and that the device has free space, then open this page again.',
  tryAgain: 'Try again',
  elsewhereTitle: 'Already open in another window',
  elsewhere:
    'This device works in one window at a time. Go on there, or move here. What was typed there is saved first.',
  useThisWindow: 'Use this window',
  movedTitle: 'Moved to another window',
  moved: 'What was saved is still on this device. You can close this window.',
  crashTitle: 'The app stopped',
  crash: 'What was saved is still on this device.',
  crashNext: 'Open the page again and go on. Drafts are at the registration desk.',
  crashDetail: 'Details for the administrator',
  toDesk: 'Back to the registration desk',
  notFoundTitle: 'Page not found',
  notFound: 'The address may be incomplete. What was saved is still on this device.',
} satisfies Messages['device'];
