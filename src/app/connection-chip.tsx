import { useEffect, useRef, useState } from 'preact/hooks';
import { describeConnection } from '../features/connection.ts';
import { useDesk } from '../features/desk-context.ts';
import { StatusChip } from '../ui/status-chip.tsx';
import { makeSpeech } from './speech.ts';

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
  const [speech] = useState(() => makeSpeech(setSpoken));
  // The words of `short` change with the state; those at length also with every second of a wait.
  useEffect(() => speech(tone, () => now.current().long), [tone, short]);
  return (
    <p class="hidden-visually" role="status">
      {spoken}
    </p>
  );
}
