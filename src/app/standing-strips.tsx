import { useEffect, useState } from 'preact/hooks';
import { useDesk } from '../features/desk-context.ts';
import { sayStopped } from '../features/say-stopped.ts';
import type { ActivationPorts } from '../features/session/activation.tsx';
import { groupFingerprint } from '../features/session/read-code.ts';
import { recordsThatFit, roomLeft, storageUsed } from '../features/storage-used.ts';
import { useStopped } from '../features/use-stopped.ts';
import { useNow } from '../features/use-store.ts';
import { showDayAndTime } from '../i18n/moments.ts';
import { ROOM_FOR_TEXT_BYTES } from '../store/picture-types.ts';
import type { Lease } from '../store/types.ts';
import { Button } from '../ui/button.tsx';
import { Strip } from '../ui/strip.tsx';
import { rememberUnitSeen, unitSeen } from './remembered.ts';
import { Said } from './said.tsx';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const CLOCK_TOLERANCE_MS = 5 * MINUTE_MS;
const ASK_MS = 30_000;
/** Some thousand registrations, or a day of pictures. */
const SPACE_LOW_BYTES = 200 * 1024 * 1024;
/** Early enough that somebody who comes through a place with a network today is told in time. */
const NEAR_MS = DAY_MS;

/**
 * The centre lets this officer's key do nothing: what they write is kept and sent all the same, and
 * they are told that it waits for a person. In a form in one sentence, on every other page with what
 * that means.
 */
export function StoppedStrip({ brief }: { brief: boolean }) {
  const { t, locale, device } = useDesk();
  const stopped = useStopped();
  if (!stopped) return null;
  const { first, next } = sayStopped(stopped, { t, locale }, device.unit.name);
  return <Said tone="alert" first={first} next={brief ? '' : next} />;
}

/** The device came to another unit, which is told until somebody has seen it. */
export function MovedStrip() {
  const { t, device } = useDesk();
  const { code, name } = device.unit;
  const [known, setKnown] = useState(unitSeen);
  const see = () => {
    rememberUnitSeen(code);
    setKnown(code);
  };
  useEffect(() => {
    if (known === null) see();
  }, []);
  if (known === null || known === code) return null;
  return (
    <Said
      tone="wait"
      first={t.standing.unitMoved(name)}
      next={t.standing.unitMovedNext}
      actions={<Button onClick={see}>{t.shell.gotIt}</Button>}
    />
  );
}

/** The centre holds what comes from this device until a person has looked at it. */
export function SuspendedStrip({ brief }: { brief: boolean }) {
  const { t, locale, device } = useDesk();
  const { suspendedAt, unit } = device;
  if (suspendedAt === undefined) return null;
  const { suspended, suspendedNext } = t.standing;
  const first = suspended(showDayAndTime(suspendedAt, { t, locale }));
  return <Said tone="alert" first={first} next={brief ? '' : suspendedNext(unit.name)} />;
}

/** Reading finished records rests until the centre has been heard, which is told a day ahead; capture never does [D10]. */
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
    case 'yes': {
      const left = lease.until - now;
      const isNear = left <= Math.min(NEAR_MS, leaseMs / 2) && heard !== 'connected';
      if (!isNear) return null;
      const howLong =
        left < HOUR_MS
          ? words.minutes(Math.max(1, Math.floor(left / MINUTE_MS)))
          : words.hours(Math.floor(left / HOUR_MS));
      return <Said tone="info" first={words.leaseEnds(howLong)} next={words.leaseEndsNext} />;
    }
    case 'lease-over': {
      const days = Math.round(leaseMs / DAY_MS);
      return <Said tone="wait" first={words.leaseOver(days)} next={words.leaseOverNext} />;
    }
    case 'clock-turned-back':
      return <Said tone="wait" first={words.turnedBack} next={words.turnedBackNext} />;
  }
}

/** Told before anybody begins to write what might not be kept [D7]; in a form only when it is urgent. */
export function SpaceStrip({ brief }: { brief: boolean }) {
  const { t } = useDesk();
  const now = useNow(MINUTE_MS);
  const [left, setLeft] = useState<number | null>(null);
  useEffect(() => void storageUsed().then((used) => setLeft(roomLeft(used))), [now]);
  if (left === null || left >= (brief ? ROOM_FOR_TEXT_BYTES : SPACE_LOW_BYTES)) return null;
  const words = t.standing;
  const first = words.spaceLow(
    Math.max(0, Math.floor(left / 1_000_000)),
    recordsThatFit(left).toLocaleString('en-US'),
  );
  return left < ROOM_FOR_TEXT_BYTES ? (
    <Said tone="alert" first={first} next={brief ? '' : words.spaceForText} />
  ) : (
    <Said tone="wait" first={first} next={words.spaceLowNext} />
  );
}

/** Times on slips would be wrong by so much. */
export function ClockStrip() {
  const { t, store, sync } = useDesk();
  const [offset, setOffset] = useState(0);
  const told = sync.value;
  // Every word of the sender, because one that only says hello measures the clock as well.
  useEffect(
    () => void store.counters().then(({ clockOffset }) => setOffset(Math.abs(clockOffset ?? 0))),
    [store, told],
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
  const stopped = useStopped();
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
  // Why that is, and since when, stands in a strip of its own.
  if (stopped) return null;
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
