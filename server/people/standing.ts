import type { Uuid } from '#contract/primitives.ts';
import type { Tables } from '../storage/tables.ts';

/** Whether this person was suspended: a word that they gave before waits for nobody any more. */
export async function isStopped(officer: string, tables: Tables): Promise<boolean> {
  return (await tables.personOf(officer))?.state === 'suspended';
}

/** A province's or the ministry's scope is shorter than a district's four digits. */
const DISTRICT_DIGITS = 4;
/** Nobody is let in by a longer row of people than this; a circle ends, too. */
const LONGEST_ROW = 20;

/** An officer with the device that they acted on, before this row of the audit log. */
export interface ActedAs {
  officer: string;
  device: Uuid;
  before: number;
}

/**
 * [DV11] Who stands behind the key that somebody acted with. Whoever printed its slip and confirmed it
 * alone could be its officer: then it is this person, and so on upwards, as far as the district reaches.
 * Above it people answer for many, and count as themselves. It is the key that is judged: another key
 * of the same officer, let in by two, makes no other person of this one.
 */
export async function personBehind(acted: ActedAs, tables: Tables): Promise<string> {
  let behind = acted;
  for (let i = 0; i < LONGEST_ROW; i += 1) {
    const alone = await letInAlone(behind, tables);
    if (alone === null || alone.officer === behind.officer) break;
    const scopes = (await tables.keysOf(alone.officer)).map(({ scope }) => scope);
    if (scopes.some((scope) => scope.length < DISTRICT_DIGITS)) break;
    behind = alone;
  }
  return behind.officer;
}

/** Whoever both printed the slip of the key in use and confirmed it; null: two people. */
export async function letInAlone(acted: ActedAs, tables: Tables): Promise<ActedAs | null> {
  const person = await tables.personOf(acted.officer);
  if (!person) return null;
  const keys = await tables.keysOf(acted.officer);
  const here = keys.filter(({ device }) => device === acted.device).map(({ id }) => id);
  if (here.length === 0) return null;
  const confirmations = await tables.auditOn(here, 'fingerprint-confirmed');
  // A confirmed key ends the earlier ones on its device [P12]: the last one was in use.
  const confirmed = confirmations.find(({ n }) => n < acted.before);
  if (!confirmed?.officer || !confirmed.device) return null;
  const slips = await tables.auditOn([person.id], 'slip-issued');
  const issued = slips.find(({ n }) => n < confirmed.n);
  if (issued?.officer !== confirmed.officer) return null;
  return { officer: confirmed.officer, device: confirmed.device, before: confirmed.n };
}
