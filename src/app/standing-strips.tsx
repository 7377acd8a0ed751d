import { useEffect, useState } from 'preact/hooks';
import { useDesk } from '../features/desk-context.ts';
import type { ActivationPorts } from '../features/session/activation.tsx';
import { groupFingerprint } from '../features/session/read-code.ts';
import { useNow } from '../features/use-store.ts';
import type { Lease } from '../store/types.ts';
import { Button } from '../ui/button.tsx';
import { Strip } from '../ui/strip.tsx';
import { Said } from './said.tsx';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const CLOCK_TOLERANCE_MS = 5 * MINUTE_MS;
const ASK_MS = 30_000;

/** The centre does not let this device read; what it sends is kept and looked at by a person. */
export function SuspendedStrip() {
  const { t, sync } = useDesk();
  if (sync.value.refused !== 'revoked') return null;
  return <Said tone="alert" first={t.standing.suspended} next={t.standing.suspendedNext} />;
}

/** Reading finished records rests until the centre has been heard; capture never does [D10]. */
export function LeaseStrip({ leaseMs }: { leaseMs: number }) {
  const { t, store, sync } = useDesk();
  const now = useNow(MINUTE_MS);
  const [lease, setLease] = useState<Lease | null>(null);
  const heard = sync.value.link;
  useEffect(() => void store.lease().then(setLease), [store, now, heard]);
  if (!lease) return null;
  const words = t.standing;
  if (lease.longAlone) {
    return <Said tone="wait" first={words.longAlone} next={words.longAloneNext} />;
  }
  switch (lease.reading) {
    case 'yes':
      return null;
    case 'lease-over': {
      const days = Math.round(leaseMs / DAY_MS);
      return <Said tone="wait" first={words.leaseOver(days)} next={words.leaseOverNext} />;
    }
    case 'clock-turned-back':
      return <Said tone="wait" first={words.turnedBack} next={words.turnedBackNext} />;
  }
}

/** Times on slips would be wrong by so much. */
export function ClockStrip() {
  const { t, store, sync } = useDesk();
  const [offset, setOffset] = useState(0);
  const { lastReceivedAt, link } = sync.value;
  useEffect(
    () => void store.counters().then(({ clockOffset }) => setOffset(Math.abs(clockOffset ?? 0))),
    [store, lastReceivedAt, link],
  );
  if (offset <= CLOCK_TOLERANCE_MS) return null;
  const { standing } = t;
  const howMuch =
    offset < 2 * HOUR_MS
      ? standing.minutes(Math.round(offset / MINUTE_MS))
      : offset < 2 * DAY_MS
        ? standing.hours(Math.round(offset / HOUR_MS))
        : standing.days(Math.round(offset / DAY_MS));
  return <Said tone="wait" first={standing.clockWrong(howMuch)} next={standing.clockWrongNext} />;
}

/** Until a supervisor has confirmed the officer's key: the eight characters, wherever one is. */
export function NotConfirmedStrip(props: {
  ports: Pick<ActivationPorts, 'lookConfirmed' | 'fingerprintOf'>;
  onCertified: () => void;
}) {
  const { ports, onCertified } = props;
  const { t, vault } = useDesk();
  const waits = vault.officer.waiting === true;
  const [state, setState] = useState<'waits' | 'just-confirmed' | 'refused' | null>(null);
  const [fingerprint, setFingerprint] = useState<string | null>(null);
  useEffect(() => {
    if (!waits) return;
    setState('waits');
    void ports.fingerprintOf(vault).then(setFingerprint);
    const ask = async () => {
      const answer = await ports.lookConfirmed(vault);
      if (answer === 'refused') setState('refused');
      if (answer !== 'yes') return;
      setState('just-confirmed');
      onCertified();
    };
    void ask();
    const timer = setInterval(() => void ask(), ASK_MS);
    return () => clearInterval(timer);
  }, [vault, waits]);

  const words = t.standing;
  if (state === 'just-confirmed') {
    return (
      <Strip actions={<Button onClick={() => setState(null)}>{t.shell.gotIt}</Button>}>
        {words.confirmed}
      </Strip>
    );
  }
  if (state === 'refused') return <Strip tone="alert">{words.notConfirmedRefused}</Strip>;
  if (state === null || fingerprint === null) return null;
  return (
    <Said
      tone="wait"
      first={words.notConfirmed(groupFingerprint(fingerprint))}
      next={words.notConfirmedNext}
    />
  );
}
