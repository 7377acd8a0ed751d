import type { Registration } from '#contract/registration/registration.ts';
import { anotherLink } from '../browser/another-link.ts';
import { inventor } from './inventor.ts';
import { enrolNodeDevice } from './node-device.ts';
import type { RunningServer } from './server.ts';

/**
 * What a supervisor of 8001 has to look at: two registrations of one national ID, and a third on whose
 * name and end two officers disagree.
 */
export async function leaveForReview(server: RunningServer): Promise<void> {
  const malai = await enrolNodeDevice(server.url, anotherLink(server.home), '8001', 'มาลัย ขยัน');
  const invent = inventor(2570, malai);
  const somsri = (registration: Registration): Registration => ({
    ...registration,
    debtor: {
      ...registration.debtor,
      ...{ firstName: 'สมศรี', nationalId: { value: '9000012345672', seen: 'card' } },
    },
  });
  const twins = [
    await malai.seal((ref) => somsri(invent(ref))),
    await malai.seal((ref) => somsri(invent(ref))),
  ];
  const other = await malai.seal(invent);
  const base = [other.id];
  const named = (value: string) =>
    malai.act(other.record, {
      ...{ kind: 'amend', base, reason: 'ตามบัตรประชาชน' },
      changes: [{ path: 'debtor.firstName', seen: null, value }],
    });
  await malai.push([...twins, other]);
  await malai.push([
    await named('สมใจ'),
    await named('สมหญิง'),
    await malai.act(other.record, { kind: 'void', base, reason: 'ลงซ้ำ' }),
  ]);
}
