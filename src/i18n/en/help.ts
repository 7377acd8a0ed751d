import type { Words } from '../messages.ts';
import type { help as th } from '../th/help.ts';

export const help: Words<typeof th> = {
  title: 'Help',
  lead: 'Can be read without internet',
  search: 'Search the guide',
  none: (typed) => `“${typed}” is not in the guide`,
  found: (n) => `${n} topics found`,
  close: 'Close',
  print: 'Print the two-page guide',
  guide: 'Guide for the registration desk',
  keysTitle: 'Shortcuts',
  keys: [
    ['F1', 'Guide and shortcuts'],
    ['F2', 'New registration'],
    ['F4', 'Add a creditor'],
    ['F8', 'Waiting to send'],
    ['F9', 'Check, then confirm, then register, then print'],
    ['Enter', 'Next question (Shift+Enter the one before)'],
    ['1–9', 'Pick an option of the group one is in'],
    ['Alt+1–5', 'To section 1–5 of the form'],
    ['Alt+0', 'Answer as for the person before'],
    ['Ctrl+S', 'Save the draft (it is saved by itself anyway)'],
    ['Ctrl+Z', 'Put back what was just removed'],
    ['Ctrl+P', 'Print the slip, or blank forms'],
    ['Ctrl+K', 'Find a record'],
    ['Ctrl+Alt+H', 'Hide what is on the screen at once'],
    ['Ctrl+Alt+L', 'Lock'],
  ],
  topicsTitle: 'How to',
  topics: [
    {
      title: 'Register one person',
      steps: [
        'Press F2; the first question waits for your typing.',
        'Type, then Enter for the next. “Not known” is an answer; nobody must wait for all.',
        'Press F9, read the answers aloud, press F9 to confirm.',
        'Choose a way to sign, press F9 for the reference number, F9 to print the slip.',
      ],
    },
    {
      title: 'The internet is gone',
      steps: [
        'Go on as usual; no paper is needed.',
        'Records are kept on this device as Waiting to send, and go by themselves while the program is open and there is internet.',
        'Never clear this device or remove the program while something waits.',
        'This device has no way to the internet: open Waiting to send, press Send by file, and let another device send it. Everything stays here, too.',
      ],
    },
    {
      title: 'Power cut in the middle',
      steps: [
        'Start again and sign in: what was typed is among the drafts on the desk page.',
        'Press Continue and read the last answer again.',
        'In a long cut use printed paper forms, and enter them later under Paper forms.',
      ],
    },
    {
      title: 'It does not print',
      steps: [
        'Look at paper and cable, then print again: the number stays the same.',
        'No printer: show the QR on the whole screen to be photographed, or write the 12 digits down.',
        'It can be printed later from Records.',
      ],
    },
    {
      title: 'The card cannot be read, was forgotten, or there is none',
      steps: [
        'The number can always be typed; read it back digit by digit.',
        'No number: choose the reason under the question and go on.',
      ],
    },
    {
      title: 'The person is afraid of the lender, or somebody watches',
      steps: [
        'Press Ctrl+Alt+H or Hide: the screen is empty at once; any key brings it back.',
        'The slip says nothing of debts, lenders or addresses; let them see it first.',
        'Ask for a safe way and time to call back, under More details in section 1.',
        'In danger now: call 191, or take them to the police.',
      ],
    },
    {
      title: 'A record was sent back',
      steps: [
        'Open Records, choose Needs correction, open it.',
        'You are led to what must be mended; then send it anew under the same number.',
      ],
    },
    {
      title: 'Something was wrong, or the person wants a change',
      steps: [
        'Open the record: ask for a change or cancel it, with the reason.',
        'What was there is not deleted; the centre sees both.',
      ],
    },
    {
      title: 'Paper forms',
      steps: [
        'Print numbered blank forms beforehand under Paper forms, also without internet.',
        'Afterwards type the number on the form or scan its QR; it is the reference number.',
        'Mark spoilt and lost forms, so that the numbers add up.',
      ],
    },
    {
      title: 'Passphrase or PIN forgotten',
      steps: [
        'PIN: sign in with the passphrase and set a new one under My account.',
        'Passphrase: ask your supervisor for a new activation slip. What waits is sent anyway; drafts come back when two people approve.',
      ],
    },
    {
      title: 'Several people, one device',
      steps: [
        'Lock when you leave; the next one picks their name and types their PIN.',
        'Everybody sees their own; what waits is sent whoever is signed in.',
      ],
    },
    {
      title: 'Before you close in the evening',
      steps: [
        'Open To send, then Close the day; with internet wait until it says All in.',
        'Without internet let your supervisor scan the QR of the day; then you may switch off, nothing is lost. Open the program when there is internet.',
        'Lock device and papers away.',
      ],
    },
  ],
  contactsTitle: 'Who to ask',
  contacts: [
    ['Your unit’s supervisor', 'Slips, devices, and records that were sent back'],
    ['Damrongdhama Centre 1567', 'People who ask after their own record'],
    ['Department of Provincial Administration 0-2356-9660', 'The circular'],
  ],
};
