import { useState } from 'preact/hooks';
import type { DeviceEntry } from '#contract/devices.ts';
import { normaliseThai } from '#thai/normalise.ts';
import { Entry } from '../../ui/entry.tsx';
import { WithReason } from './with-reason.tsx';
import { useWords } from './words.ts';

const LONGEST = 80;

/** What a device is called: a browser enrolled by the first link is called after itself until then. */
export function RenameDevice(props: {
  device: DeviceEntry;
  onLabel: (label: string, reason: string) => Promise<void>;
}) {
  const words = useWords();
  const { label } = props.device;
  const [typed, setTyped] = useState(label);
  const wanted = normaliseThai(typed).slice(0, LONGEST);
  const isNew = wanted !== '' && wanted !== label;
  return (
    <WithReason
      word={words.acts.rename}
      ready={isNew}
      onReason={(reason) => props.onLabel(wanted, reason)}
    >
      {(tried) => (
        <>
          <p>{words.actWhy.rename}</p>
          <Entry
            label={words.newLabel}
            hint={words.deviceLabelHint}
            error={tried && !isNew ? words.newLabelMissing : null}
            value={typed}
            onValue={setTyped}
          />
        </>
      )}
    </WithReason>
  );
}
