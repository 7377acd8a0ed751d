import type { DeviceEntry } from '#contract/devices.ts';
import type { Unit } from '#contract/units.ts';
import { showDayAndTime } from '../../i18n/moments.ts';
import { useDesk } from '../desk-context.ts';
import { DeviceActs, type DeviceOutcome } from './device-acts.tsx';
import { useWords, wordFor } from './words.ts';

/** One device, what is still on it as far as it said, and what may be done to it. */
export function DeviceCard(props: {
  device: DeviceEntry;
  units: readonly Unit[];
  outcome: DeviceOutcome | null;
  onOutcome: (outcome: DeviceOutcome) => void;
  onChanged: () => void;
}) {
  const { t, locale } = useDesk();
  const words = useWords();
  const { device } = props;
  const when = (at: number) => showDayAndTime(at, { t, locale });
  const { reported, command } = device;
  const unsent = reported ? words.unsent(reported.unsent, when(reported.at)) : words.unsentUnknown;
  return (
    <li class="sheet stack">
      <h3>
        {device.label} <span class="muted">({words.deviceNumber(device.dd)})</span>
      </h3>
      <dl class="facts">
        <Fact
          word={words.state}
          said={[
            wordFor(words.deviceStates, device.state),
            device.lastContact === null
              ? words.neverContact
              : words.lastContact(when(device.lastContact)),
          ].join(' · ')}
        />
        <Fact word={words.unsentWord} said={unsent} />
        {reported?.drafts !== undefined && (
          <Fact word={words.draftsWord} said={words.drafts(reported.drafts, when(reported.at))} />
        )}
        {device.held > 0 && <Fact word={words.holds} said={words.heldHere(device.held)} />}
        <Fact word={words.readiness} said={readinessOf(device, words, when)} />
        <Fact
          word={words.people}
          said={
            device.officers
              .map(({ name, state }) =>
                // Nobody's key counts on a device that is suspended; which waits is said of it alone.
                device.state === 'suspended' && state === 'active'
                  ? name
                  : `${name} (${wordFor(words.keyStates, state)})`,
              )
              .join(', ') || words.noOfficers
          }
        />
        {command && (
          <Fact
            word={words.command(wordFor(words.commandKinds, command.kind), when(command.at))}
            said={[
              wordFor(words.commandOutcome, command.outcome ?? 'none'),
              command.why && wordFor(words.ignoredWhy, command.why),
            ]
              .filter(Boolean)
              .join(': ')}
          />
        )}
      </dl>
      <DeviceActs {...props} />
    </li>
  );
}

const Fact = ({ word, said }: { word: string; said: string }) => (
  <div>
    <dt>{word}</dt>
    <dd>{said}</dd>
  </div>
);

function readinessOf(
  { readiness }: DeviceEntry,
  words: ReturnType<typeof useWords>,
  when: (at: number) => string,
): string {
  if (!readiness) return words.readinessNever;
  const checks = Object.entries(readiness.checks);
  const named = (found: boolean | null) =>
    checks
      .filter((check) => check[1] === found)
      .map(([name]) => wordFor(words.readinessChecks, name))
      .join(', ');
  const failed = named(false);
  const untried = named(null);
  const passed = checks.filter(([, found]) => found === true).length;
  const result =
    failed === ''
      ? words.ready(passed, checks.length, when(readiness.at))
      : words.notReady(failed, when(readiness.at));
  return untried === '' ? result : `${result} · ${words.notTried(untried)}`;
}
