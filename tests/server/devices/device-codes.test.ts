import { decodeJwt } from 'jose';
import { afterAll, describe, expect, it } from 'vitest';
import { DeviceEnrolmentAnswer } from '#contract/activation.ts';
import { DeviceCertificate } from '#contract/certificates.ts';
import { DeviceCode, DeviceList } from '#contract/devices.ts';
import { statementTypes } from '#contract/statements.ts';
import { makeSigningPair, publicJwkOf } from '../../../src/vault/signing.ts';
import { signStatement } from '../../../src/vault/statements.ts';
import { askAs, askEnrolment, type Desk, freshKeys, signedIn } from '../support/desk.ts';
import { build, type House, tearDown } from '../support/house.ts';
import { codeIn, supervisorOf } from './people.ts';

afterAll(tearDown);

const DAY_MS = 86_400_000;

async function askDeviceEnrolment(
  house: House,
  code: string,
  keys: { id: string; pair: CryptoKeyPair },
  more: { aud?: string; key?: CryptoKey } = {},
): Promise<Response> {
  const { deviceEnrolment } = statementTypes;
  const aud = more.aud ?? house.keyring.server;
  const request = await signStatement(
    deviceEnrolment,
    { v: 1, aud, code, device: { id: keys.id, label: 'เครื่องนี้' } },
    more.key ?? keys.pair.privateKey,
    { jwk: await publicJwkOf(keys.pair.publicKey) },
  );
  return house.ask('/api/v1/enrolment/device', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ request }),
  });
}

const askCode = (supervisor: Desk, more: object = {}) =>
  askAs(supervisor, 'officer', '/devices/codes', {
    unit: '8001',
    label: 'โน้ตบุ๊ก ทบ.12',
    replaces: null,
    ...more,
  });
const codeOf = async (supervisor: Desk) => {
  const answer = await askCode(supervisor);
  if (!answer.ok) throw new Error(await answer.text());
  return DeviceCode.parse(await answer.json());
};

describe('[DV1] a device code', () => {
  it('is issued forty times a day by one supervisor for an area', async () => {
    const house = await build();
    const [suda, malai] = [await supervisorOf(house), await supervisorOf(house)];
    const session = await signedIn(suda, 'officer');
    const request = { unit: '8001', label: 'โน้ตบุ๊ก ทบ.12', replaces: null };
    const asks = () => askAs(suda, 'officer', '/devices/codes', request, { signedIn: session });
    for (let i = 0; i < 40; i += 1) expect((await asks()).status).toBe(200);
    const tooMany = await asks();
    expect(tooMany.status).toBe(429);
    expect(await codeIn(tooMany)).toBe('too-many-changes');
    await codeOf(malai);
    house.clock.move(DAY_MS);
    await codeOf(suda);
  }, 60_000);

  it('makes a device of the unit, under the supervisor’s label, with numbers and no officer', async () => {
    const house = await build();
    const suda = await supervisorOf(house);
    const issued = await codeOf(suda);
    expect(issued).toMatchObject({ unit: { code: '8001' }, until: house.clock.now() + DAY_MS });
    const keys = await freshKeys();
    const answer = await askDeviceEnrolment(house, issued.code, keys);
    const enrolled = DeviceEnrolmentAnswer.parse(await answer.json());
    const certificate = DeviceCertificate.parse(decodeJwt(enrolled.device));
    expect(certificate).toMatchObject({ device: keys.id, unit: '8001', label: 'โน้ตบุ๊ก ทบ.12' });
    expect(certificate.numbers.dd).not.toBe(suda.certificate.numbers.dd);
    expect(enrolled.policy).toMatchObject({ version: 1, localReadMs: DAY_MS, leaseMs: 7 * DAY_MS });
    const list = DeviceList.parse(await (await askAs(suda, 'officer', '/devices')).json());
    expect(list.devices.find(({ device }) => device === keys.id)).toMatchObject({
      ...{ state: 'active', officers: [], lastContact: null, reported: null, command: null },
      enrolledAt: house.clock.now(),
    });
  });

  it('asked again by the same key, gives the same; another device finds it used', async () => {
    const house = await build();
    const { code } = await codeOf(await supervisorOf(house));
    const keys = await freshKeys();
    const first = await (await askDeviceEnrolment(house, code, keys)).json();
    house.clock.move(2 * DAY_MS);
    const again = await (await askDeviceEnrolment(house, code, keys)).json();
    expect(DeviceEnrolmentAnswer.parse(again).device).toBe(first.device);
    expect(await codeIn(await askDeviceEnrolment(house, code, await freshKeys()))).toBe(
      'code-used',
    );
  });

  it('ends after a day, and is closed for a while by five wrong tries', async () => {
    const house = await build();
    const suda = await supervisorOf(house);
    const [old, next] = [await codeOf(suda), await codeOf(suda)];
    const { code } = next;
    const wrong = `${code.slice(0, 4)}${code[4] === '0' ? '1' : '0'}${code.slice(5)}`;
    const keys = await freshKeys();
    for (let i = 0; i < 5; i += 1) {
      expect(await codeIn(await askDeviceEnrolment(house, wrong, keys))).toBe('code-wrong');
    }
    expect(await codeIn(await askDeviceEnrolment(house, code, keys))).toBe('code-locked');
    house.clock.move(DAY_MS);
    expect(await codeIn(await askDeviceEnrolment(house, old.code, keys))).toBe('code-expired');
  });

  it('brings no officer, and an administrator’s link is no device code', async () => {
    const house = await build();
    const { code } = await codeOf(await supervisorOf(house));
    expect(await codeIn(await askEnrolment(house, code, await freshKeys()))).toBe('code-wrong');
    const link = await house.issueCode(false);
    expect(await codeIn(await askDeviceEnrolment(house, link, await freshKeys()))).toBe(
      'code-wrong',
    );
    expect((await askDeviceEnrolment(house, code, await freshKeys())).status).toBe(200);
  });

  it('is refused to a key that did not sign, and for another server', async () => {
    const house = await build();
    const { code } = await codeOf(await supervisorOf(house));
    const { privateKey: key } = await makeSigningPair();
    for (const more of [{ key }, { aud: 'x'.repeat(43) }]) {
      const answer = await askDeviceEnrolment(house, code, await freshKeys(), more);
      expect(await codeIn(answer)).toBe('proof-wrong');
    }
  });

  it('is given by supervisors of the area, for units that are, in place of devices they see', async () => {
    const house = await build();
    const suda = await supervisorOf(house);
    const elsewhere = await supervisorOf(house, '1001');
    expect(await codeIn(await askCode(elsewhere))).toBe('not-allowed');
    expect(await codeIn(await askCode(suda, { unit: '8099' }))).toBe('not-allowed');
    const foreign = { replaces: elsewhere.id };
    expect(await codeIn(await askCode(suda, foreign))).toBe('not-found');
    expect((await askCode(suda, { replaces: suda.id })).status).toBe(200);
  });
});
