import { certifyDevice } from './certificate.ts';
import { type ActResult, type Doing, done, order, refused, writeDown } from './doing.ts';

/** [DV16] The device keeps its unit and its numbers, and hears at its next contact what it is called. */
export async function rename(doing: Doing, label: string): Promise<ActResult> {
  const { state, tables, parts, at } = doing;
  const { device } = state;
  const before = await tables.findDevice(device);
  if (!before || before.certificate.label === label) return refused('state-wrong');
  const { jwk, numbers, unit } = before.certificate;
  const named = { device, jwk, label, unit };
  const after = await certifyDevice(named, tables, parts.keyring, at, numbers);
  if (!after || !(await tables.addDevice(after))) return refused('state-wrong');
  await order(doing, { kind: 'rename', certificate: after.jws });
  await writeDown(doing, 'device-renamed', { from: before.certificate.label, to: label });
  return done;
}
