import type { OfficerCertificate } from '#contract/certificates.ts';
import type { ActivationSlip, Person } from '#contract/people.ts';
import { Button } from '../../ui/button.tsx';
import type { Said } from '../administration-door.ts';
import { useDesk } from '../desk-context.ts';
import { AskFirst } from './ask-first.tsx';
import { isOffered, mayActOn } from './may.ts';
import { fullNameOf } from './person-head.tsx';
import { isWide } from './say-reach.ts';
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
  const { toDecide, oneByOne, toIssue, toReissue, leftOut } = forMany(props.people, vault.officer);
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
          <AskFirst main word={words.approveAll(toDecide.length)} onGo={approve}>
            <p>{words.approveAllWhy(namesOf(toDecide))}</p>
          </AskFirst>
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
      {toDecide.length > 1 && oneByOne.length > 0 && (
        <p class="muted">{words.oneByOne(namesOf(oneByOne))}</p>
      )}
      {(toIssue.length > 1 || toReissue.length > 1) && leftOut.length > 0 && (
        <p class="muted">{words.leftOut(namesOf(leftOut))}</p>
      )}
      <Trouble of={trouble} />
    </>
  );
}

const namesOf = (people: readonly Person[]): string => people.map(fullNameOf).join(', ');

/** Whom one press reaches, and who is left out of it. */
export function forMany(
  people: readonly Person[],
  reader: Pick<OfficerCertificate, 'officer' | 'roles'>,
) {
  const decides = isOffered('decide', reader.roles);
  const proposed = people.filter(
    (one) => decides && one.state === 'proposed' && !one.proposedByYou && mayActOn(one, reader),
  );
  const issues = isOffered('suspend', reader.roles);
  const others = people.filter(({ officer }) => issues && officer !== reader.officer);
  const at = (stage: 'approved' | 'slip') => others.filter((one) => stageOf(one) === stage);
  const [approved, slip] = [at('approved'), at('slip')];
  const mine = (one: Person) => mayActOn(one, reader);
  return {
    toDecide: proposed.filter((one) => !isWide(one)),
    /** Whoever lets somebody reach beyond a district does so for each by itself. */
    oneByOne: proposed.filter(isWide),
    toIssue: approved.filter(mine),
    toReissue: slip.filter(mine),
    leftOut: [...approved, ...slip].filter((one) => !mine(one)),
  };
}
