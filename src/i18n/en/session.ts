import type { Messages } from '../messages.ts';

export const session = {
  startTitle: 'Set up this device',
  step: (n, of) => `Step ${n} of ${of}`,
  next: 'Next',
  noLink: {
    title: 'Set up this device with a link from your supervisor or administrator',
    why: 'A device that takes registrations needs a one-time link, so that central knows which unit it belongs to.',
    how: [
      'Ask your supervisor or administrator for a set-up link; one that has not worked yet opens again',
      'Open the link on this device, or paste it below',
      'Whoever installed the system finds the first link in the window that started it, or runs npm run admin-link',
    ],
    field: 'Set-up link',
    hint: 'Starts with http and contains /start#code=',
    use: 'Use this link',
    wrong: 'The link is not complete. Copy the whole line again, from http to the end.',
    elsewhere: (origin) =>
      `This link belongs to ${origin}, not to this site. Ask your supervisor for a new one.`,
  },
  place: {
    title: 'Which unit is this device in?',
    label: 'District, khet or province centre',
    hint: 'Type the name of a district or province in Thai, such as ปากพนัง',
    centre: (province) => `ศูนย์ดำรงธรรมจังหวัด${province}`,
    district: (district, province) => `อำเภอ${district} จังหวัด${province}`,
    khet: (district, province) => `เขต${district} ${province}`,
    found: (n) => (n === 1 ? '1 place found' : `${n} places found`),
    more: 'Type more to narrow it down',
    none: (typed) => `“${typed}” was not found. Check the spelling or type the province.`,
    missing: 'Choose a unit from the list first',
    loading: 'Opening the list of districts',
    notLoaded: 'The list of districts did not open. Check the internet and try again.',
    why: 'This unit’s code will be the first 4 digits of the reference numbers.',
  },
  name: {
    title: 'Name of the officer',
    label: 'First and last name',
    hint: 'This name is on the slip and on the unlock screen, such as น.ส.กานดา ใจดี',
    missing: 'Type the name of the officer',
    tooLong: 'The name is longer than 120 characters',
  },
  passphrase: {
    title: 'Choose a passphrase',
    why: 'The passphrase is the key to the data on this device. Whoever takes the device without it can’t read about any debtor.',
    lost: 'Nobody else knows it. If it is forgotten, unfinished drafts on this device can’t be opened; finished records are still sent.',
    label: 'Passphrase',
    hint: 'At least 12 characters; several Thai words in a row are fine, such as four words you remember easily',
    again: 'Type the passphrase again',
    show: 'Show',
    hide: 'Hide',
    short: (n) => `Too short: ${n} more ${n === 1 ? 'character' : 'characters'}`,
    common:
      'This passphrase is easy to guess. Avoid runs of digits, repeats, your own name and the name of the system.',
    differs: 'The two passphrases are not the same',
    missing: 'Type a passphrase',
    finish: 'Set up this device',
    working: 'Registering the device with central',
    needsNetwork: 'This step needs internet. After it, the device works without.',
  },
  ready: {
    title: 'Ready to work',
    unit: 'Unit',
    officer: 'Officer',
    code: 'Officer code',
    numbers: 'Reference numbers of this device begin with',
    next: 'You can register from now on, even without internet. Everything is saved on this device and sends by itself when there is internet.',
    desk: 'Go to the registration desk',
  },
  already: {
    title: 'This device is already set up',
    why: 'A set-up link is for a device that was never set up.',
  },
  errors: {
    'code-wrong':
      'Central does not know this link. Copy the whole line again, or ask for a new link.',
    'code-used': 'This link was used for another device. Ask for a new one.',
    'code-expired': 'This link is too old. Ask for a new one.',
    'code-locked': 'This link was closed after too many tries. Ask for a new one.',
    'unit-unknown': 'Central does not know the chosen unit. Choose again.',
    'numbers-exhausted': 'All reference numbers of this unit are taken. Tell the administrator.',
    'server-wrong':
      'The answer is not from the central that the link names. Check the link, or change the network and try again.',
    'no-network':
      'Central can’t be reached. Check the internet and try again. What you typed is still here.',
    busy: 'Central is busy. Wait a moment and try again. What you typed is still here.',
    'not-stored':
      'The set-up could not be saved on this device. Check the free space and try again.',
    other: (code) => `Central refused (${code}). Try again, or tell the administrator.`,
  },
  changeLink: 'Use another link',
  unlock: {
    title: 'Unlock this device',
    who: 'Officer',
    passphrase: 'Passphrase',
    open: 'Unlock',
    working: 'Opening',
    wrong: 'The passphrase is not right. Try again.',
    waiting: (n) =>
      `${n} ${n === 1 ? 'record is' : 'records are'} waiting to send, and will be sent while locked`,
    allSent: 'Nothing is waiting to send',
  },
} satisfies Messages['session'];
