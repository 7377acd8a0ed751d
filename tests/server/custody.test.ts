import { randomBytes } from 'node:crypto';
import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { addSignature, layUnsigned } from '#contract/envelope.ts';
import { joinFrames } from '#contract/frames.ts';
import { Problem } from '#contract/problem.ts';
import type { Receipt } from '#contract/push.ts';
import { utf8 } from '../../src/vault/bytes.ts';
import { makeSigningPair } from '../../src/vault/signing.ts';
import {
  type Desk,
  openDesk,
  outcomes,
  push,
  pushBody,
  receiptsIn,
  type Sealed,
  seal,
  send,
} from './support/desk.ts';
import { build, type House, tearDown } from './support/house.ts';

afterEach(tearDown);

const problemIn = async (answer: Response) => Problem.parse(await answer.json());
const bytesOf = (envelopes: readonly Sealed[]) => envelopes.map(({ bytes }) => bytes);

async function sealMany(desk: Desk, count: number): Promise<Sealed[]> {
  const sealed: Sealed[] = [];
  while (sealed.length < count) sealed.push(await seal(desk));
  return sealed;
}

describe('[I1] a receipt is the signed word of custody', () => {
  it('names device, epoch, number, op, hash, unit and dense n', async () => {
    const house = await build();
    const somchai = await openDesk(house);
    const [first, second] = await sealMany(somchai, 2);
    if (!first || !second) throw new Error('nothing sealed');
    const list = await push(somchai, [first, second]);
    expect(list.receipts).toEqual(
      [first, second].map(
        ({ hash, id }, i): Receipt => ({
          ...{ device: somchai.id, epoch: somchai.epoch, seq: i + 1, id, hash },
          ...{ unit: '8001', n: i + 1, at: house.clock.now() },
        }),
      ),
    );
    expect(list).toMatchObject({ device: somchai.id, m: somchai.m, serverEpoch: { n: 1 } });
  });

  it('tells through and missing when numbers come out of order, until they are filled', async () => {
    const house = await build();
    const somchai = await openDesk(house);
    const made = await sealMany(somchai, 6);
    const pick = (...seqs: number[]) => made.filter(({ header }) => seqs.includes(header.seq));
    const later = await push(somchai, pick(5, 2).reverse());
    const { device, epoch } = { device: somchai.id, epoch: somchai.epoch };
    expect(later.ledger).toEqual([
      {
        device,
        epoch,
        through: 0,
        missing: [
          [1, 1],
          [3, 4],
          [6, 6],
        ],
      },
    ]);
    expect((await push(somchai, pick(1, 4, 6))).ledger).toEqual([
      { device, epoch, through: 2, missing: [[3, 3]] },
    ]);
    expect((await push(somchai, pick(3))).ledger).toEqual([
      { device, epoch, through: 6, missing: [] },
    ]);
  });

  it('an empty push is a heartbeat that brings the ledger', async () => {
    const house = await build();
    const somchai = await openDesk(house);
    await seal(somchai);
    const list = await push(somchai, []);
    expect(list.receipts).toEqual([]);
    expect(list.ledger).toMatchObject([{ through: 0, missing: [[1, 1]] }]);
  });

  it('is given only after the commit, and never for a commit that failed', async () => {
    let broken = false;
    let committed = false;
    const house = await build({
      beforeCommit: async () => {
        if (broken) throw new Error('the disk went away');
        await new Promise((resolve) => setImmediate(resolve));
        committed = true;
      },
    });
    const somchai = await openDesk(house);
    const envelope = await seal(somchai);
    broken = true;
    const failed = await send(house, await pushBody(somchai, [envelope.bytes]));
    expect(failed.status).toBe(500);
    expect((await problemIn(failed)).code).toBe('internal');
    broken = false;
    committed = false;
    const list = await push(somchai, [envelope]);
    expect(committed).toBe(true);
    expect(list.receipts).toMatchObject([{ n: 1 }]);
  });

  it('a body that is no push keeps nothing', async () => {
    const house = await build();
    const somchai = await openDesk(house);
    const cut = (await pushBody(somchai, [(await seal(somchai)).bytes])).slice(0, -3);
    const answers = [
      [cut, 'body-not-readable', 400],
      [joinFrames([utf8('no.manifest.here')]), 'manifest-not-valid', 400],
      [new Uint8Array(), 'manifest-not-valid', 400],
    ] as const;
    for (const [body, code, status] of answers) {
      expect(await problemIn(await send(house, body))).toMatchObject({ code, status });
    }
  });

  it('one envelope that cannot be taken apart keeps its whole push out, and rescue takes it', async () => {
    const house = await build();
    const somchai = await openDesk(house);
    const good = await seal(somchai);
    const rotten = Uint8Array.from(randomBytes(300));
    const refused = await send(house, await pushBody(somchai, [good.bytes, rotten]));
    expect(await problemIn(refused)).toMatchObject({ code: 'envelope-not-readable', status: 400 });
    expect((await push(somchai, [good])).receipts).toMatchObject([{ n: 1, unit: '8001' }]);

    const body = await pushBody(somchai, [rotten]);
    const rescued = await receiptsIn(house, await send(house, body, 'rescue'));
    expect(rescued.receipts).toMatchObject([
      { seq: 0, id: '00000000-0000-0000-0000-000000000000', unit: '?', n: 1, device: somchai.id },
    ]);
    await house.acceptance.idle();
    const found = await heldIn(house);
    expect(found.map(({ bytes }) => Buffer.from(bytes).equals(rotten))).toEqual([true]);
  });

  it('is not given for another server', async () => {
    const house = await build();
    const somchai = await openDesk(house);
    const body = await pushBody(somchai, [], { manifest: { aud: 'x'.repeat(43) } });
    expect(await problemIn(await send(house, body))).toMatchObject({
      code: 'manifest-wrong-server',
      status: 421,
    });
  });
});

