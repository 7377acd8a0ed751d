import type { ActivationSlip, Person } from '#contract/people.ts';
import { Button } from '../../ui/button.tsx';
import type { Said } from '../administration-door.ts';
import { useDesk } from '../desk-context.ts';
import { AskFirst } from './ask-first.tsx';
import { isOffered } from './may.ts';
import { stageOf } from './stage.ts';
import { Trouble } from './trouble.tsx';
import { useAct } from './use-act.ts';
import { useWords } from './words.ts';

/** What may be done for many of a unit at once. */
export function UnitActs(props: {
  people: readonly Person[];
  onSlips: (slips: readonly ActivationSlip[]) => void;
  onChanged: () => void;
}) {
  const { administration, vault } = useDesk();
  const words = useWords();
  const { trouble, waits, act } = useAct();
  const { roles, officer } = vault.officer;
  const toDecide = isOffered('decide', roles)
    ? props.people.filter(({ state, proposedByYou }) => state === 'proposed' && !proposedByYou)
    : [];
  const mayIssue = isOffered('suspend', roles);
  const at = (stage: 'approved' | 'slip') =>
    mayIssue ? props.people.filter((one) => stageOf(one) === stage && one.officer !== officer) : [];
  const [toIssue, toReissue] = [at('approved'), at('slip')];
  if ([toDecide, toIssue, toReissue].every(({ length }) => length < 2)) return null;

  const approve = () =>
    act(
      administration.decide(
        toDecide.map(({ id }) => id),
        true,
      ),
      ({ decided }) => {
        props.onChanged();
        return { say: (now) => now.saidApprovedAll(decided.length) };
      },
    );
  const issue = (people: readonly Person[]) =>
    act(issueAll(people), (slips) => {
      props.onSlips(slips);
      return null;
    });
  /** One after the other; what was issued before a failure is shown all the same. */
  const issueAll = async (people: readonly Person[]): Promise<Said<ActivationSlip[]>> => {
    const slips: ActivationSlip[] = [];
    for (const { id } of people) {
      const next = await administration.issueSlip(id);
      if (next.is === 'done') slips.push(next.value);
      else if (slips.length === 0) return next;
      else break;
    }
    return { is: 'done', value: slips };
  };
  return (
    <>
      <div class="button-row">
        {toDecide.length > 1 && (
          <Button look="primary" waiting={waits} onClick={() => void approve()}>
            {words.approveAll(toDecide.length)}
          </Button>
        )}
        {toIssue.length > 1 && (
          <Button waiting={waits} onClick={() => void issue(toIssue)}>
            {words.issueAll(toIssue.length)}
          </Button>
        )}
        {toReissue.length > 1 && (
          <AskFirst word={words.reissueAll(toReissue.length)} onGo={() => issue(toReissue)}>
            <p>{words.slipAgainWhy(toReissue.length)}</p>
          </AskFirst>
        )}
      </div>
      <Trouble of={trouble} />
    </>
  );
}
