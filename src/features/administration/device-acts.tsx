import { useMemo, useState } from 'preact/hooks';
import type { DeviceAct, DeviceActAnswer, DeviceEntry } from '#contract/devices.ts';
import type { Unit } from '#contract/units.ts';
import { showDayAndTime } from '../../i18n/moments.ts';
import { Choices } from '../../ui/choices.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useDesk } from '../desk-context.ts';
import type { Asked } from '../use-asked.ts';
import { isOffered } from './may.ts';
import { type PolicyName, policies, policyNames } from './policies.ts';
import { RenameDevice } from './rename-device.tsx';
import { Result } from './result.tsx';
import { Trouble } from './trouble.tsx';
import { UnitPicker } from './unit-picker.tsx';
import { WipeDevice } from './wipe-device.tsx';
import { WithReason } from './with-reason.tsx';
import { useWords } from './words.ts';

type Simple = 'suspend' | 'restore' | 'lock' | 'rotate-epoch';
type Kind = Simple | 'wipe' | 'move' | 'policy' | 'rename';
/** What came of the last act on a device. */
export type DeviceOutcome =
  /** Somebody chose to let it send first. */
  { is: 'waits' } | { is: 'said'; of: Asked<DeviceActAnswer>; kind: Kind };

/** What may be done to a device; each says first what is unsent there and what becomes of it. */
export function DeviceActs(props: {
  device: DeviceEntry;
  units: readonly Unit[];
  /** Null: none yet, or it was on another device. */
  outcome: DeviceOutcome | null;
  onOutcome: (outcome: DeviceOutcome) => void;
  onChanged: () => void;
}) {
  const { administration, vault, t, locale } = useDesk();
  const words = useWords();
  const { device, outcome, onOutcome } = props;
  const [goal, setGoal] = useState<Unit | null>(null);
  const [policy, setPolicy] = useState<PolicyName | null>(null);
  const { roles } = vault.officer;
  if (!isOffered('actOnDevices', roles)) return null;

  const ask = async (act: DeviceAct & { kind: Kind }) => {
    onOutcome({ is: 'said', of: { is: 'asking' }, kind: act.kind });
    const of = await administration.actOnDevice(device.device, act);
    onOutcome({ is: 'said', of, kind: act.kind });
    if (of.is === 'done') props.onChanged();
  };
  const { reported } = device;
  const some = (reported?.unsent ?? 0) > 0;
  const unsent = reported
    ? words.stillUnsent(reported.unsent, showDayAndTime(reported.at, { t, locale }))
    : words.unsentUnknown;
  const drafts = words.draftsThere(
    reported?.drafts ?? null,
    reported ? showDayAndTime(reported.at, { t, locale }) : '',
  );
  const sendFirst = (kind: 'suspend' | 'lock' | 'wipe') =>
    some ? { word: words.sendFirst[kind], onInstead: () => onOutcome({ is: 'waits' }) } : undefined;
  const shared = (kind: Exclude<Kind, 'wipe' | 'rename'>) => ({
    word: words.acts[kind],
    danger: kind !== 'restore' && kind !== 'policy',
    instead: kind === 'suspend' || kind === 'lock' ? sendFirst(kind) : undefined,
  });
  const say = (kind: Kind) => (
    <>
      {kind !== 'restore' && <strong>{unsent}</strong>}
      {kind === 'lock' && <strong>{drafts}</strong>}
      <p>{words.actWhy[kind]}</p>
    </>
  );
  const simple = (kind: Simple) => (
    <WithReason key={kind} {...shared(kind)} onReason={(reason) => ask({ kind, reason })}>
      {say(kind)}
    </WithReason>
  );
  const unitNow = props.units.find(({ code }) => code === device.unit)?.name ?? device.unit;
  const said = useMemo(() => saidOf(outcome, words), [outcome, words]);
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
          {(tried) => (
            <>
              {say('move')}
              <p>{words.moveFrom(unitNow)}</p>
              <UnitPicker
                label={words.moveTo}
                error={tried && !goal ? words.missingUnit : null}
                units={props.units.filter(({ code }) => code !== device.unit)}
                only={({ code }) => code !== device.unit}
                chosen={goal}
                onChoose={setGoal}
              />
            </>
          )}
        </WithReason>
        <RenameDevice
          key={device.label}
          device={device}
          onLabel={(label, reason) => ask({ kind: 'rename', label, reason })}
        />
        {simple('rotate-epoch')}
        {isOffered('setPolicy', roles) && (
          <WithReason
            {...shared('policy')}
            ready={policy !== null}
            onReason={async (reason) => {
              if (policy) await ask({ kind: 'policy', ...policies[policy], reason });
            }}
          >
            {(tried) => (
              <>
                {say('policy')}
                <Choices
                  legend={words.policy}
                  options={policyNames.map((value) => ({ value, word: words.policies[value] }))}
                  chosen={policy}
                  error={tried && policy === null ? words.policyMissing : null}
                  onChoose={setPolicy}
                />
              </>
            )}
          </WithReason>
        )}
        {isOffered('wipe', roles) && !ownWipe && (
          <WipeDevice
            device={device}
            unsent={unsent}
            drafts={drafts}
            instead={sendFirst('wipe')}
            onReason={(reason) => ask({ kind: 'wipe', reason })}
          />
        )}
      </div>
      {device.wipeAskedBy !== null && !said && (
        <Notice tone="wait">
          {ownWipe ? words.wipeWaits : words.wipeAskedBy(device.wipeAskedBy)}
        </Notice>
      )}
      <Result of={said ?? (outcome?.is === 'waits' ? outcome : null)}>
        {outcome?.is === 'waits' && <Notice tone="info">{words.waitsForSending}</Notice>}
        {said && <Notice tone={said.tone}>{said.words}</Notice>}
      </Result>
      {outcome?.is === 'said' && <Trouble of={outcome.of} />}
    </>
  );
}

type Words = ReturnType<typeof useWords>;

/** What is said of an act that the centre took; null: it was not, or not yet. */
function saidOf(outcome: DeviceOutcome | null, words: Words) {
  if (outcome?.is !== 'said' || outcome.of.is !== 'done') return null;
  return outcome.of.value.is === 'done'
    ? { tone: 'good' as const, words: words.actDone[outcome.kind] }
    : { tone: 'wait' as const, words: words.secondNeeded };
}
