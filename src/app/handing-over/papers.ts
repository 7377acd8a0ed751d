import * as z from 'zod/mini';
import { DeviceCertificate } from '#contract/certificates.ts';
import type { KeyList } from '#contract/keys.ts';
import type { Jws, Uuid } from '#contract/primitives.ts';
import { statementTypes } from '#contract/statements.ts';
import type { hashOf } from '../../vault/bytes.ts';
import type { deviceSigned } from '../../vault/device-signed.ts';
import type { verifyListed } from '../../vault/key-list.ts';

/**
 * What the vault lends. It is handed in: a part that comes this late would take what it imports out of
 * the file of the first load, which is then larger.
 */
export interface Vouching {
  verifyListed: typeof verifyListed;
  hashOf: typeof hashOf;
  deviceSigned: typeof deviceSigned;
}

/** What a file has room for. */
const MOST = 16;

/** Papers of devices only: those of officers hold a name. */
export const deviceCertificatesIn = (papers: readonly Jws[]): Jws[] =>
  papers.filter(isOfDevice).slice(0, MOST);

/** By what it says of itself; it was verified before it was stored. */
function isOfDevice(jws: Jws): boolean {
  try {
    const payload = (jws.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const bytes = Uint8Array.from(atob(payload), (each) => each.charCodeAt(0));
    return z.safeParse(DeviceCertificate, JSON.parse(new TextDecoder().decode(bytes))).success;
  } catch {
    return false;
  }
}

/** The devices that an enrolment key of this centre certified, by id. */
export async function devicesKnownBy(
  papers: readonly Jws[],
  keys: KeyList,
  { verifyListed }: Pick<Vouching, 'verifyListed'>,
): Promise<Map<Uuid, DeviceCertificate>> {
  const known = new Map<Uuid, DeviceCertificate>();
  const { deviceCertificate } = statementTypes;
  for (const jws of papers) {
    const paper = await verifyListed(keys, 'enrolment', deviceCertificate, jws, DeviceCertificate);
    if (paper?.server === keys.server && !known.has(paper.device)) known.set(paper.device, paper);
  }
  return known;
}
