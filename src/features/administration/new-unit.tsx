import { useState } from 'preact/hooks';
import type { UnitRequest } from '#contract/people.ts';
import type { UnitCode } from '#contract/primitives.ts';
import type { Unit } from '#contract/units.ts';
import { Button } from '../../ui/button.tsx';
import { Entry } from '../../ui/entry.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useDesk } from '../desk-context.ts';
import type { Asked } from '../use-asked.ts';
import { readCalled } from './called.ts';
import { Trouble } from './trouble.tsx';
import { UnitPicker } from './unit-picker.tsx';
import { useWords } from './words.ts';

interface Made {
  units: readonly Unit[];
  onMade: () => void;
}

const homeKinds = ['province-centre', 'district', 'khet'] as const;
const isHome = ({ kind }: Unit) => kind !== 'mobile';

/** A district, khet or province centre, out of the table of all of them. */
export function NewHome({ units, onMade }: Made) {
  const words = useWords();
  const known = new Set(units.map(({ code }) => code));
  const [chosen, setChosen] = useState<Unit | null>(null);
  const [tried, setTried] = useState(false);
  const making = useMaking(() => {
    setChosen(null);
    setTried(false);
    onMade();
  });
  const submit = () => {
    setTried(true);
    if (!chosen) return;
    const { kind, code } = chosen;
    void making.make({ kind: homeKinds.find((known) => known === kind) ?? 'district', code });
  };
  return (
    <form
      class="sheet stack"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h2>{words.newHome}</h2>
      <UnitPicker
        label={words.newHomeLabel}
        hint={words.newHomeHint}
        error={tried && !chosen ? words.missingUnit : null}
        units={[]}
        only={(unit) => isHome(unit) && !known.has(unit.code)}
        chosen={chosen}
        onChoose={setChosen}
      />
      <Outcome said={making.said} />
      <Button type="submit" waiting={making.said?.is === 'asking'}>
        {words.makeUnit}
      </Button>
    </form>
  );
}

/** The own district, as in the other forms; else the only one. */
export const homeOf = (own: UnitCode, homes: readonly Unit[]): Unit | null =>
  homes.find(({ code }) => code === own.slice(0, 4)) ??
  (homes.length === 1 ? (homes[0] ?? null) : null);

/** A mobile unit that a district or khet sends out. */
export function NewUnit({ units, onMade }: Made) {
  const words = useWords();
  const homes = units.filter(isHome);
  const [name, setName] = useState('');
  const { vault } = useDesk();
  const [district, setDistrict] = useState<Unit | null>(homeOf(vault.officer.unit, homes));
  const [tried, setTried] = useState(false);
  const making = useMaking(() => {
    setName('');
    setTried(false);
    onMade();
  });
  const called = readCalled(name, 'unit');
  const submit = () => {
    setTried(true);
    if (called.fault || !district) return;
    void making.make({ kind: 'mobile', district: district.code, name: called.name });
  };
  return (
    <form
      class="sheet stack"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h2>{words.newUnit}</h2>
      <Entry
        label={words.newUnitName}
        hint={words.newUnitHint}
        error={tried && called.fault ? words.rowFaults[called.fault] : null}
        value={name}
        onValue={setName}
      />
      <UnitPicker
        label={words.ofDistrict}
        error={tried && !district ? words.missingUnit : null}
        units={homes}
        only={isHome}
        chosen={district}
        onChoose={setDistrict}
      />
      <Outcome said={making.said} />
      <Button type="submit" waiting={making.said?.is === 'asking'}>
        {words.makeUnit}
      </Button>
    </form>
  );
}

function useMaking(onMade: () => void) {
  const { administration } = useDesk();
  const [said, setSaid] = useState<Asked<Unit> | null>(null);
  return {
    said,
    async make(unit: UnitRequest) {
      if (said?.is === 'asking') return;
      setSaid({ is: 'asking' });
      const next = await administration.makeUnit(unit);
      setSaid(next);
      if (next.is === 'done') onMade();
    },
  };
}

function Outcome({ said }: { said: Asked<Unit> | null }) {
  const words = useWords();
  return (
    <>
      <div role="status">
        {said?.is === 'done' && <Notice tone="good">{words.unitMade(said.value.name)}</Notice>}
      </div>
      <Trouble of={said} />
    </>
  );
}
