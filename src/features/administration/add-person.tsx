import { useState } from 'preact/hooks';
import type { Role } from '#contract/certificates.ts';
import type { Person } from '#contract/people.ts';
import type { Unit } from '#contract/units.ts';
import { Button } from '../../ui/button.tsx';
import { Choices } from '../../ui/choices.tsx';
import { Entry, type InputManner } from '../../ui/entry.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useDesk } from '../desk-context.ts';
import { faultsIn, type NamedField, type RowFault, readRow, type Typed } from './add-row.ts';
import { rolesToGive } from './may.ts';
import { Reach } from './reach.tsx';
import { Result, useFocusOn } from './result.tsx';
import { Trouble } from './trouble.tsx';
import { UnitPicker } from './unit-picker.tsx';
import { useAct } from './use-act.ts';
import { type AdministrationWords, useWords, wordFor } from './words.ts';
import { useWrongFields, WrongFields } from './wrong-fields.tsx';

const blank: Typed = { title: '', firstName: '', lastName: '', position: '', phone: '' };

const fields = [
  { name: 'title', label: 'nameTitle' },
  { name: 'firstName', label: 'firstName' },
  { name: 'lastName', label: 'lastName', hint: 'lastNameHint' },
  { name: 'position', label: 'position' },
  { name: 'phone', label: 'phone', input: { inputMode: 'numeric' } },
] as const satisfies readonly Field[];
interface Field {
  name: NamedField;
  label: keyof AdministrationWords;
  hint?: keyof AdministrationWords;
  input?: InputManner;
}

/** One person for the list; another person approves them. */
export function AddPerson(props: {
  units: readonly Unit[];
  /** Somebody who was not approved and is proposed once more, as they were. */
  like: Person | null;
  /** How often somebody was sent here; 0: the form just stands there. */
  sent: number;
  onAdded: () => void;
}) {
  const { administration, vault } = useDesk();
  const words = useWords();
  const { units, like } = props;
  const { form, tried, check, reset } = useWrongFields();
  const acting = useAct();
  const [typed, setTyped] = useState<Typed>(like ? typedOf(like) : blank);
  const [unit, setUnit] = useState<Unit | null>(
    units.find(({ code }) => code === (like?.unit ?? vault.officer.unit)) ?? null,
  );
  const given = rolesToGive(vault.officer.roles);
  const [role, setRole] = useState<Role>(
    given.find((one) => one === like?.roles.at(-1)) ?? 'officer',
  );
  /** Why the centre did not take them; a new one each time. */
  const [fault, setFault] = useState<{ code: string } | null>(null);
  const [added, setAdded] = useState(0);
  const heading = useFocusOn<HTMLHeadingElement>(added + props.sent || null);

  const faults = tried ? faultsIn(typed) : {};
  const sayFault = (of: RowFault | undefined) => (of ? words.rowFaults[of] : null);
  const missesUnit = tried && !unit;
  const wrong = [
    ...fields.flatMap(({ name, label }) => (faults[name] ? [words[label]] : [])),
    ...(missesUnit ? [words.unit] : []),
  ];
  const submit = async () => {
    check();
    setFault(null);
    const row = unit && readRow(typed, unit.code, role);
    if (!row) return;
    await acting.act(administration.propose([row]), (answer) => {
      if (answer.is === 'not-taken') {
        setFault({ code: answer.faults[0]?.code ?? '' });
        return null;
      }
      const name = `${row.title}${row.firstName} ${row.lastName ?? ''}`.trim();
      setTyped(blank);
      reset();
      setAdded((n) => n + 1);
      props.onAdded();
      return { say: (now) => now.added(name) };
    });
  };
  return (
    <form
      ref={form}
      class="sheet stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!acting.waits) void submit();
      }}
    >
      <h2 ref={heading} tabIndex={-1}>
        {words.addTitle}
      </h2>
      {fields.map(({ name, label, ...more }) => (
        <Entry
          key={name}
          label={words[label]}
          {...('hint' in more && { hint: words[more.hint] })}
          {...('input' in more && { input: more.input })}
          error={sayFault(faults[name])}
          value={typed[name]}
          onValue={(value) => setTyped((now) => ({ ...now, [name]: value }))}
        />
      ))}
      <UnitPicker
        label={words.unit}
        error={missesUnit ? words.missingUnit : null}
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
      <WrongFields form={form} labels={wrong} />
      <Trouble of={acting.trouble} />
      <Result of={fault}>
        {fault && <Notice tone="alert">{wordFor(words.rosterFaults, fault.code)}</Notice>}
      </Result>
      <Button type="submit" look="primary" waiting={acting.waits}>
        {acting.waits ? words.adding : words.add}
      </Button>
    </form>
  );
}

const typedOf = ({ title, firstName, lastName, position, phone }: Person): Typed => ({
  ...{ title, firstName },
  lastName: lastName ?? '',
  position: position ?? '',
  phone: phone ?? '',
});
