import type { ActivationSlip, Person } from '#contract/people.ts';
import type { Unit } from '#contract/units.ts';
import { Button } from '../../ui/button.tsx';
import { useDesk } from '../desk-context.ts';
import { AskFirst } from './ask-first.tsx';
import { ChangeDuties } from './change-duties.tsx';
import { ConfirmKey } from './confirm-key.tsx';
import { isOffered, mayActOn } from './may.ts';
import { fullNameOf, PersonHead } from './person-head.tsx';
import { Trouble } from './trouble.tsx';
import { type Acting, useAct } from './use-act.ts';
import { WithReason } from './with-reason.tsx';
import { useWords, wordFor } from './words.ts';

export interface PersonActs {
  duties: Pick<Parameters<typeof ChangeDuties>[0], 'outcome' | 'onOutcome' | 'onChanged'>;
  onSlips: (slips: readonly ActivationSlip[]) => void;
  /** Fills the form with somebody who was not approved. */
  onPropose: (person: Person) => void;
  onChanged: () => void;
}

/** One person, where they stand, and what may be done next. */
export function PersonCard(props: { person: Person; units: readonly Unit[] } & PersonActs) {
  const { vault } = useDesk();
  const words = useWords();
  const acting = useAct();
  const { person, onChanged } = props;
  const { roles, officer } = vault.officer;
  const acts = isOffered('suspend', roles);
  const mayAct = acts && mayActOn(person, vault.officer);
  const isBeyond = acts && !mayAct && person.officer !== officer;
  return (
    <li class="sheet stack person">
      <PersonHead person={person} units={props.units} />
      {isBeyond && <p class="muted">{words.beyondYou}</p>}
      {person.state === 'proposed' && <Decision {...props} acting={acting} />}
      {person.state === 'refused' && isOffered('propose', roles) && mayAct && (
        <Button onClick={() => props.onPropose(person)}>{words.proposeAgain}</Button>
      )}
      {person.keys.map((key) => (
        <div key={key.certificate} class="stack">
          <p>
            {words.key(key.deviceLabel)} · {wordFor(words.keyStates, key.state)}
          </p>
          {key.state === 'waiting' && mayAct && (
            <ConfirmKey
              certificate={key.certificate}
              name={fullNameOf(person)}
              onDone={onChanged}
            />
          )}
        </div>
      ))}
      {mayAct && <Acts {...props} acting={acting} />}
      <Trouble of={acting.trouble} />
      <ChangeDuties person={person} units={props.units} {...props.duties} />
    </li>
  );
}

type ActsOn = { person: Person; acting: Acting } & PersonActs;

/** Whoever proposed somebody waits; another one says yes, or no and why. */
function Decision({ person, acting, onChanged }: ActsOn) {
  const { administration, vault } = useDesk();
  const words = useWords();
  if (person.proposedByYou) return <p class="muted">{words.waitsForOther}</p>;
  const { officer } = vault;
  if (!isOffered('decide', officer.roles) || !mayActOn(person, officer)) return null;
  const name = fullNameOf(person);
  const approve = () =>
    acting.act(administration.decide([person.id], true), ({ decided: [one] }) => {
      onChanged();
      return { say: (now) => now.saidApproved(name, one?.officer ?? '') };
    });
  const refuse = (reason: string) =>
    acting.act(administration.decide([person.id], false, reason), () => {
      onChanged();
      return { tone: 'info', say: (now) => now.saidRefused(name) };
    });
  return (
    <div class="button-row">
      <Button look="primary" waiting={acting.waits} onClick={() => void approve()}>
        {words.approve}
      </Button>
      <WithReason word={words.refuse} onReason={refuse}>
        <p>{words.refuseWhy}</p>
      </WithReason>
    </div>
  );
}

/** What may be done to somebody who was approved. */
function Acts({ person, acting, onSlips, onChanged }: ActsOn) {
  const { administration } = useDesk();
  const words = useWords();
  const name = fullNameOf(person);
  const issue = () =>
    acting.act(administration.issueSlip(person.id), (slip) => {
      onSlips([slip]);
      return null;
    });
  const suspend = (reason: string) =>
    acting.act(administration.suspendPerson(person.id, reason), () => {
      onChanged();
      return { say: (now) => now.saidSuspended(name) };
    });
  const restore = (reason: string) =>
    acting.act(administration.restorePerson(person.id, reason), () => {
      onChanged();
      return { say: (now) => now.saidRestored(name) };
    });
  if (person.state === 'suspended') {
    return (
      <WithReason word={words.restore} title={`${words.restore} ${name}`} onReason={restore}>
        <p>{words.restoreWhy}</p>
      </WithReason>
    );
  }
  if (person.state !== 'approved') return null;
  return (
    <div class="button-row">
      {person.slipUntil === null ? (
        <Button waiting={acting.waits} onClick={() => void issue()}>
          {words.slip}
        </Button>
      ) : (
        <AskFirst word={words.slipAgain} onGo={issue}>
          <p>{words.slipAgainWhy(1)}</p>
        </AskFirst>
      )}
      <WithReason word={words.suspend} title={`${words.suspend} ${name}`} danger onReason={suspend}>
        <p>{words.suspendWhy}</p>
      </WithReason>
    </div>
  );
}
