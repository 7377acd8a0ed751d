import { useState } from 'preact/hooks';
import type { DeviceEntry } from '#contract/devices.ts';
import { Entry } from '../../ui/entry.tsx';
import { readCalled } from './called.ts';
import { WithReason } from './with-reason.tsx';
import { useWords } from './words.ts';

/** What a device is called: a browser enrolled by the first link is called after itself until then. */
export function RenameDevice(props: {
  device: DeviceEntry;
  onLabel: (label: string, reason: string) => Promise<void>;
}) {
  const words = useWords();
  const { label } = props.device;
  const [typed, setTyped] = useState(label);
  const { name, fault } = readCalled(typed, 'device');
  const wrong = fault === 'too-long' ? words.rowFaults[fault] : words.newLabelMissing;
  const isNew = fault === null && name !== label;
  return (
    <WithReason
      word={words.acts.rename}
      ready={isNew}
      onReason={(reason) => props.onLabel(name, reason)}
    >
      {(tried) => (
        <>
          <p>{words.actWhy.rename}</p>
          <Entry
            label={words.newLabel(label)}
            hint={words.deviceLabelHint}
            error={tried && !isNew ? wrong : null}
            value={typed}
            onValue={setTyped}
          />
        </>
      )}
    </WithReason>
  );
}
