import { useState } from 'preact/hooks';
import type { Unit } from '#contract/units.ts';
import { normaliseThai } from '#thai/normalise.ts';
import { Button } from '../../ui/button.tsx';
import { Choices } from '../../ui/choices.tsx';
import { Entry } from '../../ui/entry.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useDesk } from '../desk-context.ts';
import { Trouble } from './trouble.tsx';
import type { Asked } from './use-asked.ts';
import { useWords } from './words.ts';

/** A mobile unit that a district or khet sends out. */
export function NewUnit({ units, onMade }: { units: readonly Unit[]; onMade: () => void }) {
  const { administration, vault } = useDesk();
  const words = useWords();
  const homes = units.filter(({ kind }) => kind !== 'mobile');
  const [name, setName] = useState('');
  const [district, setDistrict] = useState(homes[0]?.code ?? vault.officer.unit);
  const [tried, setTried] = useState(false);
  const [said, setSaid] = useState<Asked<Unit> | null>(null);
  const submit = async () => {
    setTried(true);
    if (normaliseThai(name) === '') return;
    setSaid({ is: 'asking' });
    const next = await administration.makeUnit({
      kind: 'mobile',
      district,
      name: normaliseThai(name),
    });
    setSaid(next);
    if (next.is !== 'done') return;
    setName('');
    setTried(false);
    onMade();
  };
  return (
    <form
      class="sheet stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (said?.is !== 'asking') void submit();
      }}
    >
      <h2>{words.newUnit}</h2>
      <Entry
        label={words.newUnitName}
        error={tried && normaliseThai(name) === '' ? words.missing : null}
        value={name}
        onValue={setName}
      />
      <Choices
        legend={words.ofDistrict}
        options={homes.map((home) => ({ value: home.code, word: home.name }))}
        chosen={district}
        onChoose={setDistrict}
      />
      <Trouble of={said} />
      {said?.is === 'done' && <Notice tone="good">{words.unitMade(said.value.name)}</Notice>}
      <Button type="submit" waiting={said?.is === 'asking'}>
        {words.makeUnit}
      </Button>
    </form>
  );
}
