import { hash } from 'node:crypto';
import * as z from 'zod/mini';
import { type EnvelopeHeader, type EnvelopeParts, takeApart } from '#contract/envelope.ts';
import { FORM } from '#contract/form.ts';
import { Op } from '#contract/op.ts';
import { mendable } from '#debt/completeness.ts';
import { nestsDeeper } from '../intake/json-depth.ts';
import { readHeader } from '../intake/read-header.ts';
import { type DeviceStanding, notEntitled } from './entitlement.ts';
import { type Examination, type Examined, held } from './examined.ts';
import { deviceSigned, officerSigned } from './signatures.ts';
import type { Unsealed, Unsealer } from './unseal.ts';

const MAX_OP_DEPTH = 32;
const text = new TextDecoder('utf-8', { fatal: true });
const kinds = Op.def.options.map((option) => option.shape.kind.def.values[0]);

/** What an op says of itself before its schema is looked at. */
const Gist = z.looseObject({ kind: z.string(), officer: z.string() });

/**
 * Looks into one envelope: opens it, verifies device and officer, and validates. Decides nothing
 * that needs the database.
 */
export async function examine(order: Examination, unsealer: Unsealer): Promise<Examined> {
  const header = readHeader(order.bytes);
  if (!header) return held('not-readable', false);
  const parts = takeApart(order.bytes);
  if (!order.device) return held('device-unknown', false);
  const { jwk } = order.device;
  if (!deviceSigned(order.bytes, parts.sig, jwk)) return held('signature-wrong', false);
  if (header.form > FORM.number) return held('form-unknown', true);

  const unsealed = await unseal(parts, unsealer);
  if (unsealed === null) return held('not-readable', true);
  if (unsealed.is === 'no-key') return held('key-unknown', true);
  return read(order, order.device, header, parts, unsealed);
}

/** Null when it does not open, whatever the reason: the sender's bytes are at fault. */
async function unseal(parts: EnvelopeParts, unsealer: Unsealer): Promise<Unsealed | null> {
  try {
    return await unsealer.unseal(parts);
  } catch {
    return null;
  }
}

function read(
  { officers, today, place, word }: Examination,
  device: DeviceStanding,
  header: EnvelopeHeader,
  parts: EnvelopeParts,
  { opBytes, officerSignature }: Extract<Unsealed, { is: 'open' }>,
): Examined {
  const json = decode(opBytes);
  const content = json === null ? undefined : parse(json);
  const gist = z.safeParse(Gist, content);
  if (json === null || !gist.success) return held('not-readable', true);

  const officer = officers.find((one) => one.certificate === gist.data.officer);
  if (!officer) return held('officer-unknown', true);
  if (!officerSigned(opBytes, officerSignature, officer.jwk)) return held('signature-wrong', true);
  const signer = officer.officer;
  if (!kinds.some((kind) => kind === gist.data.kind)) return held('kind-unknown', true, signer);

  const valid = z.safeParse(Op, content);
  if (!valid.success) return held('not-valid', true, signer);
  const op = valid.data;
  if (op.header !== hash('sha256', parts.header, 'base64url')) return held('signature-wrong', true);
  if (op.id !== header.id || op.record !== header.record || op.kind !== header.kind) {
    return held('not-valid', true, signer);
  }
  const { unit } = header;
  const barred = notEntitled(place, unit, device, officer, word);
  const ref = op.kind === 'register' ? op.registration.intake.ref : null;
  if (barred) return { is: 'held', ...barred, originProven: true, officer: signer, ref };
  const found = { is: 'read', json, unit, officer: signer, originProven: true } as const;
  if (op.kind !== 'register') return { ...found, faults: [] };

  const { intake } = op.registration;
  const spokenFor =
    intake.unit === unit && intake.device === header.device && intake.officer === officer.officer;
  if (!spokenFor) return held('not-valid', true, signer);
  return { ...found, faults: mendable(op.registration, today) };
}

/** Null when the bytes are no UTF-8 or nest too deep. */
function decode(bytes: Uint8Array): string | null {
  if (nestsDeeper(bytes, MAX_OP_DEPTH)) return null;
  try {
    return text.decode(bytes);
  } catch {
    return null;
  }
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
