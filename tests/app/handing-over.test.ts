import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_HAND_OVER_RECEIPTS_BYTES } from '#contract/hand-over.ts';
import { makeFile } from '../../src/app/handing-over/make-file.ts';
import { nameOfHandOver, nameOfReceipts } from '../../src/app/handing-over/names.ts';
import { sort, unpack } from '../../src/app/handing-over/open-file.ts';
import { devicesKnownBy } from '../../src/app/handing-over/papers.ts';
import type { LetterState } from '../../src/features/hand-over-door.ts';
import { build, type House, tearDown } from '../server/support/house.ts';
import { maleeAs } from '../store/desk.ts';
import { joinHouse } from '../store/with-centre.ts';

const LETTERS = 4;
let house: House;
let file: Buffer;
let starts: { from: number; to: number }[];

beforeAll(async () => {
  house = await build();
  const { store, vault: officer, profile } = await joinHouse(house);
  for (let i = 0; i < LETTERS; i += 1) {
    const draft = await store.startDraft(officer, maleeAs);
    const jpeg = new TextEncoder().encode(`picture ${i}`);
    if (i === 0) {
      await (await store.pictures()).add(officer, draft.record, { jpeg, role: 'evidence' });
    }
    expect((await store.keepRegistration(officer, draft)).is).toBe('kept');
  }
  const handing = await store.handingOver();
  const device = await store.device();
  if (!device) throw new Error('it is enrolled');
  const at = profile.clock.now();
  const { blob } = await makeFile(await handing.gather(true), handing, { ...device, at });
  file = Buffer.from(await blob.arrayBuffer());
  const { letters } = await opened(file);
  starts = letters.map((letter) => letter as unknown as { from: number; to: number });
});
afterAll(tearDown);

async function opened(bytes: Buffer) {
  const blob = new Blob([new Uint8Array(bytes)]);
  const sorted = await sort(blob, house.keyring.server);
  if (sorted.is !== 'hand-over') throw new Error(sorted.is);
  const devices = await devicesKnownBy(sorted.head.certificates, house.keyring.list);
  return { ...(await unpack(blob, sorted, devices)), head: sorted.head, devices };
}
const statesIn = async (bytes: Buffer): Promise<LetterState[]> =>
  (await opened(bytes)).lines.map(({ state }) => state);

describe('[D21] a hand-over file, as another device opens it', () => {
  it('tells whose it is by its certificate, and every ledger number by its own envelope', async () => {
    const { lines, letters, shots, devices, head } = await opened(file);
    expect(lines.map(({ seq, state }) => [seq, state])).toEqual(
      [1, 2, 3, 4].map((seq) => [seq, 'whole']),
    );
    expect(devices.get(head.device)).toMatchObject({ unit: '8001', numbers: { area: '8001' } });
    expect([letters.length, shots.length]).toEqual([4, 1]);
    for (const part of [...letters, ...shots]) {
      expect((await part.read()).length).toBe(part.bytes);
    }
  });

  it('holds no name, of a debtor or of an officer', () => {
    for (const name of ['มาลี', 'ใจดี', 'สมชาย', 'ตั้งใจ']) {
      for (const encoding of ['utf8', 'utf16le'] as const) {
        expect(file.includes(Buffer.from(name, encoding))).toBe(false);
      }
      // A certificate is base64url of JSON: looked at opened, too.
      const papers = file.toString('latin1').match(/[\w-]{20,}\.[\w-]{20,}\.[\w-]{20,}/g) ?? [];
      expect(papers.length).toBeGreaterThan(0);
      for (const jws of papers) {
        expect(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString()).not.toContain(name);
      }
    }
  });

  it('cut anywhere, gives what is whole and says what is not', async () => {
    const first = starts[0]?.from ?? 0;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: first, max: file.length - 1 }), async (end) => {
        const whole = starts.filter(({ to }) => to <= end).length;
        const expected = Array.from({ length: LETTERS }, (_, i) => (i < whole ? 'whole' : 'cut'));
        expect(await statesIn(file.subarray(0, end))).toEqual(expected);
      }),
      { numRuns: 25 },
    );
  });

  it('one bent byte spoils one envelope at most', async () => {
    const first = starts[0]?.from ?? 0;
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: first, max: file.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, change) => {
          const bent = Buffer.from(file);
          bent[at] = (bent[at] ?? 0) ^ change;
          const expected = starts.map(({ from, to }) =>
            from <= at && at < to ? 'damaged' : 'whole',
          );
          expect(await statesIn(bent)).toEqual(expected);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('bent in its head and hashed anew by whoever bent an envelope, is seen not to be that device’s', async () => {
    const at = (starts[1]?.to ?? 0) - 100;
    const bent = Buffer.from(file);
    bent[at] = (bent[at] ?? 0) ^ 1;
    const { head } = await opened(file);
    const { from, to } = starts[1] ?? { from: 0, to: 0 };
    const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(bent.subarray(from, to)));
    const old = head.envelopes[1]?.sha256 ?? '';
    const place = bent.indexOf(old);
    bent.write(Buffer.from(digest).toString('base64url'), place);
    expect(await statesIn(bent)).toEqual(['whole', 'forged', 'whole', 'whole']);
    // Its other mention is the picture's, if any: what is not whole is sent all the same, to be kept apart.
    expect((await opened(bent)).letters).toHaveLength(4);
  });

  it('bent in its head is said to be damaged, or is another file', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 7 }), async (at) => {
        const bent = Buffer.from(file);
        bent[at] = (bent[at] ?? 0) ^ 0x80;
        const sorted = await sort(new Blob([bent]), house.keyring.server);
        expect(['not-one', 'newer', 'damaged']).toContain(sorted.is);
      }),
    );
    const cut = await sort(new Blob([new Uint8Array(file.subarray(0, 300))]), house.keyring.server);
    expect(cut.is).toBe('damaged');
  });

  it('of another centre is told as such, and what is none is none', async () => {
    const { server } = house.keyring;
    expect((await sort(new Blob([new Uint8Array(file)]), 'A'.repeat(43))).is).toBe('elsewhere');
    for (const other of ['', '{}', 'JFIF', '[]', '{"v":1,"is":"dd-hand-over-receipts"}']) {
      expect((await sort(new Blob([other]), server)).is).toBe('not-one');
    }
    const large = new Blob([new Uint8Array(1024 * 1024)]);
    const huge = new Blob(Array(65).fill(large));
    expect(huge.size).toBeGreaterThan(MAX_HAND_OVER_RECEIPTS_BYTES);
    expect((await sort(huge, server)).is).toBe('not-one');
  });
});

it('the names of the files say which device, when and how many, by the clock of Thailand', () => {
  const of = { numbers: { area: '8001', dd: '07' }, at: Date.UTC(2023, 11, 1, 8, 30), count: 12 };
  expect(nameOfHandOver(of)).toBe('handoff-8001-07-25661201-1530-12.hnd');
  expect(nameOfReceipts(of)).toBe('receipts-8001-07-25661201-1530-12.hnr');
  expect(nameOfReceipts({ ...of, numbers: null })).toBe('receipts-25661201-1530-12.hnr');
});
