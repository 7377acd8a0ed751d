import type { Words } from '../messages.ts';
import type { practice as th } from '../th/practice.ts';

export const practice: Words<typeof th> = {
  title: 'Practise',
  lead: 'Practise the whole work with invented people. Nothing is sent, and nothing mixes with real records.',
  notReal: 'Do not type a real person. When you leave, everything of the practice is deleted.',
  unsent: (n) => `${n} real records that wait to be sent will wait until you leave the practice.`,
  begin: 'Begin to practise',
  mark: 'TRAINING',
  strip: 'Practising',
  stripMore: 'Invented people, nothing is sent anywhere',
  insertCard: 'Insert a sample card',
  cut: 'Cut the internet',
  mend: 'Connect the internet',
  tasksLink: 'Tasks and invented people',
  leave: 'Leave the practice',
  tasksTitle: 'Five tasks',
  doneCount: (n, of) => `${n} of ${of} done`,
  tasks: {
    register: {
      name: 'Register one person',
      how: 'Press F2, type one of the invented people below, then F9 until there is a reference number.',
    },
    'without-network': {
      name: 'Register without internet',
      how: 'Press “Cut the internet” on the yellow strip and register another: it says Waiting to send.',
    },
    'sent-by-itself': {
      name: 'See that it sends by itself',
      how: 'Press “Connect the internet” and wait: what waited becomes Sent.',
    },
    mend: {
      name: 'Correct a record that was sent back',
      how: 'Register a third one: the invented centre sends it back because of the phone. Open Records → Needs correction, mend it, send it anew.',
    },
    lock: {
      name: 'Lock, and come back',
      how: 'Press Lock, then come in with the practice passphrase that the lock screen shows.',
    },
  },
  done: 'Done',
  todo: 'Not yet',
  passphrase: (word) => `Practice passphrase: ${word}`,
  finished: (minutes) => `All five done, in ${minutes} minutes`,
  finishedMore: 'Show this page to your supervisor, or print it.',
  print: 'Print the result',
  trainee: 'Name of the trainee',
  peopleTitle: 'Ten invented people',
  peopleLead: 'These names, numbers and telephones belong to nobody.',
  facts: {
    id: 'ID number',
    born: 'Born',
    phone: 'Telephone',
    place: 'Address',
    work: 'Work',
    lender: 'Lender',
    debt: 'Debt',
  },
};
