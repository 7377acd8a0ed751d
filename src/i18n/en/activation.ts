import type { Words } from '../messages.ts';
import type { activation as th } from '../th/activation.ts';

export const activation = {
  device: {
    title: 'Make this a device of the unit',
    why: 'The code from your supervisor says which unit this device belongs to. After this, each officer is activated with a slip of their own.',
    once: 'A code is good for one device, for 24 hours.',
    go: 'Make this a device of the unit',
    working: 'Registering the device with central',
    otherCode: 'Use another link or code',
  },
  slip: {
    title: 'Activate an officer',
    deviceReady: (unit) =>
      `This device now belongs to ${unit}. What is left: activate its first officer.`,
    why: 'Use the slip that your supervisor printed. A slip works once, for 24 hours.',
    officer: 'Officer code',
    officerHint: 'The digits on the slip, such as 8001-012-2',
    officerMissing: 'Enter the officer code',
    officerWrong:
      'A digit is wrong or missing: an officer code has 8 to 10. Read it from the slip digit by digit.',
    code: 'The 13 characters on the slip',
    codeHint: 'Small or capital letters, hyphens not needed, on any keyboard layout',
    codeMissing: 'Enter the characters on the slip',
    codeLength: (n) => `The slip has 13 characters, there are ${n}`,
    codeForeign: (character) => `No slip has a “${character}”. Read it from the slip again.`,
    noSlip: 'No slip yet? Ask your supervisor, who issues them on the page “Officers”.',
    checking: 'Asking central about the slip',
    toUnlock: 'Back to unlocking',
  },
  passphrase: {
    title: 'Your passphrase',
    why: 'It opens your data on this device, and nobody else knows it. You may write it down and keep it at home, but not with the device.',
    four: 'Four words, drawn for you',
    reroll: 'Draw again',
    typeFour: 'Type the four words once',
    typeFourHint: 'With a space between words; pasting from a password manager is fine',
    fourDiffers: 'What you typed is not the four words above',
    fourNoSpaces: 'Put a space between the words: spaces are part of the passphrase',
    chooseOwn: 'Choose my own instead',
    chooseFour: 'Use four drawn words instead',
    go: 'Activate',
    working: 'Activating with central',
    slipNotChecked:
      'Central could not be asked about the slip yet. You can go on; it is checked when you activate.',
    needsNetwork: 'Activating needs internet. After it, you can work without.',
  },
  confirm: {
    title: 'Waiting for your supervisor',
    read: 'Read these 8 characters to your supervisor',
    why: 'Your supervisor types them on their page “Officers”, to confirm that it is you and this device. Call them, or say it face to face.',
    waiting: 'Waiting for confirmation. This page goes on by itself.',
    noContact: 'Central can’t be reached. Asked again by itself when there is internet.',
    refused: 'Your supervisor did not confirm this, or took it back. Ask them for a new slip.',
    begin: 'Start working',
    beginWhy:
      'You can register while waiting. Central keeps every record and takes it in once your supervisor has confirmed.',
  },
  pin: {
    title: 'Choose a 6-digit PIN',
    why: 'The PIN unlocks the screen during the day. After 5 wrong tries, or after the app was closed, the passphrase is needed.',
    label: '6-digit PIN',
    again: 'PIN again',
    go: 'Set PIN',
    working: 'Setting the PIN',
    later: 'Later',
    missing: 'Enter a PIN of 6 digits',
    length: (n) => `The PIN must have 6 digits, there are ${n}`,
    repeats: 'The PIN must not repeat itself: others try that first',
    run: 'The PIN must not be digits in a row: others try that first',
    year: 'The PIN must not begin or end with a year of birth: people who know you can guess it',
    'own-code': 'The PIN must not be part of your officer code: others can see it',
    differs: 'The two PINs are not the same',
  },
  errors: {
    'code-wrong':
      'Officer code and slip do not match. Read them from the slip again, sign by sign.',
    triesLeft: (n) => `A slip allows 5 wrong tries; at most ${n} ${n === 1 ? 'is' : 'are'} left.`,
    noTriesLeft: 'That was the fifth wrong try; the slip may be closed. Ask for a new one.',
    notDeviceCode:
      'A code for setting up a device has 13 characters, too, and does not work here. The right one is on the slip with your name and officer code.',
    'code-used':
      'This slip was used already. If that was not you, tell your supervisor at once and ask for a new one.',
    'code-expired': 'This slip is too old: slips work for 24 hours. Ask for a new one.',
    'code-locked': 'This slip was closed after 5 wrong tries. Ask for a new one.',
    'too-many-tries':
      'Too many tries from this device. Wait an hour and try again; your slip is still good.',
    revoked:
      'This device is suspended, so no officer can be activated. Tell your supervisor. What was saved is still sent.',
    'not-allowed':
      'This slip is of another unit and does not work on this device. Use it on a device of the unit that it names, or ask for a new one; your slip is still good.',
    'server-wrong':
      'The answer is not from this device’s central. Change the network and try again.',
    'no-network':
      'Activating needs internet. Check it and try again; what you entered is still here.',
    busy: 'Central is busy. Wait a moment and try again; what you entered is still here.',
    'not-stored': 'This could not be saved on the device. Check the free space and try again.',
    other: (code) => `Central refused (${code}). Try again, or tell your supervisor.`,
  },
  deviceErrors: {
    'code-wrong':
      'Central does not know this code. Read it again, or ask for a new one. If it is on an officer’s slip, it does not work yet: the device’s own code comes first, then the slip.',
    'code-used': 'This code was used for another device. Ask for a new one.',
    'code-expired': 'This code is too old. Ask for a new one.',
    'code-locked': 'This code was closed after too many tries. Ask for a new one.',
    'too-many-tries': 'Too many tries. Wait 15 minutes and try again.',
    'unit-unknown': 'Central does not know the unit of this code. Tell your supervisor.',
    'numbers-exhausted': 'All reference numbers of this unit are taken. Tell the administrator.',
    'server-wrong':
      'The answer is not from the central that the link names. Check the link, or change the network and try again.',
    'no-network': 'Setting up needs internet. Check it and try again.',
    busy: 'Central is busy. Wait a moment and try again.',
    'not-stored': 'This could not be saved on the device. Check the free space and try again.',
    other: (code) => `Central refused (${code}). Try again, or tell your supervisor.`,
  },
} satisfies Words<typeof th>;
