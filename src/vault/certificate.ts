import { OfficerCertificate } from '#contract/certificates.ts';
import type { Jws } from '#contract/primitives.ts';
import { readUnverified } from './statements.ts';

/** @throws when the bytes are no officer's certificate. Nobody's signature is checked here. */
export function readCertificate(certificate: Jws): OfficerCertificate {
  return readUnverified(certificate, OfficerCertificate);
}
