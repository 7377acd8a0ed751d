import { useEffect, useRef, useState } from 'preact/hooks';
import { describeConnection } from '../features/connection.ts';
import { useDesk } from '../features/desk-context.ts';
import { StatusChip } from '../ui/status-chip.tsx';

const QUIET_MS = 30_000;

function useConnection() {
  const { t, locale, sync, outbox, clock } = useDesk();
  return describeConnection(sync.value, outbox.value, { t, locale }, clock.now());
}

/** Connection and queue in one control that leads to what waits. */
export function ConnectionChip({ bar = false }: { bar?: boolean }) {
  const { tone, short } = useConnection();
  return <StatusChip tone={tone} words={short} href="/outbox" bar={bar} />;
}

/** The same for the ear, at length, and at most twice a minute unless a person has to act. */
export function ConnectionSpoken() {
  const { tone, short, long } = useConnection();
  const [spoken, setSpoken] = useState('');
  const quietUntil = useRef(0);
  // The words of `short` change with the state; those of `long` also with every second of a wait.
  useEffect(() => {
    const wait = tone === 'alert' ? 0 : Math.max(0, quietUntil.current - performance.now());
    const timer = setTimeout(() => {
      setSpoken(long);
      quietUntil.current = performance.now() + QUIET_MS;
    }, wait);
    return () => clearTimeout(timer);
  }, [tone, short]);
  return (
    <p class="hidden-visually" role="status">
      {spoken}
    </p>
  );
}
