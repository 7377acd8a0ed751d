import type { Tables } from '../storage/tables.ts';

/** Whether this person was suspended: a word that they gave before waits for nobody any more. */
export async function isStopped(officer: string, tables: Tables): Promise<boolean> {
  return (await tables.personOf(officer))?.state === 'suspended';
}

/** A province's or the ministry's scope is shorter than a district's four digits. */
const DISTRICT_DIGITS = 4;
/** Nobody is let in by a longer row of people than this; a circle ends, too. */
const LONGEST_ROW = 20;

/**
 * [DV11] Who stands behind an officer. Whoever printed somebody's slip and confirmed their key alone
 * could be that somebody: then it is this person, and so on upwards, as far as the district reaches.
 * Above it people answer for many, and count as themselves.
 */
export async function personBehind(officer: string, tables: Tables): Promise<string> {
  let behind = officer;
  for (let i = 0; i < LONGEST_ROW; i += 1) {
    const alone = await letInAlone(behind, tables);
    if (alone === null || alone === behind) return behind;
    const scopes = (await tables.keysOf(alone)).map(({ scope }) => scope);
    if (scopes.some((scope) => scope.length < DISTRICT_DIGITS)) return behind;
    behind = alone;
  }
  return behind;
}

/** Whoever both printed the last slip of this officer and confirmed their key; null: two people. */
async function letInAlone(officer: string, tables: Tables): Promise<string | null> {
  const person = await tables.personOf(officer);
  if (!person) return null;
  const keys = new Set((await tables.keysOf(officer)).map(({ id }) => id));
  const [confirmed] = await tables.auditOn([...keys], 'fingerprint-confirmed');
  if (!confirmed) return null;
  const slips = await tables.auditOn([person.id], 'slip-issued');
  const issued = slips.find(({ n }) => n < confirmed.n);
  return issued && issued.officer === confirmed.officer ? confirmed.officer : null;
}
