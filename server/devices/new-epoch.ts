import type { UnixMs, Uuid } from '#contract/primitives.ts';
import type { Actor, Scope } from '../people/authorize.ts';
import { serverScope } from '../people/authorize.ts';
import type { DeviceState } from '../storage/device-tables.ts';
import type { Tables } from '../storage/tables.ts';
import { type CommandParts, nextCommand, sendCommand } from './commands.ts';

interface NewEpoch {
  state: DeviceState;
  scope: Scope;
  tables: Tables;
  parts: CommandParts;
  at: UnixMs;
  /** Null: the server itself, which has seen two envelopes under one number. */
  by: { actor: Actor; reason: string } | null;
}

/**
 * [DV18] Orders a device to count anew, past every number of its lease that has been seen here: what was
 * written under either of two ledgers with one name stays, and nothing more comes under it.
 */
export async function orderNewEpoch({ state, scope, tables, parts, at, by }: NewEpoch) {
  const { device, unit } = state;
  const known = await tables.findDevice(device);
  if (!known) return;
  const beyond = await tables.newestNumber(known.certificate.numbers);
  const n = nextCommand(state, parts.serverEpoch);
  await sendCommand({ kind: 'rotate-epoch', beyond }, { scope, device, n }, tables, parts, at);
  await tables.writeAudit({
    ...{ at, officer: by?.actor.officer ?? null, device: by?.actor.device ?? device },
    ...{ action: 'device-epoch-rotated', target: device, area: unit, detail: by?.reason ?? null },
  });
}

/** [DV18] [I8] The same in nobody's name, the first time that a ledger is seen to have forked. */
export async function orderAfterRepeat(
  device: Uuid,
  tables: Tables,
  parts: CommandParts,
  at: UnixMs,
): Promise<void> {
  const state = await tables.deviceState(serverScope, device);
  if (state) await orderNewEpoch({ state, scope: serverScope, tables, parts, at, by: null });
}
