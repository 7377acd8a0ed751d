import * as z from 'zod/mini';
import { DevicePolicy } from './enrolment.ts';
import { Count, growing, Jws, ServerId, UnixMs, Uuid } from './primitives.ts';
import { Unit } from './units.ts';

/**
 * What a device is told to do:
 * - `lock`: drop every slot but `esc`; the sealed queue stays and still sends.
 * - `wipe`: drop every key now; sealed rows leave only by rule D5.
 * - `policy`: a new policy.
 * - `move`: another unit and another lease of numbers; what was written stays of the old unit.
 * - `rename`: another label; the certificate differs in nothing else.
 * - `rotate`: fetch the key list and renew the certificates at once.
 * - `rotate-epoch`: count anew in a new ledger epoch, because two envelopes came under one ledger number:
 *   the profile fell back to an older state, or there are two of it. `beyond` is the newest running number of
 *   its lease that the centre has seen; what was written stays of the old epoch, and is sent as ever.
 */
export const CommandOrder = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('lock') }),
  z.object({ kind: z.literal('wipe') }),
  z.object({ kind: z.literal('policy'), policy: DevicePolicy }),
  z.object({ kind: z.literal('move'), unit: Unit, certificate: Jws, policy: DevicePolicy }),
  z.object({ kind: z.literal('rename'), certificate: Jws }),
  z.object({ kind: z.literal('rotate') }),
  z.object({ kind: z.literal('rotate-epoch'), beyond: Count }),
]);
export type CommandOrder = z.infer<typeof CommandOrder>;
export type CommandKind = CommandOrder['kind'];

/**
 * Signed by a command key (`typ` `dd-command+1`). `n` grows by one with each command of the device;
 * one that does not grow, is for another device or server, or is past `until` by the newest time the
 * server has signed, is ignored and reported.
 */
export const DeviceCommand = z.object({
  v: z.literal(1),
  server: ServerId,
  device: Uuid,
  n: z.int().check(z.gte(1)),
  at: UnixMs,
  until: UnixMs,
  order: CommandOrder,
});
export type DeviceCommand = z.infer<typeof DeviceCommand>;

export const ignoredWhy = ['not-signed', 'not-ours', 'replayed', 'expired', 'unknown'] as const;

/** `POST /device/commands/ack`, by the device. `n` is null when it could not be read. */
export const CommandAck = z.strictObject({
  n: z.nullable(Count),
  outcome: z.enum(['done', 'ignored']),
  why: z.nullable(growing(ignoredWhy)),
});
export type CommandAck = z.infer<typeof CommandAck>;
