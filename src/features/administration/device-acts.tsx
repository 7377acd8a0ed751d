import { useState } from 'preact/hooks';
import type { DeviceAct, DeviceActAnswer, DeviceEntry } from '#contract/devices.ts';
import type { Unit } from '#contract/units.ts';
import { showDayAndTime } from '../../i18n/moments.ts';
import { Choices } from '../../ui/choices.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useDesk } from '../desk-context.ts';
import { isOffered } from './may.ts';
import { type PolicyName, policies, policyNames } from './policies.ts';
import { Trouble } from './trouble.tsx';
import { UnitPicker } from './unit-picker.tsx';
import type { Asked } from './use-asked.ts';
import { WithReason } from './with-reason.tsx';
import { useWords } from './words.ts';

type Kind = 'suspend' | 'restore' | 'lock' | 'wipe' | 'move' | 'policy';
type Outcome =
  | { is: 'nothing' }
  | { is: 'waits' }
  | { is: 'said'; of: Asked<DeviceActAnswer>; kind: Kind };

/** What may be done to a device; each says first what is unsent there and what becomes of it. */
export function DeviceActs(props: {
  device: DeviceEntry;
  units: readonly Unit[];
  onChanged: () => void;
}) {
  const { administration, vault, t, locale } = useDesk();
  const words = useWords();
  const { device } = props;
  const [outcome, setOutcome] = useState<Outcome>({ is: 'nothing' });
  const [goal, setGoal] = useState<Unit | null>(null);
  const [policy, setPolicy] = useState<PolicyName>('desk');
  const { roles } = vault.officer;
  if (!isOffered('actOnDevices', roles)) return null;

  const ask = async (act: DeviceAct & { kind: Kind }) => {
    setOutcome({ is: 'said', of: { is: 'asking' }, kind: act.kind });
    const of = await administration.actOnDevice(device.device, act);
    setOutcome({ is: 'said', of, kind: act.kind });
    if (of.is === 'done') props.onChanged();
  };
  const { reported } = device;
  const some = (reported?.unsent ?? 0) > 0;
  const unsent = reported
    ? words.stillUnsent(reported.unsent, showDayAndTime(reported.at, { t, locale }))
    : words.unsentUnknown;
  const shared = (kind: Kind) => ({
    word: words.acts[kind],
    danger: kind !== 'restore' && kind !== 'policy',
    instead:
      some && (kind === 'suspend' || kind === 'lock' || kind === 'wipe')
        ? { word: words.sendFirst[kind], onInstead: () => setOutcome({ is: 'waits' }) }
        : undefined,
  });
  const say = (kind: Kind) => (
    <>
      {kind !== 'restore' && <strong>{unsent}</strong>}
      <p>{words.actWhy[kind]}</p>
    </>
  );
  const simple = (kind: 'suspend' | 'restore' | 'lock' | 'wipe') => (
    <WithReason key={kind} {...shared(kind)} onReason={(reason) => ask({ kind, reason })}>
      {say(kind)}
    </WithReason>
  );
  const ownWipe = device.wipeAskedBy === vault.officer.officer;
  return (
    <>
      <div class="button-row">
        {device.state === 'suspended' ? simple('restore') : simple('suspend')}
        {simple('lock')}
        <WithReason
          {...shared('move')}
          ready={goal !== null}
          onReason={async (reason) => {
            if (goal) await ask({ kind: 'move', unit: goal.code, reason });
          }}
        >
          {say('move')}
          <UnitPicker
            label={words.moveTo}
            units={props.units.filter(({ code }) => code !== device.unit)}
            only={({ code }) => code !== device.unit}
            chosen={goal}
            onChoose={setGoal}
          />
        </WithReason>
        {isOffered('setPolicy', roles) && (
          <WithReason
            {...shared('policy')}
            onReason={(reason) => ask({ kind: 'policy', ...policies[policy], reason })}
          >
            {say('policy')}
            <Choices
              legend={words.policy}
              options={policyNames.map((value) => ({ value, word: words.policies[value] }))}
              chosen={policy}
              onChoose={setPolicy}
            />
          </WithReason>
        )}
        {isOffered('wipe', roles) && !ownWipe && simple('wipe')}
      </div>
      {device.wipeAskedBy !== null && (
        <Notice tone="wait">
          {ownWipe ? words.wipeWaits : words.wipeAskedBy(device.wipeAskedBy)}
        </Notice>
      )}
      {outcome.is === 'waits' && <Notice tone="info">{words.waitsForSending}</Notice>}
      {outcome.is === 'said' && <Trouble of={outcome.of} />}
      {outcome.is === 'said' && outcome.of.is === 'done' && !ownWipe && (
        <Notice tone="good">
          {outcome.of.value.is === 'done' ? words.actDone[outcome.kind] : words.secondNeeded}
        </Notice>
      )}
    </>
  );
}
