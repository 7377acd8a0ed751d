import type { AuditAction } from '#contract/audit.ts';
import type { DeclineRequest, HoldList, ReleaseRequest } from '#contract/devices.ts';
import type { UnixMs } from '#contract/primitives.ts';
import { detailOf } from '../audit/detail.ts';
import type { Actor, Scope } from '../people/authorize.ts';
import type { HoldsAsked, Released } from '../storage/device-tables.ts';
import type { Tables } from '../storage/tables.ts';

const PAGE = 200;

/** What is kept and not accepted, in order of unit and number: what waits, or what was declined. */
export async function listHolds(
  scope: Scope,
  asked: HoldsAsked,
  tables: Tables,
  at: UnixMs,
): Promise<HoldList> {
  const found = await tables.holdsIn(scope, asked, PAGE + 1);
  return { at, holds: found.slice(0, PAGE), more: found.length > PAGE };
}

/** Somebody who decides on holds, inside a transaction. */
export interface Decider {
  actor: Actor;
  scope: Scope;
  tables: Tables;
  at: UnixMs;
}

/**
 * [DV5] One press for many: from now on they count as if the right had not been taken away; all else
 * that acceptance asks stays. Those of another area, or held for what they are, are passed over.
 * @returns how many were released
 */
export async function releaseHolds(
  { hashes, reason }: ReleaseRequest,
  decider: Decider,
): Promise<number> {
  const { actor, scope, tables, at } = decider;
  const released = await tables.releaseIn(scope, hashes, { by: actor.officer, at });
  return writeDown('hold-released', released, reason, decider);
}

/**
 * [DV14] They stay held, whatever right comes back, until somebody releases them. Those on which
 * somebody has decided are passed over, too.
 * @returns how many were declined
 */
export async function declineHolds(
  { hashes, reason }: DeclineRequest,
  decider: Decider,
): Promise<number> {
  const { actor, scope, tables, at } = decider;
  const declined = await tables.declineIn(scope, hashes, { by: actor.officer, at, reason });
  return writeDown('hold-declined', declined, reason, decider);
}

async function writeDown(
  action: Extract<AuditAction, 'hold-released' | 'hold-declined'>,
  decided: readonly Released[],
  reason: string,
  { actor, tables, at }: Decider,
): Promise<number> {
  for (const { hash, unit, code } of decided) {
    await tables.writeAudit({
      at,
      officer: actor.officer,
      device: actor.device,
      action,
      target: hash,
      area: unit,
      detail: detailOf(code, reason),
    });
  }
  return decided.length;
}
