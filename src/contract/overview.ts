import * as z from 'zod/mini';
import { Count, text, UnitCode, UnixMs, Uuid } from './primitives.ts';
import { Unit } from './units.ts';

/** One device as the server knows it; `reported` is the device's own last word, not a fact. */
export const DeviceOverview = z.object({
  device: Uuid,
  label: text(80),
  unit: UnitCode,
  dd: text(2),
  /** When the device last proved its key, or one on it, whatever it came for; null: never. */
  lastContact: z.nullable(UnixMs),
  received: Count,
  accepted: Count,
  held: Count,
  reported: z.nullable(
    z.object({
      at: UnixMs,
      unsent: Count,
      oldestUnsent: z.nullable(UnixMs),
      /** How many of the unsent came in the very push that reported them. */
      arrived: Count,
      app: text(40),
    }),
  ),
  /** Ledger numbers that were made and never came, per epoch, inclusive ranges. */
  gaps: z.array(z.object({ epoch: Uuid, missing: z.array(z.tuple([Count, Count])) })),
  /** Envelopes that came under a ledger number which another has: somebody copied the profile. */
  repeats: Count,
});
export type DeviceOverview = z.infer<typeof DeviceOverview>;

/** Answer to `GET /api/v1/overview`: what has arrived, and what is known not to have. */
export const Overview = z.object({
  at: UnixMs,
  units: z.array(Unit),
  devices: z.array(DeviceOverview),
  /** Envelopes whose origin could not be verified. */
  quarantined: Count,
});
export type Overview = z.infer<typeof Overview>;
