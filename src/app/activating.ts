import type { ActivationAnswer, ActivationRequest, SlipQuestion } from '#contract/activation.ts';
import { OfficerCertificate } from '#contract/certificates.ts';
import type { Jws } from '#contract/primitives.ts';
import { statementTypes } from '#contract/statements.ts';
import type {
  Activate,
  ActivationOrder,
  ActivationOutcome,
  Confirmed,
  LookAtSlip,
  LookConfirmed,
} from '../features/session/activating.ts';
import { activate, lookAtSlip, readDeviceOfficers } from '../remote/activation.ts';
import type { Http } from '../remote/http.ts';
import type { Session } from '../remote/session.ts';
import type { EnrolledDevice, Store } from '../store/types.ts';
import { signAsDevice } from '../vault/device-key.ts';
import { verifyListed } from '../vault/key-list.ts';
import type { NewOfficerKeys, OfficerVault, OpenVault, Vaults } from '../vault/types.ts';
import type { SlipTries } from './slip-tries.ts';

export interface ActivatingPorts {
  http: Http;
  vaults: Vaults;
  store: Store;
  device: EnrolledDevice;
  tries: SlipTries;
}

/** An order with the keys that were made for it, so that it can be repeated to the letter. */
interface PreparedOfficer {
  order: ActivationOrder;
  keys: NewOfficerKeys;
  request: Jws;
  finished: { stored: OfficerVault; vault: OpenVault } | null;
}

/** Makes an officer's keys, asks the centre as this device, and stores the vault that came of it. */
export function activateWith(ports: ActivatingPorts): Activate {
  let prepared: PreparedOfficer | null = null;
  return async (order) => {
    if (!prepared || !isSame(prepared.order, order)) prepared = await prepareOfficer(order, ports);
    const reply = await activate(ports.http, { request: prepared.request });
    if (reply.is !== 'answered') return ports.tries.judge(order.officer, reply);
    ports.tries.forget(order.officer);
    return settleOfficer(prepared, reply.answer, ports);
  };
}

/** Asks as this device whether a slip would be taken. */
export function lookAtSlipWith({
  http,
  device,
  tries,
}: Pick<ActivatingPorts, 'http' | 'device' | 'tries'>): LookAtSlip {
  return async ({ officer, code }) => {
    const { server, id, certificate } = device;
    const claim: SlipQuestion = { v: 1, aud: server, device: id, officer, code, certificate };
    const type = statementTypes.slipQuestion;
    const question = await signAsDevice(type, claim, device.key, { kid: id });
    const reply = await lookAtSlip(http, question);
    return reply.is === 'answered' ? reply.answer : tries.judge(officer, reply);
  };
}

const isSame = (a: ActivationOrder, b: ActivationOrder) =>
  a.officer === b.officer && a.code === b.code && a.passphrase === b.passphrase;

async function prepareOfficer(
  order: ActivationOrder,
  { vaults, device }: ActivatingPorts,
): Promise<PreparedOfficer> {
  const keys = await vaults.create(order.passphrase);
  const claim: ActivationRequest = {
    v: 1,
    aud: device.server,
    device: device.id,
    officer: order.officer,
    code: order.code,
    proof: await keys.proveTo(device.server, device.id),
    certificate: device.certificate,
  };
  const by = { kid: device.id };
  const request = await signAsDevice(statementTypes.activation, claim, device.key, by);
  return { order, keys, request, finished: null };
}

async function settleOfficer(
  prepared: PreparedOfficer,
  answer: ActivationAnswer,
  { store, device }: ActivatingPorts,
): Promise<ActivationOutcome> {
  const certified = await readOfficer(answer.officer, store);
  if (certified?.device !== device.id) return { is: 'declined', why: 'server-wrong' };
  try {
    prepared.finished ??= await prepared.keys.finish(answer.officer, answer.tags);
    await store.addOfficer(prepared.finished.stored);
  } catch (error) {
    console.error(error);
    return { is: 'unknown', why: 'not-stored' };
  }
  return { is: 'activated', vault: prepared.finished.vault };
}

const readOfficer = async (jws: Jws, store: Store) =>
  verifyListed(
    await store.keyList(),
    'enrolment',
    statementTypes.officerCertificate,
    jws,
    OfficerCertificate,
  );

/** Asks whose keys may act here, and takes over what the centre has signed anew for this officer. */
export function lookConfirmedWith(session: Session, store: Store): LookConfirmed {
  return async (vault): Promise<Confirmed> => {
    const answer = await readDeviceOfficers(session);
    if (answer.is !== 'read') return 'no-contact';
    for (const { certificate, state } of answer.value.officers) {
      const certified = await readOfficer(certificate, store);
      if (certified?.id !== vault.officer.id) continue;
      if (state === 'revoked') return 'refused';
      if (state !== 'active' || certified.waiting) return 'not-yet';
      const { id, name } = certified;
      await vault.useCertificate(certificate);
      await store.replaceCertificate(id, { id, certificate, name });
      return 'yes';
    }
    return 'not-yet';
  };
}
