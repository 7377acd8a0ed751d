import { useEffect, useState } from 'preact/hooks';
import type { RecordLine } from '../store/types.ts';
import { useDesk } from './desk-context.ts';

/** What this device holds, kept up to date; null until the store has answered. */
export function useRecords(): RecordLine[] | null {
  const { store, vault } = useDesk();
  const [lines, setLines] = useState<RecordLine[] | null>(null);
  useEffect(() => store.watchRecords(vault, setLines), [store, vault]);
  return lines;
}

/** The time, again every `everyMs`, so that "3 minutes ago" does not stand still. */
export function useNow(everyMs = 30_000): number {
  const { clock } = useDesk();
  const [now, setNow] = useState(() => clock.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(clock.now()), everyMs);
    return () => clearInterval(timer);
  }, [clock, everyMs]);
  return now;
}
