import type { Words } from '../messages.ts';
import type { safekeeping as th } from '../th/safekeeping.ts';

export const safekeeping = {
  keepInFile: 'Keep this draft in a file',
  keptInFile: 'Kept in a file, encrypted. It is opened again by this account: More → Bin.',
  lostDevice:
    'This device was set up before, and what it knew of itself is gone. Tell your supervisor before you set it up again.',
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
} satisfies Words<typeof th>;
