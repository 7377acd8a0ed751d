import { useState } from 'preact/hooks';
import type { DeviceCode, DeviceEntry } from '#contract/devices.ts';
import type { Unit } from '#contract/units.ts';
import { showDayAndTime } from '../../i18n/moments.ts';
import { Button } from '../../ui/button.tsx';
import { Entry } from '../../ui/entry.tsx';
import { useDesk } from '../desk-context.ts';
import { QrFull } from '../qr-full.tsx';
import type { Asked } from '../use-asked.ts';
import { readCalled } from './called.ts';
import { Choose } from './choose.tsx';
import { groupCode } from './group.ts';
import { Result, useFocusOn } from './result.tsx';
import { Trouble } from './trouble.tsx';
import { UnitPicker } from './unit-picker.tsx';
import { useWords } from './words.ts';

/** A code that makes another browser a device of a unit, as a QR and as signs to type. */
export function NewDevice(props: { units: readonly Unit[]; devices: readonly DeviceEntry[] }) {
  const { units } = props;
  const { administration, vault, t, locale } = useDesk();
  const words = useWords();
  const [label, setLabel] = useState('');
  const [unit, setUnit] = useState<Unit | null>(
    units.find(({ code }) => code === vault.officer.unit) ?? null,
  );
  const [replaces, setReplaces] = useState('');
  const [tried, setTried] = useState(false);
  const [said, setSaid] = useState<Asked<DeviceCode> | null>(null);
  /** How many codes were put away. */
  const [hidden, setHidden] = useState(0);
  const heading = useFocusOn<HTMLHeadingElement>(hidden || null);
  const called = readCalled(label, 'device');
  const submit = async () => {
    setTried(true);
    if (called.fault || !unit) return;
    setSaid({ is: 'asking' });
    setSaid(await administration.deviceCode(unit.code, called.name, replaces || null));
  };
  if (said?.is === 'done') {
    const { code, server, until, unit: home } = said.value;
    const link = `${location.origin}/start#device=${code}&server=${server}`;
    return (
      <section class="sheet stack">
        <Result of={said}>
          <h2>{words.newDevice}</h2>
          <p>
            <strong>{said.value.label}</strong> · {home.name}
          </p>
        </Result>
        <p>{words.codeWhy(showDayAndTime(until, { t, locale }))}</p>
        <QrFull text={link} label={words.qrLabel(said.value.label)} words={words} />
        <p class="slip__signs">{groupCode(code)}</p>
        <p class="slip__link">{link}</p>
        <Button
          onClick={() => {
            setSaid(null);
            setLabel('');
            setTried(false);
            setReplaces('');
            setHidden(hidden + 1);
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
      <h2 ref={heading} tabIndex={-1}>
        {words.newDevice}
      </h2>
      <Entry
        label={words.deviceLabel}
        hint={words.deviceLabelHint}
        error={tried && called.fault ? words.rowFaults[called.fault] : null}
        value={label}
        onValue={setLabel}
      />
      <UnitPicker
        label={words.unit}
        error={tried && !unit ? words.missingUnit : null}
        units={units}
        chosen={unit}
        onChoose={setUnit}
      />
      {props.devices.length > 0 && (
        <Choose
          label={words.replaces}
          options={[
            { value: '', word: words.replacesNone },
            ...props.devices.map(({ device, label: name, dd, unit: home, lastContact }) => ({
              value: device,
              word: [
                `${name} (${words.deviceNumber(dd)})`,
                units.find(({ code }) => code === home)?.name ?? words.unitCalled(home),
                lastContact === null
                  ? words.neverContact
                  : words.lastContact(showDayAndTime(lastContact, { t, locale })),
              ].join(' · '),
            })),
          ]}
          chosen={replaces}
          onChoose={setReplaces}
        />
      )}
      <Trouble of={said} />
      <Button type="submit" look="primary" waiting={said?.is === 'asking'}>
        {words.makeCode}
      </Button>
    </form>
  );
}
