import type { OfficerCertificate } from '#contract/certificates.ts';
import type { Uuid } from '#contract/primitives.ts';
import { statementTypes } from '#contract/statements.ts';
import { toBase64url } from '../../src/vault/bytes.ts';
import { signStatement } from '../../src/vault/statements.ts';
import { vaultsOver } from '../../src/vault/unlocking.ts';
import { ids, makeRoot, uuid } from '../contract/people.ts';
import { inThread } from './in-thread.ts';

export const root = await makeRoot();

/** The certificate that a server would give `name` for a new key on a device. */
export async function certify(
  officer: string,
  name: string,
  jwk: OfficerCertificate['jwk'],
  device: Uuid = ids.device,
  id = Number(officer.slice(5, 8)),
) {
  const certificate: OfficerCertificate = {
    v: 1,
    server: root.server,
    id: uuid(5, id),
    officer,
    name,
    jwk,
    device,
    unit: '8001',
    roles: ['officer'],
    scope: '8001',
    at: 1,
    until: 2 ** 45,
  };
  return signStatement(statementTypes.officerCertificate, certificate, root.pair.privateKey, {
    kid: 'enrolment-1',
  });
}

/** The key of the device's duplicate tags, as the centre gives it to each of its officers. */
export const deviceTags = toBase64url(new Uint8Array(32).fill(7));

/** An officer with a vault on this device, unlocked. */
export async function makeOfficer(
  officer = '8001-012-7',
  name = 'สมชาย ตั้งใจ',
  passphrase = 'ช้าง ม้า วัว ควาย',
  device: Uuid = ids.device,
) {
  const { workers, counted } = inThread();
  const vaults = vaultsOver(workers);
  const made = await vaults.create(passphrase);
  const done = await made.finish(await certify(officer, name, made.publicJwk, device), deviceTags);
  return { ...done, made, vaults, passphrase, counted };
}
