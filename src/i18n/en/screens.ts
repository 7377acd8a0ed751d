import type { Messages } from '../messages.ts';

const nRecords = (n: number) => `${n} ${n === 1 ? 'record' : 'records'}`;

export const desk = {
  today: 'Today',
  todayCount: (n) => `${n}`,
  recordCount: nRecords,
  startHint: 'Works at once, without internet too',
  drafts: (n, at) => `${n} unfinished ${n === 1 ? 'draft' : 'drafts'}, last saved ${at}`,
  draftsTitle: 'Go on with a draft',
  resume: 'Continue',
  discard: 'Move to the bin',
  discarded: (ref) => `Draft ${ref} is in the bin. You can take it back for 30 days.`,
  correction: 'A correction that is not finished',
  find: 'Find a record',
  bin: 'Bin',
  binCount: (n) => `Bin: ${n} discarded ${n === 1 ? 'draft' : 'drafts'}`,
  binWhy: 'Discarded drafts stay here for 30 days, as protected as before. You can take them back.',
  binEmpty: 'No drafts in the bin',
  fromFile: {
    title: 'Drafts kept in a file',
    why: 'A draft that went into a file when this device could not save. Only its author can take it back, on this device.',
    choose: 'Choose a draft file',
    taken: (ref) => `Draft ${ref} is back`,
    'newer-here': (ref) =>
      `Draft ${ref} on this device is newer than the file. Nothing was changed.`,
    finished: (ref) => `Record ${ref} is registered already. Nothing was changed.`,
    'not-a-draft': 'This file is no draft of this app.',
    'not-yours':
      'This file belongs to another account, or is from before a forgotten passphrase. It can’t be opened.',
  },
  binnedAt: (at) => `Discarded ${at}`,
  goneOn: (day) => `Gone after ${day}`,
  takeBack: 'Take back',
  takenBack: (ref) => `Draft ${ref} is back`,
  undo: 'Undo',
  draftNameless: 'No name yet',
  savedAt: (at) => `Last saved ${at}`,
  allDrafts: (n) => `See all ${n} drafts`,
  firstDay: 'You have not registered anybody on this device yet',
  firstDayMore:
    'Press the button above when somebody comes to register. No need to wait for internet.',
  latest: 'Latest records',
  all: 'See all records',
  secondCopy: (n) =>
    `${nRecords(n)} saved, but with no second copy on this device yet. The app is making one.`,
} satisfies Messages['desk'];

export const records = {
  onlyHere: 'Shows only what is on this device',
  search: 'Search',
  searchHint: 'Reference number or its last digits, name, or last 4 digits of the ID',
  clear: 'Clear the search',
  filter: 'Filter by state',
  all: 'All',
  mask: 'Hide names',
  found: (n) => `${nRecords(n)} found`,
  idTail: (tail) => `ID ends in ${tail}`,
  creditors: (n) => `${n} ${n === 1 ? 'creditor' : 'creditors'}`,
  hidden: 'The name is no longer shown on this device',
  resume: 'Continue',
  fix: 'Correct and send again',
  resumeFix: 'Go on correcting',
  opening: (n) => `opening ${n} more names`,
  none: 'You have no records on this device yet',
  noneMore: 'What is registered on this device will be here, with its sending state',
  noMatch: (typed) => `“${typed}” is not on this device`,
  noneTagged: (tag) => `No records with “${tag}”`,
  showMore: (n) => `Show ${n} more`,
} satisfies Messages['records'];

export const more = {
  administration: 'Administration: officers and devices',
  theme: 'Colours',
  themes: { system: 'As the device', light: 'Light', dark: 'Dark', outdoor: 'Outdoor' },
  themeHint: 'Outdoor: black on white with larger text and buttons, readable in the sun',
  deviceTitle: 'This device',
  unit: 'Unit',
  officer: 'Officer',
  numbers: 'Next reference number of this device',
  version: 'Version',
  storage: 'Space used',
  storageOf: (used, free) => (free === null ? `${used} MB` : `${used} MB (${free} MB free)`),
  kept: 'Keeping data',
  keptYes: 'The browser promised not to clear the data by itself',
  keptNo:
    'The browser may clear the data when the device is full. Install the app and send every day.',
  offlineReady: 'Works without internet',
  offlineYes: 'Ready',
  offlineNo: 'Not yet. Keep the app open while there is internet.',
  serverClock: 'Clock compared with central',
  clockOk: 'In step',
  clockWrong: (minutes) => `${minutes} minutes off`,
  clockUnknown: 'Not compared yet',
  lockIdle: (minutes) =>
    `The screen locks by itself after ${minutes} minutes without use. Sending goes on.`,
  account: 'My account',
  prepare: 'Prepare this device',
  practice: 'Practise',
  settings: 'Settings',
  help: 'Help',
  about: 'This device, and diagnostics',
} satisfies Messages['more'];

export const moments = {
  yesterday: (time) => `yesterday ${time}`,
  dayAndTime: (day, time) => `${day} ${time}`,
  justNow: 'just now',
  minutesAgo: (n) => `${n} min ago`,
  hoursAgo: (n) => `${n} h ago`,
  daysAgo: (n) => `${n} ${n === 1 ? 'day' : 'days'} ago`,
} satisfies Messages['moments'];
