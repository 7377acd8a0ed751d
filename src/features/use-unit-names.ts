import { useDesk } from './desk-context.ts';
import { useAsked } from './use-asked.ts';

/** What the units of the area are called; until that is known, and elsewhere, by their codes. */
export function useUnitNames(): (code: string) => string {
  const { asked } = useAsked(useDesk().administration.units);
  const known = asked.is === 'done' ? asked.value.units : [];
  const names = new Map<string, string>(known.map(({ code, name }) => [code, name]));
  return (code) => names.get(code) ?? code;
}
