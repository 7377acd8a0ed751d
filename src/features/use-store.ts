import { useEffect, useState } from 'preact/hooks';
import type { BinnedDraft } from '../store/draft-types.ts';
import type { RecordLine, RecordView } from '../store/record-types.ts';
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

/** Drafts that this officer threw away and may take back. */
export function useBin(): BinnedDraft[] {
  const { store, vault } = useDesk();
  const [drafts, setDrafts] = useState<BinnedDraft[]>([]);
  useEffect(() => store.watchBin(vault, setDrafts), [store, vault]);
  return drafts;
}

/** One record by its id or number; undefined until the store has answered, null when it is not here. */
export function useRecord(id: string): RecordView | null | undefined {
  const { store, vault } = useDesk();
  const [view, setView] = useState<RecordView | null | undefined>(undefined);
  useEffect(() => store.watchRecord(vault, id, setView), [store, vault, id]);
  return view;
}
