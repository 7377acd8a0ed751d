import type { Role } from '#contract/certificates.ts';
import type { Unit } from '#contract/units.ts';
import { Notice } from '../../ui/notice.tsx';
import { useDesk } from '../desk-context.ts';
import { reachOf, sayReach } from './say-reach.ts';
import { useWords } from './words.ts';

/** What somebody would reach with the role that is chosen; nothing for one district. */
export function Reach(props: { role: Role; unit: Unit; units: readonly Unit[] }) {
  const { vault } = useDesk();
  const words = useWords();
  const { role, unit, units } = props;
  const reach = reachOf(role, unit.code, vault.officer.scope);
  const said = sayReach(reach, [unit, ...units], words);
  return said && <Notice tone="wait">{words.reachOfRole(words.roles[role], said)}</Notice>;
}
