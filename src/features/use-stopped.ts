import { useEffect, useState } from 'preact/hooks';
import type { Stopped } from '#contract/activation.ts';
import { useDesk } from './desk-context.ts';

/** Why and since when the centre lets this officer's key do nothing, as it last said; null: it counts. */
export function useStopped(): Stopped | null {
  const { store, vault } = useDesk();
  const { officer } = vault.officer;
  const [stopped, setStopped] = useState<Stopped | null>(null);
  useEffect(
    () =>
      store.watchOfficers((officers) =>
        setStopped(officers.find((each) => each.officer === officer)?.stopped ?? null),
      ),
    [store, officer],
  );
  return stopped;
}
