import { type AuditEvent, type AuditNamed, auditDetails } from '#contract/audit.ts';
import { areaName } from '#thai/places/units.ts';
import { unitOf } from '../people/units.ts';
import type { AuditTables } from '../storage/audit-tables.ts';

/** What the ids and codes in these rows are called today. Whoever may read a row may know whom it names. */
export async function namedIn(
  events: readonly AuditEvent[],
  tables: Pick<AuditTables, 'namesOf'>,
): Promise<AuditNamed[]> {
  const ids = new Set(events.flatMap(idsIn));
  const known = await tables.namesOf([...ids]);
  for (const { id } of known) ids.delete(id);
  return [...known, ...[...ids].flatMap(areaNamed)];
}

function idsIn({ officer, device, target, area, action, detail }: AuditEvent): string[] {
  const kinds: Record<string, string> = auditDetails;
  const names = kinds[action] === 'device' || kinds[action] === 'duties';
  const inDetail = names ? detail?.split(' ', 1) : null;
  return [officer, device, target, area, ...(inDetail ?? [])].flatMap((id) => id || []);
}

/** An area of which no unit works here yet, or a whole province. */
function areaNamed(code: string): AuditNamed[] {
  const name = areaName(code, unitOf);
  return name === null ? [] : [{ id: code, is: 'unit', name }];
}
