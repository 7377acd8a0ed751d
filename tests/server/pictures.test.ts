import { readdir, readFile, rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { Problem } from '#contract/problem.ts';
import { usualLimits } from '../../server/app.ts';
import { makeSigningPair } from '../../src/vault/signing.ts';
import { openDesk, push } from './support/desk.ts';
import { build, type House, tearDown } from './support/house.ts';
import {
  add,
  announced,
  begin,
  look,
  offsetIn,
  type Picture,
  receiptIn,
  sealWithPicture,
} from './support/pictures.ts';

afterEach(tearDown);

const codeOf = async (answer: Response) =>
  answer.ok ? 'ok' : Problem.parse(await answer.json()).code;
const folderOf = ({ folder }: House) => join(folder, 'data', 'pictures');
const nameOf = ({ sha256 }: Picture) => Buffer.from(sha256, 'base64url').toString('hex');
const whole = ({ bytes }: Picture): [number, number] => [0, bytes.length];

async function deskWith(length?: number, limits = {}) {
  const house = await build({ limits });
  const desk = await openDesk(house);
  return { house, desk, picture: await announced(desk, length) };
}

describe('[PX1] tus 1.0, signed by the device', () => {
  it('tells what it speaks', async () => {
    const house = await build();
    const answer = await house.ask('/api/v1/pictures', { method: 'OPTIONS' });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('tus-version')).toBe('1.0.0');
    expect(answer.headers.get('tus-extension')).toBe('creation');
    expect(Number(answer.headers.get('tus-max-size'))).toBeGreaterThan(1_000_000);
  });

  it('takes a picture in chunks, byte for byte', async () => {
    const { house, desk, picture } = await deskWith(5000);
    const begun = await begin(desk, picture);
    expect([begun.status, offsetIn(begun)]).toEqual([201, 0]);
    expect(begun.headers.get('location')).toBe(`/api/v1/pictures/${picture.sha256}`);
    expect(begun.headers.get('tus-resumable')).toBe('1.0.0');
    const first = await add(desk, picture, [0, 2000]);
    expect([first.status, offsetIn(first)]).toEqual([204, 2000]);
    expect(await receiptIn(house, first)).toBeNull();
    const looked = await look(desk, picture);
    expect([looked.status, offsetIn(looked)]).toEqual([200, 2000]);
    const last = await add(desk, picture, [2000, 5000]);
    expect(await receiptIn(house, last)).toMatchObject({ sha256: picture.sha256, bytes: 5000 });
    const kept = await readFile(join(folderOf(house), nameOf(picture)));
    expect(kept.equals(picture.bytes)).toBe(true);
  });

  it('refuses strangers, other keys, other addresses and what was changed on the way', async () => {
    const { house, desk, picture } = await deskWith();
    await begin(desk, picture);
    const { privateKey: key } = await makeSigningPair();
    const elsewhere = { ...picture, sha256: 'A'.repeat(43) };
    const answers = [
      [await begin(desk, picture, { key }), 'proof-wrong'],
      [await begin(desk, picture, { headers: { 'dd-picture': 'x' } }), 'proof-wrong'],
      [await begin(desk, picture, { claim: { aud: 'A'.repeat(43) } }), 'manifest-wrong-server'],
      [await begin(desk, picture, { headers: { 'tus-resumable': '0.2' } }), 'body-not-valid'],
      [await begin(desk, picture, { headers: { 'upload-length': '1' } }), 'body-not-valid'],
      [await add(desk, picture, whole(picture), { key }), 'proof-wrong'],
      [
        await add(desk, elsewhere, whole(picture), { claim: { sha256: picture.sha256 } }),
        'proof-wrong',
      ],
      [await add(desk, picture, [0, 100], { body: new Uint8Array(100) }), 'body-not-valid'],
      [await add(desk, picture, [0, 100], { headers: { 'upload-offset': '7' } }), 'body-not-valid'],
    ] as const;
    for (const [answer, code] of answers) expect(await codeOf(answer)).toBe(code);
    expect(offsetIn(await look(desk, picture))).toBe(0);
    expect(house.logged.join()).not.toContain(picture.sha256);
  });
});

