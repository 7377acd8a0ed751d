import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { lazy } from 'preact-iso';
import Unlock from '../features/session/unlock.tsx';
import { Notice } from '../ui/notice.tsx';
import type { OpenVault } from '../vault/types.ts';
import type { Adapters } from './adapters.ts';
import { Gate } from './gate.tsx';
import { language } from './language.ts';
import type { Stage, Stages } from './stages.ts';
import { useIdleLock } from './use-idle-lock.ts';

const Activation = lazy(() => import('../features/session/activation.tsx'));
const PracticeLocked = lazy(() => import('../features/practice/practice-locked.tsx'));

/** Before the desk: an officer comes in, or a new one is made out of a slip. */
export function Locked(props: {
  adapters: Adapters;
  stages: Stages;
  locked: Extract<Stage, { is: 'locked' }>;
}) {
  const { adapters, stages, locked } = props;
  const { t, locale } = language.value;
  const { store, device, officers, written } = locked;
  const isFirst = officers.length === 0 && written === 0;
  const [activating, setActivating] = useState(isFirst);
  // Its keys can be taken while it stands locked: then it is as new as one that was just set up.
  useLayoutEffect(() => {
    if (isFirst) setActivating(true);
  }, [isFirst]);
  const [forgotBy, setForgotBy] = useState('');
  // An order that is repeated must find the keys that were made for it, whatever is read anew here.
  const ports = useMemo(() => adapters.activationAt(store, device), [adapters, store, device.id]);
  const opened = useRef<OpenVault | null>(null);
  // Whoever walks away between slip and PIN leaves no open vault behind.
  useIdleLock(() => {
    opened.current?.lock();
    opened.current = null;
    if (!isFirst) setActivating(false);
  }, device.policy.idleLockMs);

  return (
    <Gate program={adapters.program}>
      {adapters.practice && (
        <PracticeLocked passphrase={adapters.practice.passphrase} locale={locale} />
      )}
      {store.finding.is === 'lost' && <Notice tone="alert" title={t.device.lostTitle} />}
      {activating ? (
        <Activation
          t={t}
          locale={locale}
          unitName={device.unit.name}
          first={isFirst}
          officer={forgotBy}
          ports={ports}
          onActivated={(vault) => {
            opened.current = vault;
          }}
          onOpen={(vault) => {
            // What the address still names was written with other keys, or by somebody else.
            history.replaceState(null, '', '/');
            stages.unlocked(vault);
          }}
          {...(!isFirst && { onBack: () => setActivating(false) })}
        />
      ) : (
        <Unlock
          t={t}
          unitName={device.unit.name}
          officers={officers}
          pins={locked.pins}
          last={locked.last}
          written={written}
          unsent={stages.outbox.value.unsent}
          vaults={adapters.vaults}
          onOpen={stages.unlocked}
          onRefused={stages.refused}
          onActivate={(officer = '') => {
            setForgotBy(officer);
            setActivating(true);
          }}
        />
      )}
    </Gate>
  );
}
