import { useState } from 'preact/hooks';
import type { ActivationSlip, Person } from '#contract/people.ts';
import type { Unit } from '#contract/units.ts';
import { showDayAndTime } from '../../i18n/moments.ts';
import { Button } from '../../ui/button.tsx';
import type { Said } from '../administration-door.ts';
import { useDesk } from '../desk-context.ts';
import { ChangeDuties } from './change-duties.tsx';
import { ConfirmKey } from './confirm-key.tsx';
import { isOffered } from './may.ts';
import { Trouble } from './trouble.tsx';
import type { Asked } from './use-asked.ts';
import { WithReason } from './with-reason.tsx';
import { useWords, wordFor } from './words.ts';

/** One person, where they stand, and what may be done next. */
export function PersonCard(props: {
  person: Person;
  units: readonly Unit[];
  duties: Pick<Parameters<typeof ChangeDuties>[0], 'outcome' | 'onOutcome'>;
  onSlips: (slips: readonly ActivationSlip[]) => void;
  onChanged: () => void;
}) {
  const { administration, t, locale, vault } = useDesk();
  const words = useWords();
  const { person } = props;
  const [said, setSaid] = useState<Asked<unknown> | null>(null);
  const isOwn = person.officer === vault.officer.officer;
  const mayAct = isOffered('suspend', vault.officer.roles);
  const role = person.roles.at(-1) ?? 'officer';

  const ask = async <T,>(asking: Promise<Said<T>>, then: (value: T) => void) => {
    setSaid({ is: 'asking' });
    const next = await asking;
    setSaid(next);
    if (next.is === 'done') then(next.value);
  };
  const decide = (approve: boolean) =>
    ask(administration.decide([person.id], approve), props.onChanged);
  const stop = (act: 'suspendPerson' | 'restorePerson') => (reason: string) =>
    ask(administration[act](person.id, reason), props.onChanged);

  return (
    <li class="sheet stack">
      <div>
        <strong>
          {person.title}
          {person.firstName} {person.lastName}
        </strong>
        <p class="muted">
          {[person.officer, wordFor(words.roles, role), person.position]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <p>{wordFor(words.states, person.state)}</p>
      </div>
      {person.state === 'proposed' &&
        (person.proposedByYou ? (
          <p class="muted">{words.waitsForOther}</p>
        ) : (
          isOffered('decide', vault.officer.roles) && (
            <div class="button-row">
              <Button look="primary" onClick={() => void decide(true)}>
                {words.approve}
              </Button>
              <Button onClick={() => void decide(false)}>{words.refuse}</Button>
            </div>
          )
        ))}
      {person.keys.map((key) => (
        <div key={key.certificate} class="stack">
          <p>
            {words.key(key.deviceLabel)} · {wordFor(words.keyStates, key.state)}
          </p>
          {key.state === 'waiting' && !isOwn && mayAct && (
            <ConfirmKey certificate={key.certificate} onDone={props.onChanged} />
          )}
        </div>
      ))}
      {person.slipUntil !== null && (
        <p class="muted">{words.slipUntil(showDayAndTime(person.slipUntil, { t, locale }))}</p>
      )}
      {person.state === 'approved' && !isOwn && mayAct && (
        <div class="button-row">
          <Button
            onClick={() =>
              void ask(administration.issueSlip(person.id), (slip) => props.onSlips([slip]))
            }
          >
            {person.slipUntil === null ? words.slip : words.slipAgain}
          </Button>
          <WithReason word={words.suspend} danger onReason={stop('suspendPerson')}>
            <p>{words.suspendWhy}</p>
          </WithReason>
        </div>
      )}
      {person.state === 'suspended' && mayAct && (
        <WithReason word={words.restore} onReason={stop('restorePerson')}>
          <p>{words.restoreWhy}</p>
        </WithReason>
      )}
      <Trouble of={said} />
      <ChangeDuties
        person={person}
        units={props.units}
        {...props.duties}
        onChanged={props.onChanged}
      />
    </li>
  );
}
