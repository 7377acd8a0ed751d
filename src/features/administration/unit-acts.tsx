import { useState } from 'preact/hooks';
import type { ActivationSlip, Person } from '#contract/people.ts';
import { Button } from '../../ui/button.tsx';
import { useDesk } from '../desk-context.ts';
import { isOffered } from './may.ts';
import { Trouble } from './trouble.tsx';
import type { Asked } from './use-asked.ts';
import { useWords } from './words.ts';

/** What may be done for many of a unit at once. */
export function UnitActs(props: {
  people: readonly Person[];
  onSlips: (slips: readonly ActivationSlip[]) => void;
  onChanged: () => void;
}) {
  const { administration, vault } = useDesk();
  const words = useWords();
  const [said, setSaid] = useState<Asked<unknown> | null>(null);
  const { roles, officer } = vault.officer;
  const toDecide = isOffered('decide', roles)
    ? props.people.filter(({ state, proposedByYou }) => state === 'proposed' && !proposedByYou)
    : [];
  const toIssue = isOffered('suspend', roles)
    ? props.people.filter(
        (one) =>
          one.state === 'approved' &&
          one.keys.length === 0 &&
          one.slipUntil === null &&
          one.officer !== officer,
      )
    : [];
  if (toDecide.length < 2 && toIssue.length < 2) return null;

  const approve = async () => {
    setSaid({ is: 'asking' });
    const next = await administration.decide(
      toDecide.map(({ id }) => id),
      true,
    );
    setSaid(next);
    if (next.is === 'done') props.onChanged();
  };
  /** One after the other; what was issued before a failure is shown all the same. */
  const issue = async () => {
    setSaid({ is: 'asking' });
    const slips: ActivationSlip[] = [];
    for (const { id } of toIssue) {
      const next = await administration.issueSlip(id);
      setSaid(next);
      if (next.is !== 'done') break;
      slips.push(next.value);
    }
    if (slips.length > 0) props.onSlips(slips);
  };
  const waiting = said?.is === 'asking';
  return (
    <>
      <div class="button-row">
        {toDecide.length > 1 && (
          <Button look="primary" waiting={waiting} onClick={() => void approve()}>
            {words.approveAll(toDecide.length)}
          </Button>
        )}
        {toIssue.length > 1 && (
          <Button waiting={waiting} onClick={() => void issue()}>
            {words.issueAll(toIssue.length)}
          </Button>
        )}
      </div>
      <Trouble of={said} />
    </>
  );
}
