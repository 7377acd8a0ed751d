import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import {
  HAND_OVER_START_BYTES,
  HandOverHead,
  HandOverReceipts,
  layHandOverHead,
  MAX_HAND_OVER_ENVELOPES,
  placesIn,
  readHandOverHead,
  readHandOverStart,
} from '#contract/hand-over.ts';
import { hashOf, utf8 } from '../../src/vault/bytes.ts';
import vector from './vectors/hand-over-1.json' with { type: 'json' };

const sha256 = 'a'.repeat(43);
const about = {
  ...{ v: 1 as const, server: sha256, device: '0193b5a4-7c00-7000-8000-000000000001', at: 1 },
  certificates: ['a.b.c'],
};
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const lay = (head: HandOverHead) => layHandOverHead(utf8(JSON.stringify(head)));
const sizes = fc.array(fc.integer({ min: 1, max: 5000 }), { maxLength: 20 });

function readBack(bytes: Uint8Array) {
  const start = readHandOverStart(bytes.subarray(0, HAND_OVER_START_BYTES));
  if (start.is !== 'head') return start;
  const from = HAND_OVER_START_BYTES;
  return readHandOverHead(text(bytes.subarray(from, from + start.headBytes)));
}

describe('a hand-over file', () => {
  it('reads back what was laid, and its parts lie one after the other to the end', () => {
    fc.assert(
      fc.property(sizes, sizes, (letters, shots) => {
        const head: HandOverHead = {
          ...about,
          envelopes: letters.map((bytes) => ({ sha256, bytes })),
          pictures: shots.map((bytes) => ({ sha256, envelope: sha256, bytes })),
        };
        const bytes = lay(head);
        expect(readBack(bytes)).toEqual(head);
        const places = placesIn(head, bytes.length - HAND_OVER_START_BYTES);
        let at = bytes.length;
        for (const part of [...places.envelopes, ...places.pictures]) {
          expect([part.from, part.to]).toEqual([at, at + part.bytes]);
          at = part.to;
        }
        expect(places.end).toBe(at);
      }),
    );
  });

  it('is never taken for one, and never throws, whatever the bytes are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(readHandOverStart(bytes).is).toBe('not-one');
        expect(readHandOverHead(text(bytes))).toBeNull();
      }),
    );
  });

  it('is cut or bent in its head and says so, wherever that is', () => {
    const whole = lay({ ...about, envelopes: [{ sha256, bytes: 3 }], pictures: [] });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: whole.length - 1 }), (length) => {
        const read = readBack(whole.subarray(0, length));
        expect(read === null || ('is' in read && read.is === 'not-one')).toBe(true);
      }),
    );
  });

  it.each([
    ['a later version', [0x44, 0x44, 0x48, 0x32, 0, 0, 0, 2], 'newer'],
    ['an envelope', [0x44, 0x44, 0x45, 0x31, 0, 0, 0, 2], 'not-one'],
    ['a head without end', [0x44, 0x44, 0x48, 0x31, 255, 255, 255, 255], 'not-one'],
  ])('%s is told apart', (_, bytes, is) => {
    expect(readHandOverStart(new Uint8Array(bytes)).is).toBe(is);
  });

  it('is bounded', () => {
    const envelope = { sha256, bytes: 1 };
    const heads = [
      { ...about, envelopes: Array(MAX_HAND_OVER_ENVELOPES + 1).fill(envelope), pictures: [] },
      { ...about, envelopes: [{ ...envelope, bytes: 0 }], pictures: [] },
      { ...about, envelopes: [{ ...envelope, bytes: 512 * 1024 + 1 }], pictures: [] },
      { ...about, envelopes: [], pictures: [], certificates: Array(17).fill('a.b.c') },
    ];
    for (const head of heads) expect(z.safeParse(HandOverHead, head).success).toBe(false);
  });

  it('of version 1 is accepted for ever, with every envelope under its hash', async () => {
    const file = Buffer.from(vector.file, 'base64url');
    const start = readHandOverStart(file);
    if (start.is !== 'head') throw new Error(start.is);
    const head = readHandOverHead(
      text(file.subarray(HAND_OVER_START_BYTES).subarray(0, start.headBytes)),
    );
    expect(head).toEqual(vector.head);
    const { envelopes, pictures, end } = placesIn(vector.head, start.headBytes);
    expect(end).toBe(file.length);
    expect([envelopes.length, pictures.length]).toEqual([1, 1]);
    for (const part of [...envelopes, ...pictures]) {
      expect(await hashOf(file.subarray(part.from, part.to))).toBe(part.sha256);
    }
    expect(z.safeParse(HandOverReceipts, vector.receipts).success).toBe(true);
  });
});
