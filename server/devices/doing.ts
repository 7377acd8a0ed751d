import type { AuditAction } from '#contract/audit.ts';
import type { CommandOrder } from '#contract/commands.ts';
import type { DeviceActAnswer } from '#contract/devices.ts';
import type { DevicePolicy } from '#contract/enrolment.ts';
import type { ServerEpoch, UnixMs } from '#contract/primitives.ts';
import type { ProblemCode } from '#contract/problem.ts';
import type { Unit } from '#contract/units.ts';
import { detailOf } from '../audit/detail.ts';
import type { Keyring } from '../keys/keyring.ts';
import type { Actor, Scope } from '../people/authorize.ts';
import type { DeviceState } from '../storage/device-tables.ts';
import type { Tables } from '../storage/tables.ts';
import { nextCommand, sendCommand } from './commands.ts';
import { policyOf } from './policy.ts';

export interface ActParts {
  keyring: Keyring;
  serverEpoch: ServerEpoch;
  unitOf(code: string): Unit | null;
}

export type ActResult = DeviceActAnswer | { is: 'refused'; code: ProblemCode };
export const refused = (code: ProblemCode): ActResult => ({ is: 'refused', code });
export const done: ActResult = { is: 'done' };

/** An act on one device, while it is being done, inside a transaction. */
export interface Doing {
  state: DeviceState;
  actor: Actor;
  scope: Scope;
  tables: Tables;
  parts: ActParts;
  at: UnixMs;
  reason: string;
}

/** [DV3] A device has the policy that somebody gave it, else that of its unit. */
export const policyNow = ({ state, parts }: Doing): DevicePolicy =>
  state.policy ?? policyOf(parts.unitOf(state.unit) ?? { kind: 'district' });

/** Sends the device its next command. */
export function order(doing: Doing, what: CommandOrder): Promise<void> {
  const { state, scope, tables, parts, at } = doing;
  const n = nextCommand(state, parts.serverEpoch);
  return sendCommand(what, { scope, device: state.device, n }, tables, parts, at);
}

/** `changed`: from what to what, so that the log can be read when nothing bears the old name any more. */
export const writeDown = (
  { state, actor, tables, at, reason }: Doing,
  action: AuditAction,
  changed?: { from: string; to: string },
): Promise<void> =>
  tables.writeAudit({
    at,
    officer: actor.officer,
    device: actor.device,
    action,
    target: state.device,
    area: state.unit,
    detail: changed ? detailOf(`${changed.from} → ${changed.to}`, reason) : reason,
  });
