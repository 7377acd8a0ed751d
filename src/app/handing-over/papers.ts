import { DeviceCertificate } from '#contract/certificates.ts';
import type { KeyList } from '#contract/keys.ts';
import type { Jws, Uuid } from '#contract/primitives.ts';
import { statementTypes } from '#contract/statements.ts';
import { verifyListed } from '../../vault/key-list.ts';
import { readUnverified } from '../../vault/statements.ts';

/** What a file has room for. */
const MOST = 16;

/** Papers of devices only: those of officers hold a name. */
export const deviceCertificatesIn = (papers: readonly Jws[]): Jws[] =>
  papers.filter(isOfDevice).slice(0, MOST);

function isOfDevice(jws: Jws): boolean {
  try {
    readUnverified(jws, DeviceCertificate);
    return true;
  } catch {
    return false;
  }
}

/** The devices that an enrolment key of this centre certified, by id. */
export async function devicesKnownBy(
  papers: readonly Jws[],
  keys: KeyList,
): Promise<Map<Uuid, DeviceCertificate>> {
  const known = new Map<Uuid, DeviceCertificate>();
  const { deviceCertificate } = statementTypes;
  for (const jws of papers) {
    const paper = await verifyListed(keys, 'enrolment', deviceCertificate, jws, DeviceCertificate);
    if (paper?.server === keys.server && !known.has(paper.device)) known.set(paper.device, paper);
  }
  return known;
}
