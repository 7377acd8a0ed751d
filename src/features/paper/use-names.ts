import { useEffect, useState } from 'preact/hooks';
import { useDesk } from '../desk-context.ts';

/** An officer's name as this device knows it, or the officer code. */
export function useNames(): (officer: string) => string {
  const { store } = useDesk();
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(
    () =>
      store.watchOfficers((officers) =>
        setNames(new Map(officers.map(({ officer, name }) => [officer, name]))),
      ),
    [store],
  );
  return (officer) => names.get(officer) ?? officer;
}
