import { v7 as uuid } from 'uuid';
import type { DeviceCertificate } from '#contract/certificates.ts';
import type { UnixMs } from '#contract/primitives.ts';
import { statementTypes } from '#contract/statements.ts';
import type { Keyring } from '../keys/keyring.ts';
import { type NumberBlock, numberBlock } from '../people/number-block.ts';
import type { PeopleTables } from '../storage/enrolment-tables.ts';
import type { Verified } from '../storage/tables.ts';

const DEVICE_LIFE_MS = 365 * 24 * 60 * 60 * 1000;

/**
 * A new certificate of a device, with the block of numbers that it has in that area already, or with
 * one that nobody had before it. Null when the area has none left.
 */
export async function certifyDevice(
  device: Pick<DeviceCertificate, 'device' | 'jwk' | 'label' | 'unit'>,
  tables: PeopleTables,
  keyring: Keyring,
  now: UnixMs,
  before: NumberBlock | null = null,
): Promise<Verified<DeviceCertificate> | null> {
  const area = device.unit.slice(0, 4);
  const isHere = before?.area === area;
  const numbers = isHere ? before : numberBlock(area, await tables.takeNumberBlock(area));
  if (!numbers) return null;
  const { server } = keyring;
  const certificate: DeviceCertificate = {
    v: 1,
    server,
    id: uuid(),
    ...device,
    numbers,
    at: now,
    until: now + DEVICE_LIFE_MS,
  };
  const jws = await keyring.sign('enrolment', statementTypes.deviceCertificate, certificate);
  return { certificate, jws };
}
