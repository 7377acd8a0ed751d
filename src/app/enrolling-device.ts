import { v7 as uuid } from 'uuid';
import type { DeviceEnrolmentAnswer, DeviceEnrolmentRequest } from '#contract/activation.ts';
import { DeviceCertificate } from '#contract/certificates.ts';
import type { Jws, ServerId, Uuid } from '#contract/primitives.ts';
import { statementTypes } from '#contract/statements.ts';
import type { DeviceOrder, DeviceOutcome, EnrolDevice } from '../features/session/activating.ts';
import { enrolDevice, type SlipRefusal } from '../remote/activation.ts';
import { lookAtCode } from '../remote/enrolment.ts';
import type { Http } from '../remote/http.ts';
import type { Store } from '../store/types.ts';
import type { PushTrouble } from '../sync/ports.ts';
import { makeDeviceKey, signAsDevice } from '../vault/device-key.ts';
import { trustKeyList, verifyListed } from '../vault/key-list.ts';
import type { DeviceKey } from '../vault/types.ts';
import { deviceLabel } from './device-label.ts';
import { slipTrouble } from './slip-trouble.ts';

interface PreparedDevice {
  order: DeviceOrder;
  /** Thumbprint of the root key that the answer has to be signed under. */
  server: ServerId;
  device: Uuid;
  key: DeviceKey;
  request: Jws;
}

/** Makes a device key, asks the centre, trusts nothing but the pinned root, and stores the device. */
export function enrolDeviceWith({ http, store }: { http: Http; store: Store }): EnrolDevice {
  let prepared: PreparedDevice | null = null;
  return async (order) => {
    const isSame = prepared?.order.code === order.code && prepared.order.server === order.server;
    if (!prepared || !isSame) {
      const served = await serverOf(order, http);
      if (served.is !== 'open') return notEnrolled(served);
      prepared = await prepareDevice(order, served.server);
    }
    const reply = await enrolDevice(http, { request: prepared.request });
    return reply.is === 'answered'
      ? settleDevice(prepared, reply.answer, store)
      : notEnrolled(reply);
  };
}

/**
 * A code that was typed names no server: whoever serves the app is asked, and the fingerprint that a
 * supervisor confirms later names the same one.
 */
const serverOf = async ({ code, server }: DeviceOrder, http: Http) =>
  server === null ? lookAtCode(http, code) : ({ is: 'open', server } as const);

function notEnrolled(
  reply: { is: 'declined'; code: SlipRefusal } | PushTrouble,
): Exclude<DeviceOutcome, { is: 'enrolled' }> {
  if (reply.is !== 'declined') return slipTrouble(reply);
  return reply.code === 'revoked' || reply.code === 'not-allowed'
    ? { is: 'other', code: reply.code }
    : { is: 'declined', why: reply.code };
}

async function prepareDevice(order: DeviceOrder, server: ServerId): Promise<PreparedDevice> {
  const device = uuid();
  const key = await makeDeviceKey();
  const claim: DeviceEnrolmentRequest = {
    v: 1,
    aud: server,
    code: order.code,
    device: { id: device, label: deviceLabel(navigator.userAgent) },
  };
  const request = await signAsDevice(statementTypes.deviceEnrolment, claim, key);
  return { order, server, device, key, request };
}

async function settleDevice(
  prepared: PreparedDevice,
  answer: DeviceEnrolmentAnswer,
  store: Store,
): Promise<DeviceOutcome> {
  const { server, device: id, key } = prepared;
  const keys = await trustKeyList(answer.keys, server);
  const { deviceCertificate } = statementTypes;
  const certified =
    keys &&
    (await verifyListed(keys, 'enrolment', deviceCertificate, answer.device, DeviceCertificate));
  if (certified?.device !== id) return { is: 'declined', why: 'server-wrong' };
  const { unit, policy } = answer;
  const { numbers } = certified;
  const certificate = answer.device;
  const device = { id, server, unit, certificate, numbers, key, policy, keyList: answer.keys };
  try {
    await store.enrol(device, null, certified.at);
  } catch (error) {
    console.error(error);
    return { is: 'unknown', why: 'not-stored' };
  }
  return { is: 'enrolled', device };
}