describe('[I2] whatever is repeated is there once', () => {
  it('a lost answer: the same again gives the first receipt, equal in every member', async () => {
    const house = await build();
    const somchai = await openDesk(house);
    const envelope = await seal(somchai);
    const first = await push(somchai, [envelope]);
    house.clock.move(86_400_000);
    const again = await push(somchai, [envelope, envelope]);
    expect(again.receipts).toEqual([first.receipts[0], first.receipts[0]]);
  });

  it('200 of the same push at once make one row', async () => {
    const house = await build();
    const somchai = await openDesk(house);
    const envelope = await seal(somchai);
    const body = await pushBody(somchai, [envelope.bytes]);
    const answers = await Promise.all(Array.from({ length: 200 }, () => send(house, body)));
    const lists = await Promise.all(answers.map((answer) => receiptsIn(house, answer)));
    const receipts = new Set(lists.map((list) => JSON.stringify(list.receipts)));
    expect(receipts.size).toBe(1);
    const next = await push(somchai, [await seal(somchai)]);
    expect(next.receipts).toMatchObject([{ n: 2 }]);
    const said = (await outcomes(somchai)).get(envelope.hash);
    expect(said).toMatchObject({ kind: 'accepted', rev: 1 });
  });

  it('survives a restart of the server', async () => {
    const house = await build();
    const somchai = await openDesk(house);
    const envelope = await seal(somchai);
    const first = await push(somchai, [envelope]);
    await house.close();
    const again = await build({ folder: house.folder, clock: house.clock });
    somchai.server = again;
    expect((await push(somchai, [envelope])).receipts).toEqual(first.receipts);
  });
});

