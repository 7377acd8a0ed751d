import { Notice } from '../../ui/notice.tsx';
import type { ActivationOutcome } from './activating.ts';
import type { ActivationWords } from './words.ts';

/** Why an officer could not be activated, and what is left to do. */
export function ActivationTold(props: {
  words: ActivationWords['errors'];
  outcome: ActivationOutcome;
}) {
  const { words, outcome } = props;
  if (outcome.is === 'activated') return null;
  const left = outcome.is === 'declined' ? outcome.triesLeft : undefined;
  return (
    <Notice tone="alert">
      <p>{outcome.is === 'other' ? words.other(outcome.code) : words[outcome.why]}</p>
      {left !== undefined && <p>{left > 0 ? words.triesLeft(left) : words.noTriesLeft}</p>}
      {outcome.is === 'declined' && outcome.why === 'code-wrong' && <p>{words.notDeviceCode}</p>}
    </Notice>
  );
}
