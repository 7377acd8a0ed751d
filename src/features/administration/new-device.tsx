import { useState } from 'preact/hooks';
import type { DeviceCode } from '#contract/devices.ts';
import type { Unit } from '#contract/units.ts';
import { normaliseThai } from '#thai/normalise.ts';
import { showDayAndTime } from '../../i18n/moments.ts';
import { Button } from '../../ui/button.tsx';
import { Choices } from '../../ui/choices.tsx';
import { Entry } from '../../ui/entry.tsx';
import { useDesk } from '../desk-context.ts';
import { groupCode } from './group.ts';
import { Qr } from './qr.tsx';
import { Trouble } from './trouble.tsx';
import type { Asked } from './use-asked.ts';
import { useWords } from './words.ts';

/** A code that makes another browser a device of a unit, as a QR and as signs to type. */
export function NewDevice({ units }: { units: readonly Unit[] }) {
  const { administration, vault, t, locale } = useDesk();
  const words = useWords();
  const [label, setLabel] = useState('');
  const [unit, setUnit] = useState(vault.officer.unit);
  const [tried, setTried] = useState(false);
  const [said, setSaid] = useState<Asked<DeviceCode> | null>(null);
  const submit = async () => {
    setTried(true);
    if (normaliseThai(label) === '') return;
    setSaid({ is: 'asking' });
    setSaid(await administration.deviceCode(unit, normaliseThai(label)));
  };
  if (said?.is === 'done') {
    const { code, server, until, unit: home } = said.value;
    const link = `${location.origin}/start#device=${code}&server=${server}`;
    return (
      <section class="sheet stack">
        <h2>{words.newDevice}</h2>
        <p>
          <strong>{said.value.label}</strong> · {home.name}
        </p>
        <p>{words.codeWhy(showDayAndTime(until, { t, locale }))}</p>
        <Qr text={link} label={words.newDevice} />
        <p class="slip__signs">{groupCode(code)}</p>
        <p class="slip__link">{link}</p>
        <Button
          onClick={() => {
            setSaid(null);
            setLabel('');
            setTried(false);
          }}
        >
          {words.codeDone}
        </Button>
      </section>
    );
  }
  return (
    <form
      class="sheet stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (said?.is !== 'asking') void submit();
      }}
    >
      <h2>{words.newDevice}</h2>
      <Entry
        label={words.deviceLabel}
        hint={words.deviceLabelHint}
        error={tried && normaliseThai(label) === '' ? words.missing : null}
        value={label}
        onValue={setLabel}
      />
      <Choices
        legend={words.unit}
        options={units.map(({ code, name }) => ({ value: code, word: name }))}
        chosen={unit}
        onChoose={setUnit}
      />
      <Trouble of={said} />
      <Button type="submit" look="primary" waiting={said?.is === 'asking'}>
        {words.makeCode}
      </Button>
    </form>
  );
}
