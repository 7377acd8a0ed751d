import { useEffect, useRef, useState } from 'preact/hooks';
import { describeConnection } from '../features/connection.ts';
import { useDesk } from '../features/desk-context.ts';
import { StatusChip } from '../ui/status-chip.tsx';

const QUIET_MS = 30_000;
/** So long what was said can be found, also by whoever reads line by line. */
const SAID_MS = 5000;

function useConnection() {
  const { t, locale, sync, outbox, clock } = useDesk();
  const describe = () => describeConnection(sync.value, outbox.value, { t, locale }, clock.now());
  return { ...describe(), describe };
}

/** Connection and queue in one control that leads to what waits. */
export function ConnectionChip({ bar = false }: { bar?: boolean }) {
  const { tone, short } = useConnection();
  return <StatusChip tone={tone} words={short} href="/outbox" bar={bar} />;
}

/**
 * The same for the ear, at length, and at most twice a minute unless a person has to act. It holds
 * nothing that is no longer so: what it said goes with the state it was said of, and soon anyway.
 */
export function ConnectionSpoken() {
  const { tone, short, describe } = useConnection();
  const now = useRef(describe);
  now.current = describe;
  const [spoken, setSpoken] = useState('');
  const quietUntil = useRef(0);
  // The words of `short` change with the state; those at length also with every second of a wait.
  useEffect(() => {
    setSpoken('');
    const wait = tone === 'alert' ? 0 : Math.max(0, quietUntil.current - performance.now());
    const say = setTimeout(() => {
      setSpoken(now.current().long);
      quietUntil.current = performance.now() + QUIET_MS;
    }, wait);
    const forget = setTimeout(() => setSpoken(''), wait + SAID_MS);
    return () => {
      clearTimeout(say);
      clearTimeout(forget);
    };
  }, [tone, short]);
  return (
    <p class="hidden-visually" role="status">
      {spoken}
    </p>
  );
}
