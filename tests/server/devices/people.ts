import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import { v7 as uuid } from 'uuid';
import { DeviceCertificate, OfficerCertificate, type Role } from '#contract/certificates.ts';
import { EnrolmentAnswer } from '#contract/enrolment.ts';
import { Problem } from '#contract/problem.ts';
import { issueCode } from '../../../server/people/enrolment-code.ts';
import { askAs, askEnrolment, type Desk, freshKeys } from '../support/desk.ts';
import type { House } from '../support/house.ts';

/** A desk whose officer has these roles, in this area. */
export async function openDeskOf(
  house: House,
  roles: Role[],
  scope: string,
  unit = '8001',
): Promise<Desk> {
  const keys = await freshKeys();
  const code = await issueCode(house.storage, house.clock, { roles, scope }, false);
  const answer = await askEnrolment(house, code, keys, { unit });
  if (!answer.ok) throw new Error(await answer.text());
  const { device, officer } = EnrolmentAnswer.parse(await answer.json());
  return {
    ...keys,
    epoch: uuid(),
    certificate: DeviceCertificate.parse(decodeJwt(device)),
    officer: OfficerCertificate.parse(decodeJwt(officer)),
    papers: { device, officer },
    server: house,
    m: 0,
    head: null,
  };
}

export const supervisorOf = (house: House, district = '8001') =>
  openDeskOf(house, ['officer', 'supervisor'], district, district);
export const provinceOf = (house: House, province = '80') =>
  openDeskOf(house, ['province'], province, `${province}01`);

export const codeIn = async (answer: Response) => Problem.parse(await answer.json()).code;

/** What `by` asks of the device of `desk`. */
export const actOn = (by: Desk, desk: Pick<Desk, 'id'>, act: object): Promise<Response> =>
  askAs(by, 'officer', `/devices/${desk.id}/commands`, { reason: 'ตามคำสั่ง', ...act });

/** A folder as a backup of this moment would give it back. */
export function copyOf({ folder }: Pick<House, 'folder'>): string {
  const copy = mkdtempSync(join(tmpdir(), 'debt-desk-copy-'));
  cpSync(folder, copy, { recursive: true });
  return copy;
}
