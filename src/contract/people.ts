import * as z from 'zod/mini';
import { roles } from './certificates.ts';
import { growing, Jws, ServerId, seenText, text, UnitCode, UnixMs, Uuid } from './primitives.ts';
import { Unit } from './units.ts';

/** Login name of an officer, `8001-012-2`: area, running number, check. */
export const OfficerCode = z.string().check(z.regex(/^\d{4}-\d{3,5}-\d$/));
export type OfficerCode = z.infer<typeof OfficerCode>;

/** A prefix of area codes: the country (``), a province (`80`) or a district (`8001`). */
export const ScopeCode = z.string().check(z.regex(/^(\d{2}|\d{4})?$/));
export type ScopeCode = z.infer<typeof ScopeCode>;

/** Makes a unit known. A mobile unit (`8001-m1`) has a name of its own and no code yet. */
export const UnitRequest = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['province-centre', 'district', 'khet']), code: UnitCode }),
  z.strictObject({ kind: z.literal('mobile'), district: UnitCode, name: seenText(120) }),
]);
export type UnitRequest = z.infer<typeof UnitRequest>;
export const UnitList = z.object({ units: z.array(Unit) });
export type UnitList = z.infer<typeof UnitList>;

/** One person of a roster, as a district hands it in. The national ID is only ever kept as an HMAC. */
export const RosterRow = z.strictObject({
  title: seenText(40),
  firstName: seenText(80),
  lastName: z.nullable(seenText(80)),
  position: z.nullable(seenText(120)),
  phone: z.nullable(seenText(20)),
  unit: UnitCode,
  role: z.enum(roles),
  nationalId: z.nullable(z.string().check(z.regex(/^\d{13}$/))),
});
export type RosterRow = z.infer<typeof RosterRow>;

/** `POST /people`: all rows or none. */
export const Roster = z.strictObject({
  rows: z.array(RosterRow).check(z.minLength(1), z.maxLength(2000)),
});
export type Roster = z.infer<typeof Roster>;

/** What is wrong with a row, counted from 0; nothing of the roster was taken then. */
export const rosterFaults = [
  'unit-unknown',
  'unit-outside',
  'role-not-yours',
  'twice-in-file',
  'known-already',
] as const;
export const RosterAnswer = z.discriminatedUnion('is', [
  z.object({ is: z.literal('taken'), people: z.array(Uuid) }),
  z.object({
    is: z.literal('not-taken'),
    faults: z.array(z.object({ row: z.int(), code: growing(rosterFaults) })),
  }),
]);
export type RosterAnswer = z.infer<typeof RosterAnswer>;

export const personStates = ['proposed', 'approved', 'refused', 'suspended'] as const;
/**
 * - `waiting`: the key is inert until a supervisor has confirmed its fingerprint
 * - `locked`: the device threw it away by an order, and its officer needs a new slip
 */
export const keyStates = ['waiting', 'active', 'locked', 'revoked'] as const;
export type KeyState = (typeof keyStates)[number];

/** An officer's key on one device. */
export const OfficerKey = z.object({
  certificate: Uuid,
  device: Uuid,
  deviceLabel: text(80),
  state: growing(keyStates),
  at: UnixMs,
  until: UnixMs,
});
export type OfficerKey = z.infer<typeof OfficerKey>;

/** What waits for another person: which unit and roles somebody would have. */
export const DutiesAsked = z.object({
  unit: UnitCode,
  roles: z.array(growing(roles)),
  reason: text(500),
  at: UnixMs,
  /** Whether the reader asked, and so may not approve. */
  askedByYou: z.boolean(),
});
export type DutiesAsked = z.infer<typeof DutiesAsked>;

/** Somebody who did something to somebody, by code and by name. */
export const Doer = z.object({ officer: OfficerCode, name: text(120) });
export type Doer = z.infer<typeof Doer>;

/** Why somebody was not approved, for whoever proposed them. */
export const Refusal = z.object({ reason: text(500), at: UnixMs, by: z.nullable(Doer) });
export type Refusal = z.infer<typeof Refusal>;

export const Person = z.object({
  id: Uuid,
  /** Null until approved. */
  officer: z.nullable(OfficerCode),
  /** Empty for whoever came by a link or was known by a certificate only. */
  title: z.string().check(z.maxLength(40)),
  firstName: text(80),
  lastName: z.nullable(text(80)),
  position: z.nullable(text(120)),
  phone: z.nullable(text(20)),
  unit: UnitCode,
  roles: z.array(growing(roles)),
  scope: ScopeCode,
  state: growing(personStates),
  proposedAt: UnixMs,
  /** Whether the reader proposed this person, and so may not approve them. */
  proposedByYou: z.boolean(),
  /** The unused slip, if there is one: until when. */
  slipUntil: z.nullable(UnixMs),
  keys: z.array(OfficerKey),
  /** Other duties or another unit that somebody asked for. */
  duties: z.optional(z.nullable(DutiesAsked)),
  /** Null: nobody whom the server still knows. */
  proposedBy: z.optional(z.nullable(Doer)),
  refusal: z.optional(z.nullable(Refusal)),
  suspendedAt: z.optional(z.nullable(UnixMs)),
});
export type Person = z.infer<typeof Person>;
/** `GET /people` */
export const PersonList = z.object({ people: z.array(Person), units: z.array(Unit) });
export type PersonList = z.infer<typeof PersonList>;

/** `POST /people/decisions`: by another person than the one who proposed them. */
export const Decisions = z.strictObject({
  people: z.array(Uuid).check(z.minLength(1), z.maxLength(2000)),
  approve: z.boolean(),
  /** Why not, for whoever proposed them. Apps of before asked for none. */
  reason: z.optional(text(500)),
});
export type Decisions = z.infer<typeof Decisions>;
/** Everybody who was decided, with the officer codes that were given. */
export const DecisionsAnswer = z.object({
  decided: z.array(z.object({ id: Uuid, officer: z.nullable(OfficerCode) })),
});
export type DecisionsAnswer = z.infer<typeof DecisionsAnswer>;

/** `POST /people/:id/slip`: shown once and printed; the server keeps only a hash. */
export const ActivationSlip = z.object({
  officer: OfficerCode,
  name: text(200),
  unit: Unit,
  /** 13 Crockford base32 characters. */
  code: z.string().check(z.regex(/^[0-9A-HJKMNP-TV-Z]{13}$/)),
  until: UnixMs,
  server: ServerId,
});
export type ActivationSlip = z.infer<typeof ActivationSlip>;

/** `POST /people/:id/suspend` and `/restore`. */
export const SuspendRequest = z.strictObject({ reason: text(500) });
export type SuspendRequest = z.infer<typeof SuspendRequest>;

/** `POST /people/:id/duties`: other duties or another unit; nothing changes until it is approved. */
export const DutiesRequest = z.strictObject({
  unit: UnitCode,
  role: z.enum(roles),
  reason: text(500),
});
export type DutiesRequest = z.infer<typeof DutiesRequest>;

/** `POST /people/:id/duties/decision`: by another person, on what was asked at this moment. */
export const DutiesDecision = z.strictObject({ at: UnixMs, approve: z.boolean() });
export type DutiesDecision = z.infer<typeof DutiesDecision>;

/** `POST /renewal`: new certificates for the same keys, with what the person may do today. */
export const RenewalAnswer = z.object({ officer: Jws, device: Jws, serverTime: UnixMs });
export type RenewalAnswer = z.infer<typeof RenewalAnswer>;
