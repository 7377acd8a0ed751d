import type { ReferenceNumber } from '#contract/primitives.ts';
import type { Registration } from '#contract/registration/registration.ts';
import type { OpenVault } from '../vault/types.ts';
import type { Database } from './database.ts';
import type { TagRow } from './rows.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
export const TAG_LIFE_MS = 90 * DAY_MS;

/** What stays of a national ID for whoever serves the same person next; null without a number. */
export async function tagRow(
  vault: OpenVault,
  { debtor }: Registration,
  ref: ReferenceNumber,
  keptAt: number,
): Promise<TagRow | null> {
  const { nationalId } = debtor;
  if (!nationalId || !('value' in nationalId)) return null;
  return { ref, tag: await vault.tagOf(nationalId.value), keptAt };
}

/** Reference numbers, newest first, that may be of the same person, whoever wrote them [D11]. */
export async function mayBeKnown(
  db: Database,
  vault: OpenVault,
  nationalId: string,
  now: number,
): Promise<ReferenceNumber[]> {
  const tag = await vault.tagOf(nationalId);
  const rows = await db.tags.where('tag').equals(tag).toArray();
  return rows
    .filter(({ keptAt }) => now - keptAt < TAG_LIFE_MS)
    .sort((a, b) => b.keptAt - a.keptAt)
    .map(({ ref }) => ref);
}

export const sweepTags = (db: Database, now: number) =>
  db.tags
    .where('keptAt')
    .belowOrEqual(now - TAG_LIFE_MS)
    .delete();
