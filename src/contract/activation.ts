import * as z from 'zod/mini';
import { DevicePolicy, EnrolmentCode } from './enrolment.ts';
import { keyStates, OfficerCode } from './people.ts';
import {
  Base64url,
  growing,
  Jws,
  ServerId,
  type Sha256,
  text,
  UnixMs,
  Uuid,
} from './primitives.ts';
import { Unit } from './units.ts';

/**
 * Signed by the new device's key, which the JWS carries as `jwk`: a code from a supervisor makes this
 * browser profile a device of the unit that the code was issued for. It brings no officer.
 */
export const DeviceEnrolmentRequest = z.object({
  v: z.literal(1),
  aud: ServerId,
  code: EnrolmentCode,
  device: z.object({ id: Uuid, label: text(80) }),
});
export type DeviceEnrolmentRequest = z.infer<typeof DeviceEnrolmentRequest>;

/** `POST /enrolment/device`; asking again with the same code and key gives the same answer. */
export const DeviceEnrolmentAnswer = z.object({
  keys: Jws,
  device: Jws,
  unit: Unit,
  policy: DevicePolicy,
  serverTime: UnixMs,
});
export type DeviceEnrolmentAnswer = z.infer<typeof DeviceEnrolmentAnswer>;

/**
 * Signed by the device key (`kid` is the device id): the officer code and the 13 characters of an
 * activation slip make a new officer key known. It is inert until a supervisor has confirmed its
 * fingerprint.
 */
export const ActivationRequest = z.object({
  v: z.literal(1),
  aud: ServerId,
  device: Uuid,
  officer: OfficerCode,
  code: EnrolmentCode,
  /** An `OfficerProof` by the new officer key. */
  proof: Jws,
  /** The device's certificate, so that a restored server knows it again. */
  certificate: Jws,
});
export type ActivationRequest = z.infer<typeof ActivationRequest>;
export const ActivationBody = z.object({ request: Jws });

/**
 * Signed by the device key: whether a slip would be taken, before anybody chose a passphrase for it.
 * It uses nothing up, and a wrong one counts as a try like any other.
 */
export const SlipQuestion = z.object({
  v: z.literal(1),
  aud: ServerId,
  device: Uuid,
  officer: OfficerCode,
  code: EnrolmentCode,
  certificate: Jws,
});
export type SlipQuestion = z.infer<typeof SlipQuestion>;
/** `POST /activation/slip` */
export const SlipQuestionBody = z.object({ question: Jws });
/** The slip would be taken. */
export const SlipOpen = z.object({ is: z.literal('open') });
export type SlipOpen = z.infer<typeof SlipOpen>;

/** `POST /activation`; asking again with the same slip, device and key gives the same answer. */
export const ActivationAnswer = z.object({
  officer: Jws,
  state: growing(keyStates),
  policy: DevicePolicy,
  /** Key of the device's duplicate tags, 32 bytes; every officer of the device gets the same. */
  tags: Base64url,
  serverTime: UnixMs,
});
export type ActivationAnswer = z.infer<typeof ActivationAnswer>;

/** `POST /activations/:certificate/confirm`, by a supervisor who reads it off the device. */
export const Confirmation = z.strictObject({
  fingerprint: z.string().check(z.regex(/^[0-9A-HJKMNP-TV-Z]{8}$/)),
});
export type Confirmation = z.infer<typeof Confirmation>;

/** Why an officer's key acts no more on a device. */
export const stoppedWhy = ['suspended', 'moved'] as const;

/** Since when, by the server's clock; the officer is told, because what they write waits for a person. */
export const Stopped = z.object({ why: growing(stoppedWhy), at: UnixMs });
export type Stopped = z.infer<typeof Stopped>;

/**
 * `GET /device/officers`, by the device: how it stands itself, and whose keys may act, with their newest
 * certificates.
 */
export const DeviceOfficers = z.object({
  at: UnixMs,
  /** Since when the device is suspended; absent: it is not. */
  suspendedAt: z.optional(UnixMs),
  officers: z.array(
    z.object({
      certificate: Jws,
      state: growing(keyStates),
      /** Only for a key that was stopped by itself, and not with the whole device. */
      stopped: z.optional(Stopped),
    }),
  ),
});
export type DeviceOfficers = z.infer<typeof DeviceOfficers>;

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * What is hashed for a fingerprint: JWK thumbprints of officer key and device key, and the server.
 * All three, so that a slip used on another device or for another server shows other characters.
 */
export const fingerprintText = (officerKey: Sha256, deviceKey: Sha256, server: ServerId): string =>
  `dd/fingerprint/1|${officerKey}|${deviceKey}|${server}`;

/** The first 40 bits of a SHA-256 as 8 Crockford characters, as people read them to each other. */
export function fingerprintOf(sha256: Uint8Array): string {
  let bits = 0n;
  for (const byte of sha256.subarray(0, 5)) bits = (bits << 8n) | BigInt(byte);
  return Array.from({ length: 8 }, (_, i) =>
    CROCKFORD.charAt(Number((bits >> BigInt(35 - 5 * i)) & 31n)),
  ).join('');
}
