import {
  ActivationAnswer,
  DeviceEnrolmentAnswer,
  DeviceOfficers,
  SlipOpen,
} from '#contract/activation.ts';
import type { Readiness } from '#contract/devices.ts';
import type { EnrolmentBody } from '#contract/enrolment.ts';
import type { Jws } from '#contract/primitives.ts';
import { type RecoveryRequest, RecoveryState } from '#contract/recovery.ts';
import type { PushTrouble, ReadOutcome } from '../sync/ports.ts';
import { type Http, type Reply, readAs } from './http.ts';
import type { Session } from './session.ts';

const refusals = [
  'code-wrong',
  'code-used',
  'code-expired',
  'code-locked',
  'too-many-tries',
  'unit-unknown',
  'numbers-exhausted',
  'revoked',
  'not-allowed',
] as const;
export type SlipRefusal = (typeof refusals)[number];

/** Statements of an answer are not verified yet. */
export type SlipOutcome<T> =
  | { is: 'answered'; answer: T }
  | { is: 'declined'; code: SlipRefusal }
  | PushTrouble;

/** Makes a device of a unit; the same body again gives the same answer. */
export const enrolDevice = async (http: Http, body: EnrolmentBody) =>
  readSlip(
    await http.ask({ path: 'enrolment/device', body: { json: body } }),
    DeviceEnrolmentAnswer,
  );

/** Makes an officer's key known; the same body again gives the same answer. */
export const activate = async (http: Http, body: EnrolmentBody) =>
  readSlip(await http.ask({ path: 'activation', body: { json: body } }), ActivationAnswer);

/** Asks whether a slip would be taken; it uses nothing up, and a wrong one counts as a try. */
export const lookAtSlip = async (http: Http, question: Jws) =>
  readSlip(await http.ask({ path: 'activation/slip', body: { json: { question } } }), SlipOpen);

function readSlip<T>(reply: Reply, schema: Parameters<typeof readAs<T>>[1]): SlipOutcome<T> {
  if (reply.is === 'declined') {
    const code = refusals.find((known) => known === reply.code);
    if (code) return { is: 'declined', code };
  }
  const answer = readAs(reply, schema);
  return answer.is === 'read' ? { is: 'answered', answer: answer.value } : answer;
}

/** Whose keys may act on this device, with their newest certificates. */
export const readDeviceOfficers = async (device: Session): Promise<ReadOutcome<DeviceOfficers>> =>
  readBy(await device.ask('device/officers'), DeviceOfficers);

/** True once the centre has it. */
export async function reportReadiness(device: Session, readiness: Readiness): Promise<boolean> {
  const reply = await device.ask('device/readiness', readiness);
  return reply.is === 'answered';
}

export const askRecovery = async (
  officer: Session,
  request: RecoveryRequest,
): Promise<ReadOutcome<RecoveryState>> =>
  readBy(await officer.ask('recoveries', request), RecoveryState);

export const lookAtRecovery = async (
  officer: Session,
  id: string,
): Promise<ReadOutcome<RecoveryState>> =>
  readBy(await officer.ask(`recoveries/mine/${id}`), RecoveryState);

function readBy<T>(
  reply: Awaited<ReturnType<Session['ask']>>,
  schema: Parameters<typeof readAs<T>>[1],
): ReadOutcome<T> {
  return reply.is === 'answered' || reply.is === 'declined' ? readAs(reply, schema) : reply;
}