describe('[I10] what nobody vouches for is kept in quarantine', () => {
  it('a manifest signed by another key', async () => {
    const house = await build();
    const somchai = await openDesk(house);
    const envelope = await seal(somchai);
    const { privateKey } = await makeSigningPair();
    const list = await push(somchai, [envelope], { key: privateKey });
    expect(list.receipts).toMatchObject([{ unit: '?', n: 1 }]);
    expect(list.ledger).toEqual([]);
  });

  it('a hash that the manifest does not list, and the rest of the push all the same', async () => {
    const house = await build();
    const somchai = await openDesk(house);
    const [listed, slipped] = await sealMany(somchai, 2);
    if (!listed || !slipped) throw new Error('nothing sealed');
    const list = await push(somchai, [listed, slipped], { manifest: { hashes: [listed.hash] } });
    expect(list.receipts.map(({ unit }) => unit)).toEqual(['8001', '?']);
  });

  it("another device's envelope, which its own signature then proves", async () => {
    const house = await build();
    const somchai = await openDesk(house);
    const malai = await openDesk(house);
    const carried = await seal(malai);
    const list = await push(somchai, [carried]);
    expect(list.receipts).toMatchObject([{ unit: '?', device: malai.id, seq: 1 }]);
    expect(list.ledger).toMatchObject([{ device: somchai.id, through: 0, missing: [] }]);
    expect((await outcomes(malai)).get(carried.hash)).toMatchObject({ kind: 'accepted' });
    expect((await push(malai, [])).ledger).toMatchObject([{ through: 1, missing: [] }]);
  });

  it('a unit that cannot be', async () => {
    const house = await build();
    const somchai = await openDesk(house);
    const envelope = await seal(somchai, { header: { unit: '8099' } });
    expect((await push(somchai, [envelope])).receipts).toMatchObject([{ unit: '?' }]);
    expect((await outcomes(somchai)).get(envelope.hash)).toMatchObject({ code: 'unit-unknown' });
  });

  it('has a quota; what finds no room waits with 503 and is never dropped', async () => {
    const quarantine = { deviceBytes: 100_000, unknownBytes: 5000 };
    const house = await build({ limits: { quarantine } });
    const somchai = await openDesk(house);
    const { privateKey: key } = await makeSigningPair();
    const made = await sealMany(somchai, 3);
    const list = await push(somchai, made, { key });
    expect(list.receipts.length).toBeGreaterThan(0);
    expect(list.receipts.length).toBeLessThan(3);
    const left = made.filter(({ hash }) => !list.receipts.some((one) => one.hash === hash));
    const refused = await send(house, await pushBody(somchai, bytesOf(left), { key }));
    expect(await problemIn(refused)).toMatchObject({ code: 'quota', status: 503 });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await push(somchai, left)).receipts).toHaveLength(left.length);
  });

  it('an unknown device without a certificate is kept, and accepted once its paper comes', async () => {
    const house = await build();
    const somchai = await openDesk(house);
    const envelope = await seal(somchai);
    const stranger = { ...somchai, papers: { device: 'a.b.c', officer: 'a.b.c' } };
    const restored = await build({ folder: await withoutPeople(house), clock: house.clock });
    somchai.server = restored;
    stranger.server = restored;
    const kept = await push(stranger, [envelope], { manifest: { certificates: [] } });
    expect(kept.receipts).toMatchObject([{ unit: '?' }]);
    await restored.acceptance.idle();
    expect(await heldIn(restored)).toHaveLength(1);
    const known = await push(somchai, [envelope], { manifest: { m: 9 } });
    expect(known.receipts).toEqual(kept.receipts);
    expect(known.ledger).toMatchObject([{ through: 1 }]);
    expect((await outcomes(somchai)).get(envelope.hash)).toMatchObject({ kind: 'accepted' });
  });
});

describe('[I8] only the device itself moves its head and status', () => {
  it('a forged manifest moves neither', async () => {
    const house = await build();
    const somchai = await openDesk(house);
    await push(somchai, [await seal(somchai)]);
    const { privateKey: key } = await makeSigningPair();
    const head = { seq: 900, hash: 'h'.repeat(43) };
    await push(somchai, [], { key, manifest: { head, m: 50 } });
    expect((await push(somchai, [])).ledger).toMatchObject([{ through: 1, missing: [] }]);
  });

  it('a head never falls, whatever is said later', async () => {
    const house = await build();
    const somchai = await openDesk(house);
    const [first, , third] = await sealMany(somchai, 3);
    if (!first || !third) throw new Error('nothing sealed');
    await push(somchai, [first], { manifest: { head: { seq: 3, hash: third.hash } } });
    const later = await push(somchai, [], { manifest: { head: { seq: 1, hash: first.hash } } });
    expect(later.ledger).toMatchObject([{ through: 1, missing: [[2, 3]] }]);
  });

  it('a manifest whose m did not grow still gives custody', async () => {
    const house = await build();
    const somchai = await openDesk(house);
    await push(somchai, [], { manifest: { m: 7 } });
    const envelope = await seal(somchai);
    const list = await push(somchai, [envelope], { manifest: { m: 7 } });
    expect(list.receipts).toMatchObject([{ unit: '8001', n: 1 }]);
    expect(list.ledger).toMatchObject([{ through: 1 }]);
  });
});

