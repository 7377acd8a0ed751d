import type { HoldList, ReleaseRequest } from '#contract/devices.ts';
import type { Sha256, UnixMs } from '#contract/primitives.ts';
import type { Actor, Scope } from '../people/authorize.ts';
import type { Tables } from '../storage/tables.ts';

const PAGE = 200;

/** What is kept and not accepted, in order of unit and number, after the one with hash `after`. */
export async function listHolds(
  scope: Scope,
  after: Sha256 | null,
  tables: Tables,
  at: UnixMs,
): Promise<HoldList> {
  const found = await tables.holdsIn(scope, after, PAGE + 1);
  return { at, holds: found.slice(0, PAGE), more: found.length > PAGE };
}

/**
 * [DV5] One press for many: from now on they count as if the right had not been taken away; all else
 * that acceptance asks stays. Those of another area, or held for what they are, are passed over.
 * @returns how many were released
 */
export async function releaseHolds(
  { hashes, reason }: ReleaseRequest,
  actor: Actor,
  scope: Scope,
  tables: Tables,
  at: UnixMs,
): Promise<number> {
  const released = await tables.releaseIn(scope, hashes, { by: actor.officer, at });
  for (const { hash, unit, code } of released) {
    await tables.writeAudit({
      at,
      officer: actor.officer,
      device: actor.device,
      action: 'hold-released',
      target: hash,
      area: unit,
      detail: `${code}: ${reason}`.slice(0, 500),
    });
  }
  return released.length;
}