describe('[PX2] only what an envelope in custody names', () => {
  it('waits for the envelope', async () => {
    const house = await build();
    const desk = await openDesk(house);
    const { sealed, picture } = await sealWithPicture(desk);
    expect(await codeOf(await begin(desk, picture))).toBe('not-found');
    expect(await codeOf(await add(desk, picture, whole(picture)))).toBe('not-found');
    await push(desk, [sealed]);
    expect((await begin(desk, picture)).status).toBe(201);
  });

  it('takes none that the envelope does not name, nor of another size', async () => {
    const { desk, picture } = await deskWith();
    const other = { ...picture, sha256: 'A'.repeat(43) };
    expect(await codeOf(await begin(desk, other))).toBe('not-found');
    expect(await codeOf(await begin(desk, picture, { claim: { bytes: 1 } }))).toBe(
      'body-not-valid',
    );
  });

  it('takes none from another device, begun or not', async () => {
    const { house, desk, picture } = await deskWith();
    const foreign = await openDesk(house);
    expect(await codeOf(await begin(foreign, picture))).toBe('not-found');
    await begin(desk, picture);
    expect((await look(foreign, picture)).status).toBe(404);
    expect(await codeOf(await add(foreign, picture, whole(picture)))).toBe('not-found');
  });

  it('takes them from who carried the envelope', async () => {
    const house = await build();
    const desk = await openDesk(house);
    const courier = await openDesk(house);
    const { sealed, picture } = await sealWithPicture(desk);
    await push(desk, [sealed]);
    await push(courier, [sealed]);
    expect((await begin(courier, picture)).status).toBe(201);
  });

  it('takes none of what lies in quarantine', async () => {
    const house = await build();
    const desk = await openDesk(house);
    const courier = await openDesk(house);
    const { sealed, picture } = await sealWithPicture(desk);
    await push(courier, [sealed], { manifest: { hashes: [] } });
    expect(await codeOf(await begin(courier, picture))).toBe('not-found');
    expect(await codeOf(await begin(desk, picture))).toBe('not-found');
  });
});

it('[PX3] a device has so much room, counted from the beginning', async () => {
  const { house, desk, picture } = await deskWith(5000, { pictureBytes: 8000 });
  expect((await begin(desk, picture)).status).toBe(201);
  const full = await begin(desk, await announced(desk, 5000));
  expect([full.status, full.headers.get('retry-after')]).toEqual([503, '90']);
  expect(await codeOf(full)).toBe('quota');
  expect((await begin(desk, picture)).status).toBe(201);
  const other = await openDesk(house);
  expect((await begin(other, await announced(other, 5000))).status).toBe(201);
});

