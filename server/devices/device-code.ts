import type { DeviceCode, DeviceCodeRequest } from '#contract/devices.ts';
import type { UnixMs } from '#contract/primitives.ts';
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

/** [DV1] A one-time code for a device of `unit`. Null: no device of this area is the one it replaces. */
export async function issueDeviceCode(
  { label, replaces }: DeviceCodeRequest,
  unit: Unit,
  actor: Actor,
  scope: Scope,
  { storage, keyring, clock }: DeviceCodeParts,
): Promise<DeviceCode | null> {
  const { code, row } = await makeCode(clock, { unit, label, replaces }, false);
  const at: UnixMs = clock.now();
  const known = await storage.transact(async (tables) => {
    if (replaces !== null && !(await tables.deviceState(scope, replaces))) return false;
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
    return true;
  });
  const until = row.expiresAt ?? at;
  return known ? { code, unit, label, until, server: keyring.server } : null;
}
