import { randomBytes } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { v7 as uuid } from 'uuid';
import { afterEach, describe, expect, it } from 'vitest';
import { takeApart } from '#contract/envelope.ts';
import { Problem } from '#contract/problem.ts';
import { statementTypes } from '#contract/statements.ts';
import type { Scope } from '../../server/people/authorize.ts';
import { hashOf } from '../../src/vault/bytes.ts';
import { makeSigningPair } from '../../src/vault/signing.ts';
import { signStatement } from '../../src/vault/statements.ts';
import { openDesk, outcomes, push, pushBody, receiptsIn, seal, send } from './support/desk.ts';
import { build, tearDown } from './support/house.ts';

afterEach(tearDown);

const problemIn = async (answer: Response) => Problem.parse(await answer.json()).code;

describe('[I10] what strangers can fill', () => {
  it('a byte of quarantine costs what a row costs, however short the part', async () => {
    const quarantine = { deviceBytes: 100_000, unknownBytes: 100_000 };
    const house = await build({ limits: { quarantine } });
    const somchai = await openDesk(house);
    const { privateKey: key } = await makeSigningPair();
    const codes: string[] = [];
    for (let i = 0; i < 60; i += 1) {
      const body = await pushBody(somchai, [Uint8Array.from(randomBytes(4))], { key });
      const answer = await send(house, body, 'rescue');
      codes.push(answer.ok ? 'kept' : await problemIn(answer));
    }
    expect(codes.filter((code) => code === 'kept').length).toBeLessThan(50);
    expect(codes.at(-1)).toBe('quota');
    expect((await push(somchai, [await seal(somchai)])).receipts).toMatchObject([{ unit: '8001' }]);
  });

  it('and papers that are none are not remembered', async () => {
    const house = await build();
    const somchai = await openDesk(house);
    const kid = house.keyring.list.keys.find(({ use }) => use === 'enrolment')?.kid ?? '';
    const { privateKey } = await makeSigningPair();
    const { deviceCertificate: type } = statementTypes;
    let bytes = 0;
    const before = usedHeap();
    for (let i = 0; i < 300; i += 1) {
      const label = randomBytes(45_000).toString('base64url');
      const paper = await signStatement(
        type,
        { ...somchai.certificate, id: uuid(), more: label },
        privateKey,
        { kid },
      );
      bytes += paper.length;
      await push(somchai, [], { manifest: { certificates: [paper] } });
    }
    expect(bytes).toBeGreaterThan(20_000_000);
    expect(usedHeap() - before).toBeLessThan(bytes / 2);
  });
});

