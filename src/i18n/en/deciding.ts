import type { Words } from '../messages.ts';
import type { deciding as th } from '../th/deciding.ts';

export const deciding = {
  holdCodes: {
    'officer-revoked': 'Arrived after the officer was suspended',
    'device-revoked': 'Arrived after the device was suspended',
    'officer-waiting': 'The officer’s 8 characters are not confirmed yet',
    'unit-moved': 'Names a unit that the device or officer is not of any more',
    'officer-unknown': 'The centre does not know the author',
    'device-unknown': 'The centre does not know the device',
    'unit-unknown': 'The centre does not know the unit',
    'key-unknown': 'The centre lacks the key that opens it',
    'form-unknown': 'A form newer than the centre knows',
    'kind-unknown': 'A new kind of entry that the centre does not know yet',
    'not-readable': 'The centre cannot open it',
    'not-valid': 'What it says does not fit the form',
    'signature-wrong': 'The signature of device or author does not match',
    'id-reuse': 'Another entry has the same id',
    'record-reuse': 'Another registration has the same id',
    'record-unknown': 'Waits for the entry that it names',
    'waits-for': 'Waits for another entry that belongs to it',
    conflict:
      'Changes a field that somebody else changed first; their value stands, nothing is lost',
    declined: 'Was looked at and not taken',
  },
  holdOther: 'Waits for the administrator',
  holdWhy: {
    'officer-waiting':
      'Go to the officers, let this person read out the 8 characters that the device shows, and type them. The records are taken in by themselves then; there is nothing more to do here.',
    'officer-revoked':
      'All that is known is that it arrived after the suspension. It may have been written before, without a network. Look at when it was written, and ask the officer',
    'device-revoked':
      'All that is known is that it arrived after the suspension. It may have been written before, without a network. Look at when it was written, and ask the officer',
    'unit-moved':
      'It may have been written before the move and sent later. Look at when it was written, and ask the officer',
  },
  holdEnded: {
    'officer-revoked': (when) => `Officer suspended ${when}`,
    'device-revoked': (when) => `Device suspended ${when}`,
    'unit-moved': (when) => `Moved ${when}`,
  },
  holdAuthor: (name, officer) =>
    officer === null ? 'Author unknown' : `Author ${name ? `${name} (${officer})` : officer}`,
  holdAuthorSuspended: (when: string) =>
    `Its author is suspended as well, since ${when}. Taking it in takes in this officer’s work.`,
  holdDevice: (device, unit) => `Device ${device}, ${unit}`,
  holdCount: (n) => `${n} waiting`,
  holdRef: (ref, seq) => `Reference ${ref} (the device’s no. ${seq})`,
  holdSeq: (seq) => `The device’s no. ${seq}, reference unknown`,
  holdWritten: (when) => `Written ${when} by the device’s clock`,
  writtenBefore: {
    'officer-revoked': '(before the suspension)',
    'device-revoked': '(before the suspension)',
    'unit-moved': '(before the move)',
  },
  writtenAfter: {
    'officer-revoked': '(after the suspension)',
    'device-revoked': '(after the suspension)',
    'unit-moved': '(after the move)',
  },
  clockUnknown: 'which may be wrong',
  clockSlow: (span) => `which was ${span} slow`,
  clockFast: (span) => `which was ${span} fast`,
  minutes: (n) => `${n} min`,
  hours: (n) => `${n} h`,
  days: (n) => `${n} days`,
  holdArrived: (when) => `Arrived ${when}`,
  noHolds: 'Nothing is to be looked at',
  releaseAll: (n) => `Take all ${n}`,
  releaseSome: (n) => `Take the ${n} chosen`,
  declineSome: (n) => `Do not take the ${n} chosen`,
  chooseFirst: 'Or tick some below, and take or do not take only those',
  chooseAll: (n) => `Choose all ${n}`,
  holdSince: (when) => `Waiting since ${when}`,
  moreHolds: 'There are more. Take these, then press “Look again”',
  releaseWhy: 'What is taken counts as if written as usual; what is incomplete still needs mending',
  declineWhy:
    'What is not taken counts for nothing, and the centre keeps all of it. The device that wrote it shows that it was not taken, and you can take it later',
  released: (n) => `${n} taken`,
  declined: (n) => `${n} not taken, and kept under “Not taken” below`,
  declinedTitle: (n) => `Not taken: ${n}`,
  declinedMore: 'Nothing was deleted. Tick what is to be taken after all',
  declinedHeld: (reason) => `It waited because: ${reason}`,
  declinedBy: (who, when) => `Not taken by ${who}, ${when}`,
  declinedFor: (reason) => `Reason: ${reason}`,

  noRecoveries: 'Nobody waits for drafts',
  recoveryWhy:
    'Before you approve, ask the officer in person or by telephone whether they asked. When two have approved, the officer can open the drafts on their own device again. One refusal ends it, and they may ask anew',
  recoveryLine: (drafts, device, unit) =>
    `${drafts} ${drafts === 1 ? 'draft' : 'drafts'} on device ${device}, ${unit}`,
  recoveryAsked: (when) => `Asked ${when}`,
  recoveryApprove: 'Approve opening the drafts',
  recoveryRefuse: 'Do not approve',
  recoveryRefuseTitle: (name) => `Do not approve what ${name} asks`,
  recoveryRefuseWhy:
    'It ends at once. The drafts stay on the officer’s device, and the officer may ask anew',
  recoveryApproved: (name, last) =>
    last ? `Two people have approved what ${name} asked` : `Approved for ${name}; one more has to`,
  recoveryRefused: (name) => `Not approved for ${name}, who may ask anew`,
  recoveryOwn: 'You asked this yourself: two others have to approve',
  recoveryLetInAlone: (officer) =>
    `${officer} alone printed the slip of this new key and confirmed its 8 characters. Ask the officer in person or by telephone before you approve`,
  recoveryYouDid: 'You have approved; one more has to',
  recoveryNotYours: 'Your rights do not reach this',
  recoveriesEnded: 'Ended',
  approvals: (n) => `${n} of 2 have approved`,
  recoveryStates: {
    asked: 'Waiting for approval',
    approved: 'Approved, to be opened by whoever holds the recovery key',
    answered: 'Opened',
    refused: 'Not approved, or not to be opened',
  },
} as const satisfies Words<typeof th>;
