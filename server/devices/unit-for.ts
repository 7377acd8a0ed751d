import type { UnitCode } from '#contract/primitives.ts';
import type { Unit } from '#contract/units.ts';
import { unitOf } from '../people/units.ts';
import type { UnitTables } from '../storage/unit-tables.ts';

/**
 * The unit that a device can be given to, under the name that people gave it. A mobile one has to be
 * made known first, or its number would be given out twice. Null: there is none.
 */
export async function unitFor(
  code: UnitCode,
  tables: Pick<UnitTables, 'knownUnit'>,
): Promise<Unit | null> {
  const known = await tables.knownUnit(code);
  if (known) return known;
  const unit = unitOf(code);
  return unit?.kind === 'mobile' ? null : unit;
}