describe('[I6] what a stolen device key can fill', () => {
  it('so many bytes that acceptance has not taken; more waits with 503, and others are let in', async () => {
    const house = await build({ limits: { deviceBytes: 10_000 } });
    const somchai = await openDesk(house);
    const malai = await openDesk(house);
    const { privateKey: thief } = await makeSigningPair();
    const junk = async () => seal(somchai, { officerKey: thief });
    const kept = await push(somchai, [await junk(), await junk(), await junk()]);
    expect(kept.receipts).toHaveLength(3);
    await house.acceptance.idle();
    const more = [await junk(), await junk(), await junk(), await junk(), await junk()];
    const partly = await push(somchai, more);
    expect(partly.receipts.length).toBeLessThan(5);
    const left = more.filter(({ hash }) => !partly.receipts.some((one) => one.hash === hash));
    const refused = await send(
      house,
      await pushBody(
        somchai,
        left.map(({ bytes }) => bytes),
      ),
    );
    expect(refused.status).toBe(503);
    expect(await problemIn(refused)).toBe('quota');
    expect((await push(malai, [await seal(malai)])).receipts).toMatchObject([{ unit: '8001' }]);
    // What is known keeps its receipt, however full it is.
    expect((await push(somchai, more.slice(0, 1))).receipts).toHaveLength(1);
  });

  it('what is proven out of quarantine counts as well, so that there is no way round', async () => {
    const house = await build({ limits: { deviceBytes: 10_000 } });
    const somchai = await openDesk(house);
    const { privateKey: thief } = await makeSigningPair();
    const junk = async (count: number) =>
      Promise.all(Array.from({ length: count }, () => seal(somchai, { officerKey: thief })));
    const [proven, vouchedFor, more] = [await junk(2), await junk(2), await junk(2)];
    const slipped = { manifest: { hashes: [] } };
    expect((await push(somchai, proven, slipped)).receipts).toMatchObject([{ unit: '?' }, {}]);
    await house.acceptance.idle();
    await push(somchai, vouchedFor, slipped);
    await push(somchai, vouchedFor);
    const refused = await pushBody(
      somchai,
      more.map(({ bytes }) => bytes),
    );
    expect(await problemIn(await send(house, refused))).toBe('quota');
  });

  it('what is accepted makes room, also by way of quarantine', async () => {
    const house = await build({ limits: { deviceBytes: 10_000 } });
    const somchai = await openDesk(house);
    for (let i = 0; i < 6; i += 1) {
      await push(somchai, [await seal(somchai)], { manifest: { hashes: [] } });
      await house.acceptance.idle();
    }
    expect((await push(somchai, [await seal(somchai)])).receipts).toMatchObject([{ unit: '8001' }]);
  });

  it('what is accepted makes room, so that an honest desk sends without end', async () => {
    const house = await build({ limits: { deviceBytes: 10_000 } });
    const somchai = await openDesk(house);
    for (let i = 0; i < 12; i += 1) {
      const envelope = await seal(somchai);
      expect((await push(somchai, [envelope])).receipts).toMatchObject([{ n: i + 1 }]);
      await house.acceptance.idle();
    }
  });

  it('epochs without end make no ledgers without end', async () => {
    const house = await build();
    const somchai = await openDesk(house);
    const real = await seal(somchai);
    await push(somchai, [real]);
    for (let i = 0; i < 300; i += 1) await push(somchai, [], { manifest: { epoch: uuid() } });
    const [device] = await house.storage.transact((tables) =>
      tables.devicesIn({ prefix: '' } as Scope),
    );
    expect(device?.epochs.length).toBeLessThanOrEqual(200);
    expect(device).toMatchObject({ received: 1, accepted: 1 });
  });

  it('numbers as large as they come are kept, and counted as they are', async () => {
    const house = await build();
    const somchai = await openDesk(house);
    const seq = Number.MAX_SAFE_INTEGER;
    const far = await seal(somchai, { header: { seq } });
    const head = { seq, hash: far.hash };
    const list = await push(somchai, [far], { manifest: { head, m: seq } });
    expect(list.receipts).toMatchObject([{ seq, unit: '8001' }]);
    expect(list.ledger).toMatchObject([{ through: 0, missing: [[1, seq - 1]] }]);
    const near = await seal(somchai, { header: { seq: 1 } });
    expect((await push(somchai, [near])).ledger).toMatchObject([
      { through: 1, missing: [[2, seq - 1]] },
    ]);
  });
});

describe('[I12] an envelope that was rescued and can be read after all', () => {
  it('is the act that its header says, in its own ledger', async () => {
    const house = await build();
    const somchai = await openDesk(house);
    const [first, second] = [await seal(somchai), await seal(somchai)];
    await push(somchai, [first]);
    const body = await pushBody(somchai, [second.bytes]);
    const rescued = await receiptsIn(house, await send(house, body, 'rescue'));
    expect(rescued.receipts).toMatchObject([{ seq: 0, unit: '?', hash: second.hash }]);
    expect((await outcomes(somchai)).get(second.hash)).toMatchObject({
      ...{ kind: 'accepted', id: second.id, record: second.record },
    });
    expect((await push(somchai, [])).ledger).toMatchObject([{ through: 2, missing: [] }]);
  });

  it('also when another desk brought it', async () => {
    const house = await build();
    const somchai = await openDesk(house);
    const malai = await openDesk(house);
    const carried = await seal(malai);
    const { bytes } = carried;
    expect(takeApart(bytes).sig).toHaveLength(64);
    await send(house, await pushBody(somchai, [bytes]), 'rescue');
    expect((await outcomes(malai)).get(carried.hash)).toMatchObject({ kind: 'accepted' });
    expect((await outcomes(somchai)).get(carried.hash)).toMatchObject({ kind: 'accepted' });
    expect((await push(malai, [])).ledger).toMatchObject([{ through: 1, missing: [] }]);
    expect(await hashOf(bytes)).toBe(carried.hash);
  });
});

function usedHeap(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed;
}
