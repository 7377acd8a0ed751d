import { useState } from 'preact/hooks';
import type { DeviceEntry } from '#contract/devices.ts';
import { normaliseThai } from '#thai/normalise.ts';
import { Entry } from '../../ui/entry.tsx';
import { Notice } from '../../ui/notice.tsx';
import { WithReason } from './with-reason.tsx';
import { useWords } from './words.ts';

/**
 * The one act that nobody can take back: what is lost stands first, and whoever means it types what
 * the device is called, so that no slip of the finger wipes the one beside it.
 */
export function WipeDevice(props: {
  device: DeviceEntry;
  /** What is unsent on it, and what is being written there, in words. */
  unsent: string;
  drafts: string;
  instead: { word: string; onInstead: () => void } | undefined;
  onReason: (reason: string) => Promise<void>;
}) {
  const words = useWords();
  const { device, unsent, drafts } = props;
  const [typed, setTyped] = useState('');
  const isMeant = normaliseThai(typed) === normaliseThai(device.label);
  const isSent = device.reported?.unsent === 0;
  return (
    <WithReason
      word={words.acts.wipe}
      danger
      grave
      instead={props.instead}
      ready={isMeant}
      onReason={async (reason) => {
        await props.onReason(reason);
        setTyped('');
      }}
    >
      {(tried) => (
        <>
          <Notice tone={isSent ? 'info' : 'alert'} title={unsent}>
            {!isSent && <p>{words.wipeUnsent}</p>}
          </Notice>
          <Notice tone="alert" title={drafts}>
            <p>{words.draftsLost}</p>
          </Notice>
          <p>{words.actWhy.wipe}</p>
          <Entry
            label={words.wipeType(device.label)}
            error={tried && !isMeant ? words.wipeTypeWrong(device.label) : null}
            value={typed}
            onValue={setTyped}
          />
        </>
      )}
    </WithReason>
  );
}
