import { v7 as uuid } from 'uuid';
import { DeviceCertificate, OfficerCertificate } from '#contract/certificates.ts';
import type { EnrolmentAnswer, EnrolmentRequest } from '#contract/enrolment.ts';
import type { Jws, Uuid } from '#contract/primitives.ts';
import { statementTypes } from '#contract/statements.ts';
import type { Enrol, EnrolmentOrder, EnrolmentOutcome } from '../features/session/enrolling.ts';
import { enrol } from '../remote/enrolment.ts';
import type { Http } from '../remote/http.ts';
import type { EnrolledDevice, Store } from '../store/types.ts';
import { makeDeviceKey, signAsDevice } from '../vault/device-key.ts';
import { trustKeyList, verifyListed } from '../vault/key-list.ts';
import type { DeviceKey, NewOfficerKeys, OfficerVault, OpenVault, Vaults } from '../vault/types.ts';
import { deviceLabel } from './device-label.ts';
import { whatStands } from './looking-at-link.ts';

export interface EnrollingPorts {
  http: Http;
  vaults: Vaults;
  store: Store;
}

/** An order with the keys that were made for it, so that it can be repeated to the letter. */
interface Prepared {
  order: EnrolmentOrder;
  device: Uuid;
  key: DeviceKey;
  officer: NewOfficerKeys;
  request: Jws;
  finished: { stored: OfficerVault; vault: OpenVault } | null;
}

/** Makes keys, asks the centre, trusts nothing but the pinned root, and stores what came of it. */
export function enrolWith({ http, vaults, store }: EnrollingPorts): Enrol {
  let prepared: Prepared | null = null;

  return async (order) => {
    const now = prepared && isSame(prepared.order, order) ? prepared : await prepare(order, vaults);
    prepared = now;
    const reply = await enrol(http, { request: now.request });
    return reply.is === 'enrolled' ? settle(now, reply.answer, store) : whatStands(reply);
  };
}

const isSame = (a: EnrolmentOrder, b: EnrolmentOrder) =>
  a.link.code === b.link.code &&
  a.link.server === b.link.server &&
  a.unit === b.unit &&
  a.officerName === b.officerName &&
  a.passphrase === b.passphrase;

async function prepare(order: EnrolmentOrder, vaults: Vaults): Promise<Prepared> {
  const { code, server } = order.link;
  const device = uuid();
  const [key, officer] = await Promise.all([makeDeviceKey(), vaults.create(order.passphrase)]);
  const claim: EnrolmentRequest = {
    v: 1,
    aud: server,
    code,
    device: { id: device, label: deviceLabel(navigator.userAgent) },
    unit: order.unit,
    officer: { name: order.officerName, proof: await officer.proveTo(server, device) },
  };
  const request = await signAsDevice(statementTypes.enrolment, claim, key);
  return { order, device, key, officer, request, finished: null };
}

/** Checks every statement of the answer against the root that the link named, then keeps them. */
async function settle(
  prepared: Prepared,
  answer: EnrolmentAnswer,
  store: Store,
): Promise<EnrolmentOutcome> {
  const { server } = prepared.order.link;
  const wrong = { is: 'declined', why: 'server-wrong' } as const;
  const keys = await trustKeyList(answer.keys, server);
  if (!keys) return wrong;
  const certified = await verifyListed(
    keys,
    'enrolment',
    statementTypes.deviceCertificate,
    answer.device,
    DeviceCertificate,
  );
  const officer = await verifyListed(
    keys,
    'enrolment',
    statementTypes.officerCertificate,
    answer.officer,
    OfficerCertificate,
  );
  if (certified?.device !== prepared.device || officer?.device !== prepared.device) return wrong;

  const device: EnrolledDevice = {
    id: prepared.device,
    server,
    unit: answer.unit,
    certificate: answer.device,
    numbers: certified.numbers,
    key: prepared.key,
    policy: answer.policy,
    keyList: answer.keys,
  };
  try {
    prepared.finished ??= await prepared.officer.finish(answer.officer, answer.tags);
    await store.enrol(device, prepared.finished.stored, certified.at);
  } catch (error) {
    console.error(error);
    return { is: 'unknown', why: 'not-stored' };
  }
  return { is: 'enrolled', device, vault: prepared.finished.vault };
}
