import { useState } from 'preact/hooks';
import type { Role } from '#contract/certificates.ts';
import type { RosterRow } from '#contract/people.ts';
import type { Unit } from '#contract/units.ts';
import { normaliseThai } from '#thai/normalise.ts';
import { Button } from '../../ui/button.tsx';
import { Choices } from '../../ui/choices.tsx';
import { Entry } from '../../ui/entry.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useDesk } from '../desk-context.ts';
import { rolesToGive } from './may.ts';
import { Trouble } from './trouble.tsx';
import { UnitPicker } from './unit-picker.tsx';
import type { Asked } from './use-asked.ts';
import { useWords, wordFor } from './words.ts';

const blank = { title: '', firstName: '', lastName: '', position: '', phone: '' };
const orNull = (text: string) => (normaliseThai(text) === '' ? null : normaliseThai(text));

/** One person for the list; another person approves them. */
export function AddPerson({ units, onAdded }: { units: readonly Unit[]; onAdded: () => void }) {
  const { administration, vault } = useDesk();
  const words = useWords();
  const [typed, setTyped] = useState(blank);
  const [unit, setUnit] = useState<Unit | null>(
    units.find(({ code }) => code === vault.officer.unit) ?? null,
  );
  const [role, setRole] = useState<Role>('officer');
  const [tried, setTried] = useState(false);
  const [said, setSaid] = useState<Asked<unknown> | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [added, setAdded] = useState(false);
  const type = (name: keyof typeof blank) => (value: string) => {
    setTyped((now) => ({ ...now, [name]: value }));
    setAdded(false);
  };
  const needs = (name: 'title' | 'firstName') =>
    tried && orNull(typed[name]) === null ? words.missing : null;

  const submit = async () => {
    setTried(true);
    setFault(null);
    const [title, firstName] = [orNull(typed.title), orNull(typed.firstName)];
    if (title === null || firstName === null || !unit) return;
    const row: RosterRow = {
      ...{ title, firstName, lastName: orNull(typed.lastName) },
      ...{ position: orNull(typed.position), phone: orNull(typed.phone) },
      ...{ unit: unit.code, role, nationalId: null },
    };
    setSaid({ is: 'asking' });
    const next = await administration.propose([row]);
    setSaid(next);
    if (next.is !== 'done') return;
    if (next.value.is === 'not-taken') {
      const [first] = next.value.faults;
      return setFault(first ? wordFor(words.rosterFaults, first.code) : null);
    }
    setTyped(blank);
    setTried(false);
    setAdded(true);
    onAdded();
  };
  return (
    <form
      class="sheet stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (said?.is !== 'asking') void submit();
      }}
    >
      <h2>{words.addTitle}</h2>
      <Entry
        label={words.nameTitle}
        error={needs('title')}
        value={typed.title}
        onValue={type('title')}
      />
      <Entry
        label={words.firstName}
        error={needs('firstName')}
        value={typed.firstName}
        onValue={type('firstName')}
      />
      <Entry
        label={words.lastName}
        hint={words.lastNameHint}
        value={typed.lastName}
        onValue={type('lastName')}
      />
      <Entry label={words.position} value={typed.position} onValue={type('position')} />
      <Entry
        label={words.phone}
        value={typed.phone}
        onValue={type('phone')}
        input={{ inputMode: 'numeric' }}
      />
      <UnitPicker
        label={words.unit}
        error={tried && !unit ? words.missingUnit : null}
        units={units}
        chosen={unit}
        onChoose={setUnit}
      />
      <Choices
        legend={words.role}
        options={rolesToGive(vault.officer.roles).map((value) => ({
          value,
          word: words.roles[value],
        }))}
        chosen={role}
        onChoose={setRole}
      />
      <Trouble of={said} />
      {fault && <Notice tone="alert">{fault}</Notice>}
      {added && <Notice tone="good">{words.added}</Notice>}
      <Button type="submit" look="primary" waiting={said?.is === 'asking'}>
        {said?.is === 'asking' ? words.adding : words.add}
      </Button>
    </form>
  );
}
