import { useState } from 'preact/hooks';
import type { DeviceEntry } from '#contract/devices.ts';
import { showDayAndTime } from '../../i18n/moments.ts';
import { useDesk } from '../desk-context.ts';
import { Trouble } from './trouble.tsx';
import type { Asked } from './use-asked.ts';
import { WithReason } from './with-reason.tsx';
import { useWords, wordFor } from './words.ts';

/** One device, what is still on it as far as it said, and what may be done to it. */
export function DeviceCard({ device, onChanged }: { device: DeviceEntry; onChanged: () => void }) {
  const { administration, t, locale } = useDesk();
  const words = useWords();
  const [said, setSaid] = useState<Asked<unknown> | null>(null);
  const when = (at: number) => showDayAndTime(at, { t, locale });
  const { reported, command } = device;
  const unsent = reported ? words.unsent(reported.unsent, when(reported.at)) : words.unsentUnknown;
  const act = (kind: 'suspend' | 'restore' | 'lock') => async (reason: string) => {
    setSaid({ is: 'asking' });
    const next = await administration.actOnDevice(device.device, { kind, reason });
    setSaid(next);
    if (next.is === 'done') onChanged();
  };
  const kinds =
    device.state === 'suspended' ? (['restore'] as const) : (['suspend', 'lock'] as const);
  return (
    <li class="sheet stack">
      <div>
        <strong>{device.label}</strong> · {device.dd}
        <p>{wordFor(words.deviceStates, device.state)}</p>
        <p class="muted">
          {device.lastContact === null
            ? words.neverContact
            : words.lastContact(when(device.lastContact))}
        </p>
        <p>{unsent}</p>
        {device.held > 0 && <p>{words.heldHere(device.held)}</p>}
        {device.officers.map(({ certificate, name, officer, state }) => (
          <p key={certificate} class="muted">
            {name} · {officer} · {wordFor(words.keyStates, state)}
          </p>
        ))}
        {command && (
          <p>
            {words.command(wordFor(words.acts, command.kind), when(command.at))}:{' '}
            {wordFor(words.commandOutcome, command.outcome ?? 'none')}
          </p>
        )}
      </div>
      <div class="button-row">
        {kinds.map((kind) => (
          <WithReason
            key={kind}
            word={words.acts[kind]}
            danger={kind !== 'restore'}
            onReason={act(kind)}
          >
            {kind !== 'restore' && (
              <p>
                <strong>{unsent}</strong>
                {reported && reported.unsent > 0 && ` – ${words.sendFirst}`}
              </p>
            )}
            <p>{words.actWhy[kind]}</p>
          </WithReason>
        ))}
      </div>
      <Trouble of={said} />
    </li>
  );
}
