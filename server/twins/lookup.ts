import type { lookupWords } from '#contract/audit.ts';
import type { IdKnown, IdLookup } from '#contract/duplicates.ts';
import type { Uuid } from '#contract/primitives.ts';
import type { Acting } from '../records/centre-act.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** [TW4] A desk that goes without a pause registers one person in three minutes. */
const LOOKUPS_A_MINUTE = 20;
const LOOKUPS_A_DAY = 300;

/** [TW4] What a desk may know of this number; null: it has asked as often as it may. */
export async function lookUp(
  { nationalId }: IdLookup,
  { actor, tables, at }: Acting,
): Promise<IdKnown | null> {
  const minute = await tables.countTry(`lookup|m|${actor.officer}`, at, MINUTE_MS);
  const day = await tables.countTry(`lookup|d|${actor.officer}`, at, DAY_MS);
  const write = (detail: (typeof lookupWords)[number], target: Uuid | null = null) =>
    tables.writeAudit({
      at,
      officer: actor.officer,
      device: actor.device,
      action: 'duplicate-lookup',
      target,
      area: actor.unit,
      detail,
    });
  if (minute >= LOOKUPS_A_MINUTE || day >= LOOKUPS_A_DAY) {
    const isFirst = minute === LOOKUPS_A_MINUTE || day === LOOKUPS_A_DAY;
    if (isFirst) await write('stopped');
    return null;
  }
  const found = await tables.recordOfId(nationalId, actor.unit);
  if (!found) {
    await write('none');
    return { is: 'none' };
  }
  if (found.unit !== actor.unit) {
    await write('elsewhere');
    return { is: 'elsewhere' };
  }
  await write('here', found.id);
  return { is: 'here', ref: found.ref, appliedOn: found.appliedOn };
}
