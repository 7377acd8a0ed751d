import * as z from 'zod/mini';
import { growing, PublicJwk, ServerId, text, UnitCode, UnixMs, Uuid } from './primitives.ts';

export const roles = [
  'officer',
  'supervisor',
  'province',
  'dopa-case',
  'dopa-admin',
  'auditor',
] as const;
export type Role = (typeof roles)[number];

/**
 * Signed by an enrolment key. Devices carry theirs, so that a server restored from an older backup
 * knows again whom it had enrolled.
 */
export const DeviceCertificate = z.object({
  v: z.literal(1),
  server: ServerId,
  id: Uuid,
  device: Uuid,
  jwk: PublicJwk,
  label: text(80),
  unit: UnitCode,
  /** The device's part of reference numbers: `CCAA` and `DD`, and the block of running numbers. */
  numbers: z.object({
    area: z.string().check(z.regex(/^\d{4}$/)),
    dd: z.string().check(z.regex(/^\d{2}$/)),
    from: z.int().check(z.gte(1)),
    to: z.int().check(z.lte(99_999)),
  }),
  at: UnixMs,
  until: UnixMs,
});
export type DeviceCertificate = z.infer<typeof DeviceCertificate>;

/** One officer on one device. `scope` is the prefix of area codes that the roles reach. */
export const OfficerCertificate = z.object({
  v: z.literal(1),
  server: ServerId,
  id: Uuid,
  /** Officer code, `8001-012-2`. */
  officer: text(40),
  name: text(120),
  jwk: PublicJwk,
  device: Uuid,
  unit: UnitCode,
  roles: z.array(growing(roles)).check(z.minLength(1)),
  scope: z.string().check(z.regex(/^\d{0,4}$/)),
  /** True until a supervisor has confirmed the key; such a certificate gives no right at all. */
  waiting: z.optional(z.boolean()),
  at: UnixMs,
  until: UnixMs,
});
export type OfficerCertificate = z.infer<typeof OfficerCertificate>;
