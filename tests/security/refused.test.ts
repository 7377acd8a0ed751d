import { v7 as uuid } from 'uuid';
import { afterAll, describe, expect, it } from 'vitest';
import { ignoredWhy } from '#contract/commands.ts';
import type { ProblemCode } from '#contract/problem.ts';
import { problemWords } from '../../server/http/problem-words.ts';
import type { Scope } from '../../server/people/authorize.ts';
import { activation as activationEn } from '../../src/i18n/en/activation.ts';
import { administration as administrationEn } from '../../src/i18n/en/administration.ts';
import { activation } from '../../src/i18n/th/activation.ts';
import { administration } from '../../src/i18n/th/administration.ts';
import { makeSigningPair } from '../../src/vault/signing.ts';
import { actOn, codeIn, provinceOf, supervisorOf } from '../server/devices/people.ts';
import { activatedOn, approved, askActivation, slipFor } from '../server/people/new-officer.ts';
import { type AskChanges, askAs, openDesk, signedIn } from '../server/support/desk.ts';
import { build, type House, tearDown } from '../server/support/house.ts';

afterAll(tearDown);

const DAY_MS = 86_400_000;

/** Why somebody was refused, as it was written down; read from the disk, so that it adds nothing. */
const written = async ({ storage }: House, action: string): Promise<(string | null)[]> => {
  const all = await storage.transact((tables) =>
    tables.readAudit({ prefix: '' } as Scope, { action }, 100),
  );
  return all.map(({ detail }) => detail);
};

const slipScene = async () => {
  const house = await build();
  const [suda, pracha] = [await supervisorOf(house), await provinceOf(house)];
  const desk = await openDesk(house, '8001');
  const wilai = await approved(suda, pracha);
  return { house, suda, desk, wilai, slip: await slipFor(suda, wilai.id) };
};
type SlipScene = Awaited<ReturnType<typeof slipScene>>;

const wrongly = async ({ desk, slip }: SlipScene) =>
  (await askActivation(desk, { ...slip, code: '0'.repeat(13) })).response;

describe('[P5] [P6] a slip that is no good is refused, written down, and said in words', () => {
  it.each<[string, ProblemCode, (scene: SlipScene) => Promise<Response>]>([
    ['guessed', 'code-wrong', wrongly],
    [
      'used before',
      'code-used',
      async ({ desk, slip }) => {
        await activatedOn(desk, slip);
        return (await askActivation(desk, slip)).response;
      },
    ],
    [
      'used before, stolen, on another device of the district',
      'code-used',
      async ({ house, desk, slip }) => {
        await activatedOn(desk, slip);
        return (await askActivation(await openDesk(house, '8001'), slip)).response;
      },
    ],
    [
      'stolen, on a device of another district',
      'not-allowed',
      async ({ house, slip }) =>
        (await askActivation(await openDesk(house, '9001'), slip)).response,
    ],
    [
      'a day old',
      'code-expired',
      async ({ house, desk, slip }) => {
        house.clock.move(DAY_MS);
        return (await askActivation(desk, slip)).response;
      },
    ],
    [
      'right at the sixth try',
      'code-locked',
      async (scene) => {
        for (let i = 0; i < 5; i += 1) await wrongly(scene);
        return (await askActivation(scene.desk, scene.slip)).response;
      },
    ],
    [
      'on a device that was stopped',
      'revoked',
      async ({ suda, desk, slip }) => {
        await actOn(suda, desk, { kind: 'suspend' });
        return (await askActivation(desk, slip)).response;
      },
    ],
  ])('%s: %s', async (_, code, ask) => {
    const scene = await slipScene();
    expect(await codeIn(await ask(scene))).toBe(code);
    expect((await written(scene.house, 'slip-refused')).at(0)).toBe(code);
    for (const { errors } of [activation, activationEn]) {
      const said = (errors as Record<string, unknown>)[code];
      expect(said, `no words for ${code}`).toBeTypeOf('string');
    }
  });

  it('stolen, by whoever has no device of ours: refused, and still good for its officer', async () => {
    const { house, desk, slip } = await slipScene();
    const thief = { ...(await openDesk(await build())), server: house };
    expect(await codeIn((await askActivation(thief, slip)).response)).toBe('proof-wrong');
    expect((await askActivation(desk, slip)).response.status).toBe(200);
  });
});

describe('[AU7] a request that was not made for this is refused, written down, and said in words', () => {
  it.each<[string, (house: House) => Promise<AskChanges>]>([
    ['for another address', async () => ({ claim: { htu: '/api/v1/people' } })],
    ['by another key', async () => ({ key: (await makeSigningPair()).privateKey })],
    ['with another body', async () => ({ claim: { bh: 'A'.repeat(43) } })],
    ['with the token of somebody else', async () => ({ claim: { ath: 'A'.repeat(43) } })],
    ['seen before', async () => ({ claim: { jti: uuid() } })],
  ])('%s', async (_, change) => {
    const house = await build();
    const suda = await supervisorOf(house);
    const session = await signedIn(suda, 'officer');
    const changes = { signedIn: session, ...(await change(house)) };
    const ask = () => askAs(suda, 'officer', '/overview', undefined, changes);
    // What is seen before was good the first time.
    if (changes.claim?.jti) expect((await ask()).status).toBe(200);
    const answer = await ask();
    expect(await codeIn(answer)).toBe('token-not-bound');
    const [, th, en] = problemWords['token-not-bound'];
    expect([th, en].every((said) => said.length > 10)).toBe(true);
    const isThief = changes.key !== undefined;
    expect(await written(house, 'request-refused')).toEqual(isThief ? [] : ['token-not-bound']);
  });
});

describe('[DV9] a command that is no good is reported, written down, and said in words', () => {
  it.each(ignoredWhy)('%s', async (why) => {
    const house = await build();
    const desk = await openDesk(house, '8001');
    await supervisorOf(house);
    const n = why === 'not-signed' ? null : 1;
    await askAs(desk, 'device', '/device/commands/ack', { n, outcome: 'ignored', why });
    expect(await written(house, 'command-ignored')).toEqual([why]);
    for (const words of [administration, administrationEn])
      expect(words.ignoredWhy[why]).toMatch(/\S{3}/);
  });
});
