import type { Words } from '../messages.ts';
import type { proposals as th } from '../th/proposals.ts';

export const proposals: Words<typeof th> = {
  title: 'Changes that disagree',
  above: 'Administration',
  refresh: 'Look again',
  close: 'Back to the list',
  why: 'Two people changed the same important field without seeing each other. Central uses the first value for now; neither is lost.',
  loading: 'Asking central',
  none: 'Nothing to decide',
  more: 'There are more. Decide on these to see the next.',
  since: (unit, when) => `${unit} · arrived ${when}`,
  open: 'Open side by side',
  openWhy: 'Opening reads personal data and is written down with your name.',
  cancelling: 'Asks to cancel the record',
  field: 'One field was changed',
  seen: 'What its author saw',
  now: 'The value in use',
  proposed: 'The proposed value',
  asksToCancel: 'Cancel the whole record',
  live: 'The record is in use',
  ended: 'This record was cancelled. Taking the proposed value brings it back.',
  joined:
    'This record ended in another one, so nothing is taken into it. If the proposed value is right, correct the record that is in use.',
  by: (officer, when) => `By ${officer} · arrived ${when}`,
  reasonGiven: (reason) => `Why it was proposed: ${reason}`,
  notStated: 'Not stated',
  hidden: 'Not shown with your rights',
  reason: 'Why the value stays',
  reasonHint: 'Needed when the value stays. No name or ID number.',
  reasonMissing: 'Say why before the value stays',
  take: 'Use the proposed value',
  keep: 'Keep the value',
  kept: 'What is not used stays in the history. The devices that sent it will hear.',
  done: { take: 'Decided: the proposed value is used', keep: 'Decided: the value stays' },
  needsNetwork: 'This needs internet',
  needsNetworkMore: 'This page asks central each time. Connect and try again.',
  refusals: {
    'state-wrong':
      'Not decided: the record has changed, or somebody else has decided. Open it again.',
    'not-found':
      'Not decided: the record has changed, or somebody else has decided. Open it again.',
    'not-allowed': 'Your rights do not reach this.',
  },
  refused: (code) => `Central does not take this (${code})`,
};
