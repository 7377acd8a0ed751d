import type { DeviceAct } from '#contract/devices.ts';
import type { DevicePolicy } from '#contract/enrolment.ts';
import type { UnixMs, Uuid } from '#contract/primitives.ts';
import type { Action, Actor, Scope } from '../people/authorize.ts';
import type { Tables } from '../storage/tables.ts';
import {
  type ActParts,
  type ActResult,
  type Doing,
  done,
  order,
  policyNow,
  refused,
  writeDown,
} from './doing.ts';
import { move } from './move.ts';
import { orderNewEpoch } from './new-epoch.ts';
import { isInBounds } from './policy.ts';
import { rename } from './rename.ts';
import { wipe } from './wipe.ts';

/** Which right an act asks for. */
export const rightFor = {
  suspend: 'devices.lock',
  restore: 'devices.lock',
  lock: 'devices.lock',
  rotate: 'devices.lock',
  'rotate-epoch': 'devices.lock',
  wipe: 'devices.wipe',
  move: 'devices.move',
  policy: 'devices.policy',
  rename: 'devices.enrol',
} as const satisfies Record<DeviceAct['kind'], Action>;

/** Does what a person asks of one device; call it inside a transaction. */
export async function actOnDevice(
  act: DeviceAct,
  device: Uuid,
  by: { actor: Actor; scope: Scope },
  tables: Tables,
  parts: ActParts,
  at: UnixMs,
): Promise<ActResult> {
  const state = await tables.deviceState(by.scope, device);
  if (!state) return refused('not-found');
  const doing: Doing = { state, ...by, tables, parts, at, reason: act.reason };
  switch (act.kind) {
    case 'suspend':
      return suspend(doing);
    case 'restore':
      return restore(doing);
    case 'lock':
      await order(doing, { kind: 'lock' });
      await writeDown(doing, 'device-locked');
      return done;
    case 'rotate':
      await order(doing, { kind: 'rotate' });
      await writeDown(doing, 'device-rotated');
      return done;
    case 'rotate-epoch':
      await orderNewEpoch({ ...doing, by: { actor: by.actor, reason: act.reason } });
      return done;
    case 'wipe':
      return wipe(doing);
    case 'policy': {
      const { localReadMs, leaseMs, idleLockMs } = act;
      return setPolicy(doing, { localReadMs, leaseMs, idleLockMs });
    }
    case 'move':
      return move(doing, act.unit);
    case 'rename':
      return rename(doing, act.label);
  }
}

/** [DV2] The server's own word: the device goes on sending, and what it makes from now on is held. */
async function suspend(doing: Doing): Promise<ActResult> {
  const { state, tables, scope, at } = doing;
  if (state.suspended) return refused('state-wrong');
  const suspended = { at, heads: await tables.ledgerHeads(state.device) };
  await tables.saveDeviceState(scope, { ...state, suspended });
  await writeDown(doing, 'device-suspended');
  return done;
}

/** [DV2] Whoever trusts the device again trusts what it wrote meanwhile. */
async function restore(doing: Doing): Promise<ActResult> {
  const { state, tables, scope } = doing;
  if (!state.suspended) return refused('state-wrong');
  await tables.saveDeviceState(scope, { ...state, suspended: null });
  await writeDown(doing, 'device-restored');
  return done;
}

async function setPolicy(doing: Doing, wanted: Omit<DevicePolicy, 'version'>): Promise<ActResult> {
  const { state, tables, scope } = doing;
  if (!isInBounds(wanted)) return refused('policy-out-of-bounds');
  const policy = { ...wanted, version: policyNow(doing).version + 1 };
  await tables.saveDeviceState(scope, { ...state, policy });
  await order(doing, { kind: 'policy', policy });
  await writeDown(doing, 'device-policy');
  return done;
}