describe('[PX4] the disk says what is here', () => {
  it('goes on after the server was started anew in the middle', async () => {
    const { house, desk, picture } = await deskWith(5000);
    await begin(desk, picture);
    await add(desk, picture, [0, 3000]);
    await house.close();
    const again = await build({ folder: house.folder, clock: house.clock });
    desk.server = again;
    expect(offsetIn(await look(desk, picture))).toBe(3000);
    const last = await add(desk, picture, [3000, 5000]);
    expect(await receiptIn(again, last)).toMatchObject({ bytes: 5000 });
  });

  it('goes on from where a chunk that was half written ends', async () => {
    const { house, desk, picture } = await deskWith(5000);
    await begin(desk, picture);
    await add(desk, picture, [0, 3000]);
    await truncate(join(folderOf(house), `${nameOf(picture)}.part`), 1234);
    expect(offsetIn(await look(desk, picture))).toBe(1234);
    expect(await receiptIn(house, await add(desk, picture, [1234, 5000]))).not.toBeNull();
  });

  it('adds nothing that does not follow', async () => {
    const { desk, picture } = await deskWith(5000);
    await begin(desk, picture);
    await add(desk, picture, [0, 3000]);
    for (const from of [0, 2999, 3001]) {
      const answer = await add(desk, picture, [from, 5000]);
      expect([answer.status, await codeOf(answer)]).toEqual([409, 'offset-wrong']);
    }
    expect(offsetIn(await look(desk, picture))).toBe(3000);
  });

  it('takes no more than was announced, and no chunk that is too large', async () => {
    const { desk, picture } = await deskWith(5000);
    await begin(desk, picture);
    const longer = { ...picture, bytes: new Uint8Array(6000) };
    const more = await add(desk, longer, [0, 6000], { claim: { bytes: 5000 } });
    expect(await codeOf(more)).toBe('body-too-large');
    const huge = { ...picture, bytes: new Uint8Array(1024 * 1024 + 1) };
    expect(await codeOf(await add(desk, huge, whole(huge)))).toBe('body-too-large');
    expect(offsetIn(await look(desk, picture))).toBe(0);
  });

  it('takes one of two that come at once', async () => {
    const { house, desk, picture } = await deskWith(5000);
    await begin(desk, picture);
    const both = await Promise.all([add(desk, picture, [0, 3000]), add(desk, picture, [0, 3000])]);
    expect(both.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect(await receiptIn(house, await add(desk, picture, [3000, 5000]))).not.toBeNull();
  });

  it('drops what has a wrong hash, and takes it anew', async () => {
    const { house, desk, picture } = await deskWith(5000);
    await begin(desk, picture);
    const wrong = { ...picture, bytes: new Uint8Array(5000) };
    const answer = await add(desk, wrong, whole(wrong));
    expect([answer.status, await codeOf(answer)]).toEqual([422, 'picture-damaged']);
    expect(await readdir(folderOf(house))).toEqual([]);
    expect(offsetIn(await look(desk, picture))).toBe(0);
    expect(await receiptIn(house, await add(desk, picture, whole(picture)))).not.toBeNull();
  });
});

it('[PX5] gives way to envelopes where room is short', async () => {
  const admission = { ...usualLimits.admission, queuedBytes: 20_000 };
  const { house, desk, picture } = await deskWith(5000, { admission });
  await begin(desk, picture);
  let line: ReadableStreamDefaultController<Uint8Array> | undefined;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      line = controller;
      controller.enqueue(new Uint8Array(12_000));
    },
  });
  const slow = house.ask('/api/v1/envelopes', {
    method: 'POST',
    headers: { 'content-length': '12000' },
    body,
    duplex: 'half',
  } as RequestInit);
  await new Promise((resolve) => setTimeout(resolve, 300));
  const answer = await add(desk, picture, whole(picture));
  expect([answer.status, await codeOf(answer)]).toEqual([503, 'busy']);
  line?.close();
  await slow;
  const after = await add(desk, picture, whole(picture));
  expect([after.status, await after.text()]).toEqual([204, '']);
  expect(await receiptIn(house, after)).not.toBeNull();
});

describe('[PX6] a receipt is the signed word that all of it is here', () => {
  it('is the same however often it is asked for', async () => {
    const { house, desk, picture } = await deskWith();
    await begin(desk, picture);
    const first = await receiptIn(house, await add(desk, picture, whole(picture)));
    house.clock.move(60_000);
    expect(first).toMatchObject({ serverEpoch: { n: 1 } });
    for (const answer of [
      await begin(desk, picture),
      await look(desk, picture),
      await add(desk, picture, whole(picture)),
    ]) {
      expect(await receiptIn(house, answer)).toEqual(first);
    }
  });

  it('is not given for a file that is gone', async () => {
    const { house, desk, picture } = await deskWith();
    await begin(desk, picture);
    await add(desk, picture, whole(picture));
    await rm(join(folderOf(house), nameOf(picture)));
    const looked = await look(desk, picture);
    expect([await receiptIn(house, looked), offsetIn(looked)]).toEqual([null, 0]);
    expect(await receiptIn(house, await add(desk, picture, whole(picture)))).not.toBeNull();
  });
});
