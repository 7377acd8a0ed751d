import type { CommandAck, CommandOrder, DeviceCommand } from '#contract/commands.ts';
import { ignoredWhy } from '#contract/commands.ts';
import type { ServerEpoch, UnixMs, Uuid } from '#contract/primitives.ts';
import { statementTypes } from '#contract/statements.ts';
import type { Keyring } from '../keys/keyring.ts';
import type { Scope } from '../people/authorize.ts';
import type { DeviceState } from '../storage/device-tables.ts';
import type { Tables } from '../storage/tables.ts';

const LIFE_MS = 30 * 24 * 60 * 60 * 1000;
/** A restored server does not know its last commands: it begins where it cannot have been. */
const COMMANDS_AN_EPOCH = 1_000_000;

export interface CommandParts {
  keyring: Keyring;
  serverEpoch: ServerEpoch;
}

/** [DV8] The number of a device's next command. */
export const nextCommand = ({ commands }: DeviceState, { n }: ServerEpoch): number =>
  Math.max(commands, (n - 1) * COMMANDS_AN_EPOCH) + 1;

/** [DV8] Signs an order for one device and puts it into its mailbox, inside a transaction. */
export async function sendCommand(
  order: CommandOrder,
  to: { scope: Scope; device: Uuid; n: number },
  tables: Tables,
  { keyring }: CommandParts,
  at: UnixMs,
): Promise<void> {
  const { scope, device, n } = to;
  const { server } = keyring;
  const command: DeviceCommand = { v: 1, server, device, n, at, until: at + LIFE_MS, order };
  const jws = await keyring.sign('command', statementTypes.command, command);
  await tables.addCommand(scope, device, { n, kind: order.kind, at });
  await tables.post(device, { at, kind: 'command', command: jws });
}

/**
 * [DV9] What a device says it made of a command. A word that was said before changes nothing, so that a
 * stolen device key cannot fill the log.
 */
export async function takeAnswer(
  ack: CommandAck,
  { device, unit }: { device: Uuid; unit: string },
  tables: Tables,
  at: UnixMs,
): Promise<void> {
  const sent = ack.n === null ? null : await tables.findCommand(device, ack.n);
  if (ack.outcome === 'done' && !sent) return;
  const why =
    ack.outcome === 'done' ? null : (ignoredWhy.find((one) => one === ack.why) ?? 'unknown');
  const answer = { n: sent?.n ?? null, outcome: ack.outcome, why, at };
  if (!(await tables.answerCommand(device, answer))) return;
  await tables.writeAudit({
    at,
    officer: null,
    device,
    action: ack.outcome === 'done' ? 'command-done' : 'command-ignored',
    target: device,
    area: unit,
    detail: [sent?.kind, why].filter((part) => part).join(' ') || null,
  });
}
