import { useState } from 'preact/hooks';
import type { Role } from '#contract/certificates.ts';
import type { Person, ScopeCode } from '#contract/people.ts';
import type { Uuid } from '#contract/primitives.ts';
import { mayGive } from '#contract/reach.ts';
import type { Unit } from '#contract/units.ts';
import { Button } from '../../ui/button.tsx';
import { Choices } from '../../ui/choices.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { Said } from '../administration-door.ts';
import { useDesk } from '../desk-context.ts';
import type { Asked } from '../use-asked.ts';
import { isOffered, mayActOn, rolesToGive } from './may.ts';
import { Reach } from './reach.tsx';
import { Result } from './result.tsx';
import { useTell } from './said.tsx';
import { reachOf, sayReach, sayRoles } from './say-reach.ts';
import { Trouble } from './trouble.tsx';
import { UnitPicker } from './unit-picker.tsx';
import { WithReason } from './with-reason.tsx';
import { useWords } from './words.ts';

/** What came of the last act on somebody's duties. */
export interface DutiesOutcome {
  person: Uuid;
  act: 'ask' | 'approve' | 'refuse';
  of: Asked<null>;
}

/** Other duties or another unit for somebody: asked here, and approved by another person. */
export function ChangeDuties(props: {
  person: Person;
  units: readonly Unit[];
  /** Of the last act, on whomever. */
  outcome: DutiesOutcome | null;
  onOutcome: (outcome: DutiesOutcome) => void;
  onChanged: () => void;
}) {
  const { administration, vault } = useDesk();
  const words = useWords();
  const tell = useTell();
  const { person, units } = props;
  const said = props.outcome?.person === person.id ? props.outcome : null;
  const { roles, scope } = vault.officer;
  const mayAsk = isOffered('propose', roles) && mayActOn(person, vault.officer);
  if (person.state !== 'approved' || !(mayAsk || person.duties)) return null;

  const doing = async (act: DutiesOutcome['act'], asking: Promise<Said<null>>) => {
    tell(null);
    props.onOutcome({ person: person.id, act, of: { is: 'asking' } });
    const of = await asking;
    props.onOutcome({ person: person.id, act, of });
    if (of.is === 'done') props.onChanged();
  };
  const { duties } = person;
  const decide = (approve: boolean) =>
    duties &&
    doing(
      approve ? 'approve' : 'refuse',
      administration.decideDuties(person.id, duties.at, approve),
    );
  const mayDecide = mayAsk && isOffered('decide', roles) && mayGive(roles, duties?.roles ?? []);
  const done = said?.of.is === 'done' ? said : null;
  return (
    <div class="stack">
      {duties && (
        <Notice tone="wait" title={words.dutiesAsked(wantedOf(duties, scope, units, words))}>
          <p>{duties.reason}</p>
          {duties.askedByYou && <p>{words.dutiesYours}</p>}
          {!duties.askedByYou && mayDecide && (
            <div class="button-row">
              <Button look="primary" onClick={() => void decide(true)}>
                {words.dutiesApprove}
              </Button>
              <Button onClick={() => void decide(false)}>{words.dutiesRefuse}</Button>
            </div>
          )}
        </Notice>
      )}
      {mayAsk && (
        <AskDuties
          person={person}
          units={units}
          onAsk={(unit, role, reason) =>
            doing('ask', administration.askDuties(person.id, unit.code, role, reason))
          }
        />
      )}
      <Result of={done}>{done && <Notice tone="good">{words.dutiesDone[done.act]}</Notice>}</Result>
      {said && <Trouble of={said.of} />}
    </div>
  );
}

type Words = ReturnType<typeof useWords>;

/** “Province administrator, Pak Phanang district · manages all of the province” */
function wantedOf(
  { roles, unit }: NonNullable<Person['duties']>,
  own: ScopeCode,
  units: readonly Unit[],
  words: Words,
): string {
  const name = units.find(({ code }) => code === unit)?.name ?? words.unitCalled(unit);
  const reach = reachOf(roles.at(-1) ?? 'officer', unit, own);
  return [`${sayRoles(roles, words)} ${name}`, sayReach(reach, units, words)]
    .filter(Boolean)
    .join(' · ');
}

function AskDuties(props: {
  person: Person;
  units: readonly Unit[];
  onAsk: (unit: Unit, role: Role, reason: string) => Promise<void>;
}) {
  const { vault } = useDesk();
  const words = useWords();
  const { person, units } = props;
  const given = rolesToGive(vault.officer.roles);
  const own = person.roles.at(-1);
  const [unit, setUnit] = useState<Unit | null>(
    units.find(({ code }) => code === person.unit) ?? null,
  );
  const [role, setRole] = useState<Role>(given.find((one) => one === own) ?? 'officer');
  const isSame = unit?.code === person.unit && role === own;
  const decides = role !== 'officer' && role !== 'supervisor' && role !== own;
  return (
    <WithReason
      word={words.changeDuties}
      ready={unit !== null && !isSame}
      onReason={async (reason) => {
        if (unit) await props.onAsk(unit, role, reason);
      }}
    >
      {(tried) => (
        <>
          <p>{words.changeDutiesWhy}</p>
          <UnitPicker
            label={words.unit}
            error={tried && !unit ? words.missingUnit : null}
            units={units}
            chosen={unit}
            onChoose={setUnit}
          />
          <Choices
            legend={words.role}
            options={given.map((value) => ({ value, word: words.roles[value] }))}
            chosen={role}
            onChoose={setRole}
          />
          {unit && <Reach role={role} unit={unit} units={units} />}
          {unit && unit.code !== person.unit && <p>{words.changeUnitWhy}</p>}
          {decides && <p>{words.changeNeedsSlip}</p>}
          {tried && isSame && <Notice tone="alert">{words.dutiesSame}</Notice>}
        </>
      )}
    </WithReason>
  );
}
