import type { OfficerCode } from '#contract/people.ts';
import type { ActivationOutcome } from '../features/session/activating.ts';
import type { SlipRefusal } from '../remote/activation.ts';
import { slipTrouble } from './slip-trouble.ts';

/** [P6] Wrong guesses that end a slip. */
const MOST_WRONG = 5;

type Declined = Parameters<typeof slipTrouble>[0] | { is: 'declined'; code: SlipRefusal };

/**
 * Counts the wrong tries that were made here, by officer code. The centre tells nobody how many it
 * has counted: that would tell a stranger that there is a slip.
 */
export function countSlipTries() {
  const wrong = new Map<OfficerCode, number>();
  return {
    /** What a refusal means for whoever typed the slip. */
    judge(officer: OfficerCode, reply: Declined): Exclude<ActivationOutcome, { is: 'activated' }> {
      if (reply.is !== 'declined') return slipTrouble(reply);
      switch (reply.code) {
        case 'unit-unknown':
        case 'numbers-exhausted':
          return { is: 'other', code: reply.code };
        case 'code-wrong': {
          const times = (wrong.get(officer) ?? 0) + 1;
          wrong.set(officer, times);
          return { is: 'declined', why: reply.code, triesLeft: Math.max(0, MOST_WRONG - times) };
        }
        default:
          return { is: 'declined', why: reply.code };
      }
    },
    /** It was right; another one for the same officer has all its tries. */
    forget: (officer: OfficerCode) => void wrong.delete(officer),
  };
}

export type SlipTries = ReturnType<typeof countSlipTries>;
