import type { UnitCode } from '#contract/primitives.ts';
import { certifyDevice } from './certificate.ts';
import { type ActResult, type Doing, done, order, policyNow, refused, writeDown } from './doing.ts';
import { policyOf } from './policy.ts';
import { unitFor } from './unit-for.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** An area has 990 blocks of numbers for ever: nobody may use them up by moving to and fro. */
const MOST_MOVES_A_DAY = 5;

/**
 * [DV6] The device gets a certificate of another unit, in another area with other numbers; what it wrote
 * before stays the old unit's, and is told from what came later by the ledger as it is known now.
 */
export async function move(doing: Doing, to: UnitCode): Promise<ActResult> {
  const { state, tables, scope, parts, at } = doing;
  const { device } = state;
  const unit = await unitFor(to, tables);
  if (!unit) return refused('unit-unknown');
  const before = await tables.findDevice(device);
  if (!before || state.suspended || state.unit === to) return refused('state-wrong');
  const moves = await tables.countTry(`moves|${device}`, at, DAY_MS);
  if (moves >= MOST_MOVES_A_DAY) return refused('too-many-changes');
  const { jwk, label, numbers } = before.certificate;
  const moved = { device, jwk, label, unit: to };
  const after = await certifyDevice(moved, tables, parts.keyring, at, numbers);
  if (!after) return refused('numbers-exhausted');

  await tables.addUnit(unit);
  if (!(await tables.addDevice(after))) return refused('state-wrong');
  const policy = { ...policyOf(unit), version: policyNow(doing).version + 1 };
  await tables.saveDeviceState(scope, { ...state, policy });
  await order(doing, { kind: 'move', unit, certificate: after.jws, policy });
  const left = await unitFor(before.certificate.unit, tables);
  const from = left?.name ?? before.certificate.unit;
  await writeDown(doing, 'device-moved', { from, to: unit.name });
  return done;
}