describe('[I11] people whom the database forgot', () => {
  it('are taken back by their certificates, and their numbers are not given out again', async () => {
    const house = await build();
    const somchai = await openDesk(house);
    const envelope = await seal(somchai);
    const restored = await build({ folder: await withoutPeople(house), clock: house.clock });
    somchai.server = restored;
    expect((await push(somchai, [envelope])).receipts).toMatchObject([{ unit: '8001', n: 1 }]);
    expect((await outcomes(somchai)).get(envelope.hash)).toMatchObject({ kind: 'accepted' });
    const malai = await openDesk(restored);
    expect(malai.certificate.numbers.dd).toBe('02');
    expect(malai.officer.officer).not.toBe(somchai.officer.officer);
  });

  it('are not, when another server signed', async () => {
    const [house, elsewhere] = [await build(), await build()];
    const stranger = await openDesk(elsewhere);
    const envelope = await seal(stranger);
    stranger.server = house;
    const list = await push(stranger, [envelope]);
    expect(list.receipts).toMatchObject([{ unit: '?' }]);
    expect(list.ledger).toEqual([]);
  });
});

describe('[I6] load', () => {
  it('is shed by bytes, with a Retry-After', async () => {
    const admission = { queuedBytes: 1000, drainMs: 10_000 };
    const house = await build({ limits: { admission } });
    const somchai = await openDesk(house);
    const envelope = await seal(somchai);
    const refused = await send(house, await pushBody(somchai, [envelope.bytes]));
    expect(await problemIn(refused)).toMatchObject({ code: 'busy', status: 503 });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
  });
});

describe('[I9] bounds', () => {
  it('a body over the limit is refused without being kept, told or untold length', async () => {
    const house = await build({ limits: { maxBodyBytes: 10_000 } });
    const big = new Uint8Array(20_000);
    const told = await send(house, big);
    expect(await problemIn(told)).toMatchObject({ code: 'body-too-large', status: 413 });
    const stream = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(4000)),
    });
    const init = { method: 'POST', body: stream, duplex: 'half' } as RequestInit;
    const untold = await house.ask('/api/v1/envelopes', init);
    expect((await problemIn(untold)).code).toBe('body-too-large');
  });

  it('a header or manifest that nests too deep is not parsed', async () => {
    const house = await build();
    const somchai = await openDesk(house);
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    const { header } = await seal(somchai);
    const bombs = [
      withHeader({ ...header, more: [[[[[[[[[1]]]]]]]]] }),
      withHeader({ ...header, more: 'x'.repeat(17_000) }),
      withHeader(header, 600_000),
    ];
    for (const bomb of bombs) {
      const refused = await send(house, await pushBody(somchai, [bomb]));
      expect((await problemIn(refused)).code).toBe('envelope-not-readable');
    }
    const claim = `e30.${Buffer.from(deep).toString('base64url')}.AA`;
    const manifest = await send(house, joinFrames([utf8(claim)]));
    expect((await problemIn(manifest)).code).toBe('manifest-not-valid');
  });

  it('unknown members of a header are no reason to refuse', async () => {
    const house = await build();
    const somchai = await openDesk(house);
    const envelope = await seal(somchai, { header: { ...{ later: { than: 'now' } } } });
    expect((await push(somchai, [envelope])).receipts).toMatchObject([{ unit: '8001' }]);
  });
});

describe('[I7] the server epoch', () => {
  it('is the same in every answer', async () => {
    const house = await build();
    const somchai = await openDesk(house);
    const first = await push(somchai, []);
    const second = await push(somchai, []);
    expect(second.serverEpoch).toEqual(first.serverEpoch);
    expect(first.serverEpoch.random.length).toBeGreaterThan(16);
  });
});

/** An envelope that nobody sealed, with this header. */
function withHeader(header: object, bodyBytes = 40): Uint8Array<ArrayBuffer> {
  const parts = { header: utf8(JSON.stringify(header)), to: utf8('[]') };
  return addSignature(
    layUnsigned({ ...parts, body: new Uint8Array(bodyBytes) }),
    new Uint8Array(64),
  );
}

/** The same keys beside a database that never heard of anybody: a backup from before. */
async function withoutPeople(house: House): Promise<string> {
  await house.close();
  const folder = await mkdtemp(join(tmpdir(), 'debt-desk-restored-'));
  await cp(join(house.folder, 'keys'), join(folder, 'keys'), { recursive: true });
  return folder;
}

const heldIn = (house: House) =>
  house.storage.transact((tables) => tables.heldAfter({ unit: '', n: 0 }, 100));
