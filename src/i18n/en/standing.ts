import type { Messages } from '../messages.ts';

export const standing = {
  leaseEnds: (howLong) =>
    `In ${howLong} reading finished records pauses, because central has not been heard`,
  leaseEndsNext:
    'Connect to the internet for a moment when you can. Registering goes on as usual; nothing is lost.',
  leaseOver: (days) =>
    `No contact with central for ${days} days, so reading finished records is paused`,
  leaseOverNext:
    'Connect to the internet for a moment to read again. Registering and sending go on as usual; nothing is lost.',
  turnedBack: 'The device’s clock was turned back, so reading finished records is paused',
  turnedBackNext:
    'Set the clock right, or connect for a moment. Registering and sending go on as usual.',
  longAlone: 'No contact with central for more than 30 days',
  longAloneNext:
    'You can go on registering. New records are marked for your supervisor. Connect to the internet, or tell your supervisor.',
  spaceLow: (megabytes, records) =>
    `${megabytes} MB of room are left on this device, for about ${records} more registrations without pictures`,
  spaceLowNext:
    'Everything is kept as usual. Delete other files that nobody needs before it is full.',
  spaceForText:
    'No more pictures can be taken: what is left is for the text. Delete other files that nobody needs now.',
  clockWrong: (howMuch) => `The device’s clock is wrong by ${howMuch}`,
  clockWrongNext: 'Times printed on slips may be wrong. Set the clock right.',
  minutes: (n) => `${n} ${n === 1 ? 'minute' : 'minutes'}`,
  hours: (n) => `${n} ${n === 1 ? 'hour' : 'hours'}`,
  days: (n) => `${n} ${n === 1 ? 'day' : 'days'}`,
  suspended: (when) => `This device was suspended on ${when}`,
  suspendedNext: (unit) =>
    `You can go on writing. All of it is kept and sent to central, but waits for a supervisor before it is taken in. Ask the supervisor of ${unit}.`,
  stopped: {
    suspended: {
      first: (when) => `The office suspended your account on ${when}`,
      next: (unit) =>
        `You can go on writing. All of it is kept and sent to central, but waits for a supervisor before it is taken in. Ask the supervisor of ${unit}.`,
    },
    moved: {
      first: (when) =>
        `You were moved to another unit on ${when}, so your rights on this device ended`,
      next: (unit) =>
        `What you write here is kept and sent to central, but waits for a supervisor before it is taken in. Use a device of your new unit, or ask the supervisor of ${unit}.`,
    },
  },
  unitMoved: (unit) => `This device was moved to ${unit}`,
  unitMovedNext:
    'What you do from now on is this unit’s. Drafts and records from before are all here.',
  notConfirmed: (fingerprint) => `Waiting for your supervisor to confirm ${fingerprint}`,
  notConfirmedNext:
    'You can register. Central keeps every record and takes it in once your supervisor has confirmed.',
  confirmed: 'Your supervisor confirmed you. Records that waited are taken in.',
  notConfirmedRefused:
    'Your supervisor did not confirm you, or took it back. Call them. What you wrote is all kept.',
  recovery: {
    possible: (n) =>
      `${n} ${n === 1 ? 'draft was' : 'drafts were'} written before your new passphrase`,
    possibleNext: 'You can ask for them when there is internet; two people approve.',
    ask: 'Ask for the drafts',
    asked: (n, approvals) =>
      `Asked for ${n} ${n === 1 ? 'draft' : 'drafts'}: approved by ${approvals} of 2 people`,
    askedBefore: (n) => `Asked for ${n} ${n === 1 ? 'draft' : 'drafts'}`,
    askedNext:
      'Tell your supervisor and the administrator. The drafts are all still on this device.',
    approved: 'Approved by two people',
    approvedNext: 'Waiting for the recovery key to be used. This page looks by itself.',
    recovered: (n) => `${n} ${n === 1 ? 'draft is' : 'drafts are'} back`,
    recoveredNext: 'Find them at the registration desk.',
    refused: 'The drafts were not approved',
    refusedNext: 'All of them are still on this device. Talk to your supervisor, then ask anew.',
    noContact: 'Central can’t be reached. Try again when there is internet.',
    failed: 'Central did not take the request. Try again, or tell your supervisor.',
    notPossible: (n) => `${n} ${n === 1 ? 'draft' : 'drafts'} can’t be opened`,
    notPossibleNext:
      'Written before this device knew a recovery key. Finished records are not concerned and are sent as usual.',
  },
} satisfies Messages['standing'];
