import type { DeviceCode, DeviceCodeRequest } from '#contract/devices.ts';
import type { UnixMs } from '#contract/primitives.ts';
import type { ProblemCode } from '#contract/problem.ts';
import type { Unit } from '#contract/units.ts';
import type { Clock } from '../clock.ts';
import type { Keyring } from '../keys/keyring.ts';
import type { Actor, Scope } from '../people/authorize.ts';
import { makeCode } from '../people/enrolment-code.ts';
import type { Storage } from '../storage/port.ts';

export interface DeviceCodeParts {
  storage: Storage;
  keyring: Keyring;
  clock: Clock;
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** More than a district has devices; its 990 blocks of numbers have to last for ever. */
const MOST_CODES_A_DAY = 40;

/** [DV1] A one-time code for a device of `unit`, which may take the place of another of this area. */
export async function issueDeviceCode(
  { label, replaces }: DeviceCodeRequest,
  unit: Unit,
  actor: Actor,
  scope: Scope,
  { storage, keyring, clock }: DeviceCodeParts,
): Promise<DeviceCode | { is: 'refused'; code: ProblemCode }> {
  const { code, row } = await makeCode(clock, { unit, label, replaces }, false);
  const at: UnixMs = clock.now();
  const refusal = await storage.transact(async (tables): Promise<ProblemCode | null> => {
    if (replaces !== null && !(await tables.deviceState(scope, replaces))) return 'not-found';
    const name = `device-codes|${actor.officer}|${unit.code.slice(0, 4)}`;
    const given = await tables.countTry(name, at, DAY_MS);
    if (given >= MOST_CODES_A_DAY) return 'too-many-changes';
    await tables.addCode(row);
    await tables.writeAudit({
      at,
      officer: actor.officer,
      device: actor.device,
      action: 'device-code-issued',
      target: unit.code,
      area: unit.code,
      detail: replaces,
    });
    return null;
  });
  const until = row.expiresAt ?? at;
  if (refusal) return { is: 'refused', code: refusal };
  return { code, unit, label, until, server: keyring.server };
}
