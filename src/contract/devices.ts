import * as z from 'zod/mini';
import { EnrolmentCode } from './enrolment.ts';
import { holdCodes } from './mailbox.ts';
import { keyStates, OfficerCode } from './people.ts';
import {
  Count,
  growing,
  ReferenceNumber,
  ServerId,
  Sha256,
  seenText,
  text,
  UnitCode,
  UnixMs,
  Uuid,
} from './primitives.ts';
import { Unit } from './units.ts';

/** `POST /devices/codes`: a one-time code that enrols one device into a unit, for 24 hours. */
export const DeviceCodeRequest = z.strictObject({
  unit: UnitCode,
  /** Asset tag or place, as people call it. */
  label: seenText(80),
  /** The device that this one takes the place of. */
  replaces: z.nullable(Uuid),
});
export type DeviceCodeRequest = z.infer<typeof DeviceCodeRequest>;
/** The link is `/start#device=CODE&server=SERVER`; as a QR it can be read by a camera. */
export const DeviceCode = z.object({
  code: EnrolmentCode,
  unit: Unit,
  label: text(80),
  until: UnixMs,
  server: ServerId,
});
export type DeviceCode = z.infer<typeof DeviceCode>;

/** What a device found when it was made ready; `null`: not tried. */
export const readinessChecks = [
  'installed',
  'persisted',
  'offline',
  'places',
  'numbers',
  'clock',
  'print',
  'camera',
  'secret',
  'space',
] as const;
export type ReadinessCheck = (typeof readinessChecks)[number];
/** `POST /device/readiness`, by the device. */
export const Readiness = z.strictObject({
  at: UnixMs,
  checks: z.record(z.string(), z.nullable(z.boolean())),
});
export type Readiness = z.infer<typeof Readiness>;

/** `locked` and `wiped`: it carried that order out, and nobody was activated on it since. */
export const deviceStates = ['active', 'suspended', 'locked', 'wiped'] as const;

export const DeviceEntry = z.object({
  device: Uuid,
  label: text(80),
  unit: UnitCode,
  dd: text(2),
  state: growing(deviceStates),
  enrolledAt: UnixMs,
  replaces: z.nullable(Uuid),
  lastContact: z.nullable(UnixMs),
  /** As the device last reported it, less what arrived with that report. */
  reported: z.nullable(
    z.object({
      at: UnixMs,
      unsent: Count,
      /** What a wipe takes along for ever; not there: nobody knows. */
      drafts: z.optional(Count),
      oldestUnsent: z.nullable(UnixMs),
      app: text(40),
    }),
  ),
  held: Count,
  readiness: z.nullable(Readiness),
  officers: z.array(
    z.object({ certificate: Uuid, officer: text(40), name: text(200), state: growing(keyStates) }),
  ),
  /** The newest command, and what the device made of it; `null` outcome: it has not answered. */
  command: z.nullable(
    z.object({
      n: Count,
      kind: text(20),
      at: UnixMs,
      outcome: z.nullable(text(20)),
      why: z.nullable(text(40)),
    }),
  ),
  /** A wipe that one person asked for and another must confirm. */
  wipeAskedBy: z.nullable(OfficerCode),
});
export type DeviceEntry = z.infer<typeof DeviceEntry>;
/** `GET /devices` */
export const DeviceList = z.object({
  at: UnixMs,
  devices: z.array(DeviceEntry),
  units: z.array(Unit),
});
export type DeviceList = z.infer<typeof DeviceList>;

/** `POST /devices/:id/commands`. A wipe needs two people: the second asking is what sends it. */
export const DeviceAct = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('suspend'), reason: text(500) }),
  z.strictObject({ kind: z.literal('restore'), reason: text(500) }),
  z.strictObject({ kind: z.literal('lock'), reason: text(500) }),
  z.strictObject({ kind: z.literal('wipe'), reason: text(500) }),
  z.strictObject({ kind: z.literal('move'), unit: UnitCode, reason: text(500) }),
  z.strictObject({
    kind: z.literal('policy'),
    localReadMs: Count,
    leaseMs: Count,
    idleLockMs: Count,
    reason: text(500),
  }),
  z.strictObject({ kind: z.literal('rotate'), reason: text(500) }),
  z.strictObject({ kind: z.literal('rotate-epoch'), reason: text(500) }),
  z.strictObject({ kind: z.literal('rename'), label: seenText(80), reason: text(500) }),
]);
export type DeviceAct = z.infer<typeof DeviceAct>;
export const DeviceActAnswer = z.object({ is: z.enum(['done', 'second-person-needed']) });
export type DeviceActAnswer = z.infer<typeof DeviceActAnswer>;

/** What somebody decides by; null: not known. Never a word of what the envelope says. */
export const HeldFacts = z.object({
  officerName: z.nullable(text(200)),
  deviceLabel: z.nullable(text(80)),
  deviceState: z.nullable(growing(deviceStates)),
  /** When the device was last heard of. */
  deviceContact: z.nullable(UnixMs),
  ref: z.nullable(ReferenceNumber),
  /** When it was written by the device's clock, and how far the server's was ahead of that, in ms. */
  made: z.nullable(UnixMs),
  clock: z.nullable(z.int()),
  arrived: UnixMs,
  /** When the right ended whose end holds it. */
  endedAt: z.nullable(UnixMs),
  /** Since when its author is suspended, whatever it is held for; a release would pass over that, too. */
  authorSuspendedAt: z.optional(z.nullable(UnixMs)),
});
export type HeldFacts = z.infer<typeof HeldFacts>;

/** Somebody's word that it is not taken. It is kept, and a release takes the word back. */
export const Declined = z.object({
  by: text(40),
  name: z.nullable(text(200)),
  at: UnixMs,
  reason: text(500),
});
export type Declined = z.infer<typeof Declined>;

/** Something kept and not accepted. */
export const HeldEnvelope = z.object({
  hash: Sha256,
  unit: text(16),
  device: Uuid,
  seq: Count,
  code: growing(holdCodes),
  since: UnixMs,
  /** The officer whose key signed it, when that could be verified. */
  officer: z.nullable(text(40)),
  /** Whether a supervisor's press can release it. */
  releasable: z.boolean(),
  facts: z.optional(HeldFacts),
  declined: z.optional(Declined),
});
export type HeldEnvelope = z.infer<typeof HeldEnvelope>;
/** `GET /holds?after=`: what waits; `GET /holds?declined=yes&after=`: what was not taken. */
export const HoldList = z.object({ at: UnixMs, holds: z.array(HeldEnvelope), more: z.boolean() });
export type HoldList = z.infer<typeof HoldList>;
/** `POST /holds/release`: in one press, with a reason. */
export const ReleaseRequest = z.strictObject({
  hashes: z.array(Sha256).check(z.minLength(1), z.maxLength(500)),
  reason: text(500),
});
export type ReleaseRequest = z.infer<typeof ReleaseRequest>;
export const ReleaseAnswer = z.object({ released: Count });
export type ReleaseAnswer = z.infer<typeof ReleaseAnswer>;
/** `POST /holds/decline` */
export const DeclineRequest = z.strictObject({
  hashes: z.array(Sha256).check(z.minLength(1), z.maxLength(500)),
  reason: text(500),
});
export type DeclineRequest = z.infer<typeof DeclineRequest>;
export const DeclineAnswer = z.object({ declined: Count });
export type DeclineAnswer = z.infer<typeof DeclineAnswer>;
