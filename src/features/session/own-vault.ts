import { useEffect, useState } from 'preact/hooks';
import type { OfficerVault } from '../../vault/types.ts';
import { useDesk } from '../desk-context.ts';

/** What became of a change to the own vault; `dropped`: the centre took the keys away meanwhile. */
export type Changed = 'changed' | 'dropped';

/** The open officer's vault as it is stored, and the one way to change it. */
export function useOwnVault(): {
  stored: OfficerVault | null;
  save(change: (stored: OfficerVault) => Promise<OfficerVault> | OfficerVault): Promise<Changed>;
} {
  const { store, vault } = useDesk();
  const { officer } = vault.officer;
  const [stored, setStored] = useState<OfficerVault | null>(null);
  useEffect(
    () =>
      store.watchOfficers((officers) =>
        setStored(officers.find((each) => each.officer === officer) ?? null),
      ),
    [store, officer],
  );
  return {
    stored,
    async save(change) {
      const now = (await store.officers()).find((each) => each.officer === officer);
      return now && (await store.saveOfficer(await change(now))) ? 'changed' : 'dropped';
    },
  };
}
