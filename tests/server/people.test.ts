import { decodeJwt } from 'jose';
import { afterAll, describe, expect, it } from 'vitest';
import { DeviceCertificate, OfficerCertificate } from '#contract/certificates.ts';
import { CodeOpen, EnrolmentAnswer } from '#contract/enrolment.ts';
import { Problem } from '#contract/problem.ts';
import { checkCode, WINDOW_MS } from '../../server/people/enrolment-code.ts';
import { enrolmentOfBlock, numberBlock } from '../../server/people/number-block.ts';
import { officerCode, runningOfOfficer } from '../../server/people/officer-code.ts';
import { trustKeyList, verifyListed } from '../../src/vault/key-list.ts';
import { makeSigningPair } from '../../src/vault/signing.ts';
import { askEnrolment, freshKeys, openDesk } from './support/desk.ts';
import { build, type House, tearDown } from './support/house.ts';

afterAll(tearDown);

let shared: Promise<House> | null = null;
const houseOf = () => {
  shared ??= build();
  return shared;
};
const codeIn = async (answer: Response) => Problem.parse(await answer.json()).code;
const DAY_MS = 86_400_000;

describe('enrolment with a one-time code', () => {
  it('gives certificates of an enrolment key, the key list, the unit and the policy', async () => {
    const house = await houseOf();
    const keys = await freshKeys();
    const answer = await askEnrolment(house, await house.issueCode(false), keys);
    const enrolled = EnrolmentAnswer.parse(await answer.json());
    const list = await trustKeyList(enrolled.keys, house.keyring.server);
    if (!list) throw new Error('the key list is not trusted');
    const device = await verifyListed(
      list,
      'enrolment',
      'dd-device+1',
      enrolled.device,
      DeviceCertificate,
    );
    const officer = await verifyListed(
      list,
      'enrolment',
      'dd-officer+1',
      enrolled.officer,
      OfficerCertificate,
    );
    const at = house.clock.now();
    expect(device).toMatchObject({ device: keys.id, unit: '8001', until: at + 365 * DAY_MS });
    expect(officer).toMatchObject({
      ...{ device: keys.id, name: 'สมชาย เจ้าหน้าที่', scope: '', until: at + 90 * DAY_MS },
      roles: ['officer', 'supervisor', 'dopa-admin'],
    });
    expect(enrolled).toMatchObject({
      unit: { code: '8001', kind: 'district' },
      policy: { localReadMs: DAY_MS },
      serverTime: at,
    });
  });

  it('asked again by the same device after a lost answer, gives the same certificates', async () => {
    const house = await houseOf();
    const [keys, code] = [await freshKeys(), await house.issueCode(false)];
    const first = EnrolmentAnswer.parse(await (await askEnrolment(house, code, keys)).json());
    house.clock.move(2 * DAY_MS);
    const again = EnrolmentAnswer.parse(await (await askEnrolment(house, code, keys)).json());
    expect([again.device, again.officer]).toEqual([first.device, first.officer]);
  });

  it('works once: another device finds it used', async () => {
    const house = await houseOf();
    const code = await house.issueCode(false);
    await askEnrolment(house, code, await freshKeys());
    const second = await askEnrolment(house, code, await freshKeys());
    expect(second.status).toBe(409);
    expect(await codeIn(second)).toBe('code-used');
  });

  it('two devices with one code at once: one is enrolled', async () => {
    const house = await houseOf();
    const code = await house.issueCode(false);
    const answers = await Promise.all([
      askEnrolment(house, code, await freshKeys()),
      askEnrolment(house, code, await freshKeys()),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('ends after a day; the first-run link does not', async () => {
    const house = await build();
    const [old, first] = [await house.issueCode(false), await house.issueCode(true)];
    house.clock.move(DAY_MS);
    expect(await codeIn(await askEnrolment(house, old, await freshKeys()))).toBe('code-expired');
    house.clock.move(100 * DAY_MS);
    expect((await askEnrolment(house, first, await freshKeys())).status).toBe(200);
  });

  it('of the first run works once, and voids the links that were printed before it', async () => {
    const house = await build();
    const printed = [await house.issueCode(true), await house.issueCode(true)];
    const [earlier = '', later = ''] = printed;
    expect(await house.storage.transact((tables) => tables.anyCodeUsed())).toBe(false);
    expect((await askEnrolment(house, later, await freshKeys())).status).toBe(200);
    expect(await house.storage.transact((tables) => tables.anyCodeUsed())).toBe(true);
    expect(await codeIn(await askEnrolment(house, earlier, await freshKeys()))).toBe('code-wrong');
    expect(await codeIn(await askEnrolment(house, later, await freshKeys()))).toBe('code-used');
  });

  it('is closed for a while by five wrong tries, and closes nobody else out', async () => {
    const house = await build();
    const code = await house.issueCode(false);
    const other = await house.issueCode(false);
    const wrong = `${code.slice(0, 4)}${code[4] === '0' ? '1' : '0'}${code.slice(5)}`;
    const keys = await freshKeys();
    for (let i = 0; i < 5; i += 1) {
      expect(await codeIn(await askEnrolment(house, wrong, keys))).toBe('code-wrong');
    }
    const locked = await askEnrolment(house, code, keys);
    expect(await codeIn(locked)).toBe('code-locked');
    expect(Number(locked.headers.get('retry-after'))).toBeLessThanOrEqual(WINDOW_MS / 1000);
    expect((await askEnrolment(house, other, await freshKeys())).status).toBe(200);
    house.clock.move(WINDOW_MS);
    expect((await askEnrolment(house, code, keys)).status).toBe(200);
  });

  it.each([
    ['for another server', { aud: 'x'.repeat(43) }, 'proof-wrong'],
    ['for a unit that cannot be', { unit: '8099' }, 'unit-unknown'],
  ])('is refused %s', async (_, more, code) => {
    const house = await houseOf();
    const answer = await askEnrolment(house, await house.issueCode(false), await freshKeys(), more);
    expect(await codeIn(answer)).toBe(code);
  });

  it('is refused when the officer’s key did not sign, or the device id is taken', async () => {
    const house = await houseOf();
    const { privateKey: officerKey } = await makeSigningPair();
    const code = await house.issueCode(false);
    const forged = await askEnrolment(house, code, await freshKeys(), { officerKey });
    expect(await codeIn(forged)).toBe('proof-wrong');
    const somchai = await openDesk(house);
    const thief = { ...(await freshKeys()), id: somchai.id };
    expect(await codeIn(await askEnrolment(house, code, thief))).toBe('proof-wrong');
  });

  it('a whole province at once is enrolled in turn; a flood is told to wait', async () => {
    const house = await build();
    const people = await Promise.all(
      Array.from(
        { length: 20 },
        async () => [await house.issueCode(false), await freshKeys()] as const,
      ),
    );
    const answers = await Promise.all(
      people.map(([code, keys]) => askEnrolment(house, code, keys)),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
    const guesses = await Promise.all(
      Array.from({ length: 150 }, () => checkCode(house.storage, 'Z'.repeat(13), 0)),
    );
    expect(guesses.filter(({ is }) => is === 'wrong')).toHaveLength(101);
    expect(guesses.filter(({ is }) => is === 'busy')).toHaveLength(49);
  }, 60_000);

  it('leases every device its own numbers, and every officer a code', async () => {
    const house = await build();
    const answers = await Promise.all(
      Array.from({ length: 3 }, async () => {
        const code = await house.issueCode(false);
        return (await askEnrolment(house, code, await freshKeys())).json();
      }),
    );
    const enrolled = answers.map((answer) => EnrolmentAnswer.parse(answer));
    const numbers = enrolled.map(
      ({ device }) => DeviceCertificate.parse(decodeJwt(device)).numbers,
    );
    expect(new Set(numbers.map(({ dd, from }) => `${dd}/${from}`)).size).toBe(3);
    const officers = enrolled.map(
      ({ officer }) => OfficerCertificate.parse(decodeJwt(officer)).officer,
    );
    expect(new Set(officers).size).toBe(3);
    for (const officer of officers) expect(officer).toMatch(/^8001-00[123]-\d$/);
  });
});

describe('[P1] looking at a one-time code', () => {
  const look = (house: House, code: string) =>
    house.ask('/api/v1/enrolment/code', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code }),
    });
  const another = (code: string) =>
    `${code.slice(0, 4)}${code[4] === '0' ? '1' : '0'}${code.slice(5)}`;

  it('tells that it is open, and at which server, and uses nothing up', async () => {
    const house = await houseOf();
    const code = await house.issueCode(false);
    for (let i = 0; i < 7; i += 1) {
      const answer = await look(house, code);
      expect([answer.status, CodeOpen.parse(await answer.json())]).toEqual([
        200,
        { server: house.keyring.server },
      ]);
    }
    expect((await askEnrolment(house, code, await freshKeys())).status).toBe(200);
    expect(await codeIn(await look(house, code))).toBe('code-used');
    expect(house.logged.join('')).not.toContain(code);
  });

  it('tells what enrolment would tell: wrong, too old, used', async () => {
    const house = await build();
    const [old, first] = [await house.issueCode(false), await house.issueCode(true)];
    house.clock.move(DAY_MS);
    expect(await codeIn(await look(house, old))).toBe('code-expired');
    expect(await codeIn(await look(house, another(first)))).toBe('code-wrong');
    expect((await look(house, first)).status).toBe(200);
    const misspelt = await look(house, 'http');
    expect([misspelt.status, await codeIn(misspelt)]).toEqual([422, 'body-not-valid']);
  });

  it('counts with the tries of enrolment: a stranger has five, whichever way', async () => {
    const house = await build();
    const code = await house.issueCode(false);
    const keys = await freshKeys();
    for (let i = 0; i < 3; i += 1) {
      expect(await codeIn(await look(house, another(code)))).toBe('code-wrong');
    }
    // A right look in between gives no tries back.
    expect((await look(house, code)).status).toBe(200);
    for (let i = 0; i < 2; i += 1) {
      expect(await codeIn(await askEnrolment(house, another(code), keys))).toBe('code-wrong');
    }
    const locked = await look(house, code);
    expect(await codeIn(locked)).toBe('code-locked');
    expect(Number(locked.headers.get('retry-after'))).toBeLessThanOrEqual(WINDOW_MS / 1000);
    expect(await codeIn(await askEnrolment(house, code, keys))).toBe('code-locked');
    house.clock.move(WINDOW_MS);
    expect((await look(house, code)).status).toBe(200);
  });
});

describe('number blocks', () => {
  it('give every DD its first ten thousand, then its second, and never one twice', () => {
    expect(numberBlock('8001', 0)).toEqual({ area: '8001', dd: '01', from: 1, to: 10_000 });
    expect(numberBlock('8001', 98)).toMatchObject({ dd: '99', from: 1 });
    expect(numberBlock('8001', 99)).toMatchObject({ dd: '01', from: 10_001, to: 20_000 });
    expect(numberBlock('8001', 989)).toMatchObject({ dd: '99', from: 90_001, to: 99_999 });
    expect(numberBlock('8001', 990)).toBeNull();
    const blocks = Array.from({ length: 990 }, (_, k) => numberBlock('8001', k));
    expect(new Set(blocks.map((block) => `${block?.dd}/${block?.from}`)).size).toBe(990);
    blocks.forEach((block, k) => {
      expect(block && enrolmentOfBlock(block)).toBe(k);
    });
  });

  it('officer codes have a running number that can be read back', () => {
    for (const running of [1, 12, 999, 1234]) {
      expect(runningOfOfficer(officerCode('8001', running))).toBe(running);
    }
    expect(officerCode('8001', 12)).toMatch(/^8001-012-\d$/);
    expect(runningOfOfficer('nonsense')).toBe(0);
  });
});
