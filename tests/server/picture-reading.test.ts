import { readdirSync, writeFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Board } from '#contract/board.ts';
import { Problem } from '#contract/problem.ts';
import { PictureReading, RecordReading } from '#contract/record.ts';
import { openDeskOf, supervisorOf } from './devices/people.ts';
import { auditOf } from './support/audit.ts';
import { askAs, type Desk, push } from './support/desk.ts';
import { build, tearDown } from './support/house.ts';
import { add, begin, look, type Picture, sealPictured } from './support/pictures.ts';

afterAll(tearDown);

const plain = new TextEncoder().encode('what the debtor showed');
const why = { purpose: 'case', note: 'ดูสัญญา' };

async function scene() {
  const house = await build();
  const writer = await openDeskOf(house, ['officer'], '8001');
  const { sealed, picture } = await sealPictured(writer, plain);
  await push(writer, [sealed]);
  await house.acceptance.idle();
  const suda = await supervisorOf(house);
  return { house, writer, picture, record: sealed.record, suda };
}

async function send(desk: Desk, picture: Picture) {
  await begin(desk, picture);
  const answer = await add(desk, picture, [0, picture.bytes.length]);
  expect(answer.status).toBe(204);
}

const open = (by: Desk, record: string, { sha256 }: Picture, asked: object = why) =>
  askAs(by, 'officer', `/records/${record}/pictures/${sha256}/readings`, asked);
const picturesTold = async (by: Desk, record: string) =>
  RecordReading.parse(await (await askAs(by, 'officer', `/records/${record}/readings`, why)).json())
    .pictures;
const codeOf = async (answer: Response) =>
  answer.ok ? 'ok' : Problem.parse(await answer.json()).code;
const readsIn = async (by: Desk) => (await auditOf(by, { action: 'picture-read' })).events;

describe('[PX7] a picture at the centre', () => {
  it('is opened with a purpose, byte for byte, kept by nobody, and written down', async () => {
    const { house, suda, writer, picture, record } = await scene();
    await send(writer, picture);
    expect(await codeOf(await open(suda, record, picture, {}))).toBe('purpose-needed');
    const answer = await open(suda, record, picture);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const { mime, bytes } = PictureReading.parse(await answer.json());
    expect([mime, Buffer.from(bytes, 'base64url')]).toEqual(['image/jpeg', Buffer.from(plain)]);
    expect(await readsIn(suda)).toMatchObject([
      { target: record, officer: suda.officer.officer, detail: 'case: ดูสัญญา', area: '8001' },
    ]);
    expect(await codeOf(await open(writer, record, picture))).toBe('ok');
    const lie = join(house.folder, 'data', 'pictures');
    for (const name of readdirSync(lie)) {
      expect((await readFile(join(lie, name))).includes(Buffer.from(plain))).toBe(false);
    }
  });

  it('[P20] is told to an auditor and not opened, because it may show who lent', async () => {
    const { house, suda, writer, picture, record } = await scene();
    await send(writer, picture);
    const auditor = await openDeskOf(house, ['auditor'], '');
    const { sha256 } = picture;
    expect(await picturesTold(auditor, record)).toEqual([
      { sha256, role: 'evidence', state: 'hidden' },
    ]);
    expect(await codeOf(await open(auditor, record, picture))).toBe('not-allowed');
    expect(await readsIn(suda)).toEqual([]);
  });

  it('is nobody’s elsewhere, of no other record, and no guess', async () => {
    const { house, suda, writer, picture, record } = await scene();
    await send(writer, picture);
    const colleague = await openDeskOf(house, ['officer'], '8001');
    const neighbour = await openDeskOf(house, ['supervisor'], '8002', '8002');
    const { sealed: other } = await sealPictured(writer, plain);
    await push(writer, [other]);
    await house.acceptance.idle();
    const guess = { ...picture, sha256: '..%2F..%2Fkeys' };
    for (const [by, id, one] of [
      [colleague, record, picture],
      [neighbour, record, picture],
      [suda, other.record, picture],
      [suda, record, guess],
    ] as const) {
      expect(await codeOf(await open(by, id, one))).toBe('not-found');
    }
    expect(await readsIn(suda)).toEqual([]);
  });

  it('with a bent byte opens as nothing', async () => {
    const { house, suda, writer, picture, record } = await scene();
    await send(writer, picture);
    const name = Buffer.from(picture.sha256, 'base64url').toString('hex');
    const bent = Buffer.from(picture.bytes);
    bent[20] = (bent[20] ?? 0) ^ 1;
    writeFileSync(join(house.folder, 'data', 'pictures', name), bent);
    expect(await codeOf(await open(suda, record, picture))).toBe('picture-damaged');
  });
});

describe('[PX8] what is missing', () => {
  const missingOf = async (by: Desk, of: Desk) => {
    const answer = await askAs(by, 'officer', '/board');
    const { devices, figures } = Board.parse(await answer.json());
    expect(figures.pictures).toBe(devices.reduce((sum, one) => sum + one.picturesMissing, 0));
    return devices.find(({ device }) => device === of.id)?.picturesMissing;
  };

  it('is told with the record and counted for the device, until it is there', async () => {
    const { suda, writer, picture, record } = await scene();
    const { sha256 } = picture;
    expect(await picturesTold(suda, record)).toEqual([
      { sha256, role: 'evidence', state: 'missing' },
    ]);
    expect(await codeOf(await open(suda, record, picture))).toBe('not-found');
    expect(await missingOf(suda, writer)).toBe(1);
    await begin(writer, picture);
    await add(writer, picture, [0, 10]);
    expect(await missingOf(suda, writer)).toBe(1);
    await add(writer, picture, [10, picture.bytes.length]);
    expect(await missingOf(suda, writer)).toBe(0);
    expect(await picturesTold(suda, record)).toEqual([{ sha256, role: 'evidence', state: 'here' }]);
  });

  it('is what came before its act was accepted no more, and is again what a restore lost', async () => {
    const house = await build();
    const writer = await openDeskOf(house, ['officer'], '8001');
    const suda = await supervisorOf(house);
    const { sealed, picture } = await sealPictured(writer, plain);
    await push(writer, [sealed]);
    await send(writer, picture);
    await house.acceptance.idle();
    expect(await missingOf(suda, writer)).toBe(0);
    const name = Buffer.from(picture.sha256, 'base64url').toString('hex');
    await rm(join(house.folder, 'data', 'pictures', name));
    await look(writer, picture);
    expect(await missingOf(suda, writer)).toBe(1);
    expect(await picturesTold(suda, sealed.record)).toMatchObject([{ state: 'missing' }]);
  });
});
