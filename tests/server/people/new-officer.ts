import { calculateJwkThumbprint, decodeJwt } from 'jose';
import { ActivationAnswer, fingerprintOf, fingerprintText } from '#contract/activation.ts';
import { OfficerCertificate } from '#contract/certificates.ts';
import {
  ActivationSlip,
  DecisionsAnswer,
  PersonList,
  RosterAnswer,
  type RosterRow,
} from '#contract/people.ts';
import type { Uuid } from '#contract/primitives.ts';
import { statementTypes } from '#contract/statements.ts';
import { sha256, utf8 } from '../../../src/vault/bytes.ts';
import { makeSigningPair, publicJwkOf } from '../../../src/vault/signing.ts';
import { signStatement } from '../../../src/vault/statements.ts';
import { askAs, type Desk } from '../support/desk.ts';

export const row = (changes: Partial<RosterRow> = {}): RosterRow => ({
  title: 'นางสาว',
  firstName: 'วิไล',
  lastName: 'รอบคอบ',
  position: 'เจ้าหน้าที่ปกครอง',
  phone: '0812345678',
  unit: '8001',
  role: 'officer',
  nationalId: null,
  ...changes,
});

/** Hands in a roster; the answer as it came. */
export const propose = async (by: Desk, rows: RosterRow[]): Promise<RosterAnswer> =>
  RosterAnswer.parse(await (await askAs(by, 'officer', '/people', { rows })).json());

export const decide = (by: Desk, people: Uuid[], approve = true) =>
  askAs(by, 'officer', '/people/decisions', { people, approve });

/** Proposed by one and approved by another: id and officer code. */
export async function approved(
  maker: Desk,
  checker: Desk,
  changes: Partial<RosterRow> = {},
): Promise<{ id: Uuid; officer: string }> {
  const taken = await propose(maker, [row(changes)]);
  if (taken.is !== 'taken') throw new Error(JSON.stringify(taken));
  const answer = DecisionsAnswer.parse(await (await decide(checker, taken.people)).json());
  const [one] = answer.decided;
  if (!one?.officer) throw new Error('no officer code');
  return { id: one.id, officer: one.officer };
}

export const slipFor = async (by: Desk, id: Uuid): Promise<ActivationSlip> =>
  ActivationSlip.parse(await (await askAs(by, 'officer', `/people/${id}/slip`, {})).json());

export const peopleSeenBy = async (by: Desk): Promise<PersonList> =>
  PersonList.parse(await (await askAs(by, 'officer', '/people')).json());

/** Asks for activation on the device of `desk` with a new officer key, or with the one given. */
export async function askActivation(
  desk: Desk,
  { officer, code }: { officer: string; code: string },
  more: { pair?: CryptoKeyPair; provenFor?: Uuid; deviceKey?: CryptoKey } = {},
) {
  const pair = more.pair ?? (await makeSigningPair());
  const aud = desk.server.keyring.server;
  const jwk = await publicJwkOf(pair.publicKey);
  const proof = await signStatement(
    statementTypes.officerProof,
    { v: 1, aud, device: more.provenFor ?? desk.id, jwk },
    pair.privateKey,
    { jwk },
  );
  const claim = {
    v: 1,
    ...{ aud, device: desk.id, officer, code, proof, certificate: desk.papers.device },
  };
  const key = more.deviceKey ?? desk.pair.privateKey;
  const request = await signStatement(statementTypes.activation, claim, key, { kid: desk.id });
  const response = await desk.server.ask('/api/v1/activation', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ request }),
  });
  return { response, pair };
}

/** Asks whether a slip would be taken on the device of `desk`. */
export async function lookAtSlip(
  desk: Desk,
  { officer, code }: { officer: string; code: string },
  deviceKey: CryptoKey = desk.pair.privateKey,
): Promise<Response> {
  const aud = desk.server.keyring.server;
  const certificate = desk.papers.device;
  const claim = { v: 1, ...{ aud, device: desk.id, officer, code, certificate } };
  const question = await signStatement(statementTypes.slipQuestion, claim, deviceKey, {
    kid: desk.id,
  });
  return desk.server.ask('/api/v1/activation/slip', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ question }),
  });
}

/** The same device with the officer who was activated on it; the key may still wait. */
export async function activatedOn(
  desk: Desk,
  slip: { officer: string; code: string },
): Promise<Desk> {
  const { response, pair } = await askActivation(desk, slip);
  if (!response.ok) throw new Error(await response.text());
  const { officer } = ActivationAnswer.parse(await response.json());
  return {
    ...desk,
    officerPair: pair,
    officer: OfficerCertificate.parse(decodeJwt(officer)),
    papers: { ...desk.papers, officer },
  };
}

/** The 8 characters that the device of `desk` shows. */
export async function fingerprintOn(desk: Desk): Promise<string> {
  const text = fingerprintText(
    await calculateJwkThumbprint(desk.officer.jwk),
    await calculateJwkThumbprint(desk.certificate.jwk),
    desk.server.keyring.server,
  );
  return fingerprintOf(await sha256(utf8(text)));
}

export const confirm = (by: Desk, certificate: Uuid, fingerprint: string) =>
  askAs(by, 'officer', `/activations/${certificate}/confirm`, { fingerprint });

/** Everything from the roster to a key that counts. */
export async function newOfficer(
  maker: Desk,
  checker: Desk,
  on: Desk,
  changes: Partial<RosterRow> = {},
): Promise<Desk> {
  const { id } = await approved(maker, checker, changes);
  const desk = await activatedOn(on, await slipFor(maker, id));
  const done = await confirm(maker, desk.officer.id, await fingerprintOn(desk));
  if (!done.ok) throw new Error(await done.text());
  return desk;
}
