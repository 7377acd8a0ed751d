import { DhkemP256HkdfSha256 } from '@hpke/core';
import { calculateJwkThumbprint } from 'jose';
import type { EnvelopeHeader } from '#contract/envelope.ts';
import type { ServerKey } from '#contract/keys.ts';
import type { Registration } from '#contract/registration/registration.ts';
import { makeSigningPair, publicJwkOf } from '../../src/vault/signing.ts';
import type { DeviceKey, OpToSeal } from '../../src/vault/types.ts';

/** Fixed ids of the test people's things: the last digits say which. */
export const uuid = (kind: number, n: number) =>
  `019a0000-0000-7000-8000-${String(kind).padStart(4, '0')}${String(n).padStart(8, '0')}`;

export const ids = {
  device: uuid(1, 1),
  epoch: uuid(2, 1),
  record: uuid(3, 1),
  op: uuid(4, 1),
  certificate: uuid(5, 1),
} as const;

/** Malee Jaidee (made up) at the district office of Mueang Nakhon Si Thammarat. */
export const malee: Registration = {
  intake: {
    ref: '800101000019',
    channel: 'desk',
    unit: '8001',
    officer: '8001-012-7',
    device: ids.device,
    appliedOn: '2026-12-01',
    capturedAt: 1_796_112_000_000,
    applicant: { who: 'self' },
  },
  debtor: {
    nationalId: { value: '9000012345672', seen: 'card' },
    title: 'นาง',
    firstName: 'มาลี',
    lastName: { value: 'ใจดี' },
    birth: { value: '1967-03-05' },
    phone: { value: '0812345678' },
    address: { houseNo: '9/1', moo: 4, subdistrict: { unlisted: 'ปากพูน' } },
  },
  occupation: { main: 'trader', income: { value: 900_000 } },
  creditors: [
    {
      id: uuid(6, 1),
      name: { value: 'เจ๊แดง' },
      kind: 'local-person',
      debts: [
        {
          id: uuid(7, 1),
          principalReceived: { value: 1_000_000 },
          balance: 1_200_000,
          rate: { value: { in: 'percent', amount: 2000, per: 'month' } },
          threats: [],
        },
      ],
    },
  ],
  help: {
    wanted: ['mediation'],
    noticeGiven: { version: '1', at: 1_796_112_000_000 },
    consents: { bank: false, labour: false, police: false },
    declared: true,
    signature: { way: 'paper', at: 1_796_112_000_000 },
  },
};

export const noHash = 'A'.repeat(43);

export const maleeOp: Extract<OpToSeal, { kind: 'register' }> = {
  v: 1,
  kind: 'register',
  id: ids.op,
  record: ids.record,
  at: 1_796_112_000_000,
  base: [],
  shown: { notice: noHash, form: noHash },
  registration: malee,
};

export const maleeHeader: EnvelopeHeader = {
  v: 1,
  id: ids.op,
  record: ids.record,
  kind: 'register',
  unit: '8001',
  device: ids.device,
  epoch: ids.epoch,
  seq: 1,
  prev: null,
  form: 1,
  made: 1_796_112_000_000,
  clock: null,
  blobs: [],
};

export async function makeDeviceKey(): Promise<DeviceKey> {
  const pair = await makeSigningPair();
  return {
    publicJwk: await publicJwkOf(pair.publicKey),
    privateJwk: await crypto.subtle.exportKey('jwk', pair.privateKey),
  };
}

/** A key that envelopes can be sealed to, with its private half. */
export async function makeRecipient(kid: string, use: 'sealing' | 'recovery' = 'sealing') {
  const pair = await new DhkemP256HkdfSha256().generateKeyPair();
  const jwk = await publicJwkOf(pair.publicKey);
  const key: ServerKey = { kid, use, jwk, since: 0 };
  return { key, privateKey: pair.privateKey, kid };
}

/** The root key of a server, and the id that pins it. */
export async function makeRoot() {
  const pair = await makeSigningPair();
  const jwk = await publicJwkOf(pair.publicKey);
  return { pair, jwk, server: await calculateJwkThumbprint(jwk) };
}
