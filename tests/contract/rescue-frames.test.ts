import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FrameError } from '#contract/frames.ts';
import {
  cutIntoFrames,
  joinRescueFrames,
  MOST_RESCUE_FRAMES,
  RESCUE_FRAME_BYTES,
  readFrame,
} from '#contract/rescue-frames.ts';

const sha256 = (bytes: Uint8Array) =>
  crypto.subtle.digest('SHA-256', new Uint8Array(bytes)).then((hash) => new Uint8Array(hash));
const frames = async (envelope: Uint8Array) =>
  (cutIntoFrames(envelope, await sha256(envelope)) ?? []).map(readFrame);

describe('an envelope on paper', () => {
  it('comes together again from its codes, in whatever order they were scanned', async () => {
    const sizes = fc.uint8Array({ minLength: 1, maxLength: 5000 });
    await fc.assert(
      fc.asyncProperty(sizes, fc.infiniteStream(fc.nat()), async (envelope, dice) => {
        const scanned = await frames(envelope);
        const mixed = scanned
          .map((frame) => ({ frame, at: dice.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ frame }) => frame);
        expect(joinRescueFrames([...mixed, ...mixed.slice(0, 1)])).toEqual({
          is: 'whole',
          envelope,
        });
      }),
      { numRuns: 60 },
    );
  });

  it('names the codes that are still missing', async () => {
    const scanned = await frames(new Uint8Array(2500).fill(7));
    expect(scanned).toHaveLength(3);
    expect(joinRescueFrames(scanned.slice(1, 2))).toEqual({ is: 'missing', numbers: [1, 3] });
  });

  it('never mixes two envelopes', async () => {
    const one = await frames(new Uint8Array(1500).fill(1));
    const two = await frames(new Uint8Array(1500).fill(2));
    expect(() => joinRescueFrames([...one.slice(0, 1), ...two.slice(1)])).toThrow(FrameError);
  });

  it('is not cut when it takes more codes than the sheet holds', async () => {
    const most = MOST_RESCUE_FRAMES * (RESCUE_FRAME_BYTES - 14);
    const hash = new Uint8Array(32);
    expect(cutIntoFrames(new Uint8Array(most), hash)).toHaveLength(MOST_RESCUE_FRAMES);
    expect(cutIntoFrames(new Uint8Array(most + 1), hash)).toBeNull();
  });

  it.each([
    ['a number alone', new TextEncoder().encode('800101000019')],
    ['nothing', new Uint8Array(0)],
    ['frame 3 of 2', new Uint8Array([0x44, 0x44, 0x52, 0x31, 1, 2, 3, 4, 5, 6, 7, 8, 3, 2, 9])],
    ['frame 0', new Uint8Array([0x44, 0x44, 0x52, 0x31, 1, 2, 3, 4, 5, 6, 7, 8, 0, 2, 9])],
  ])('takes no %s for a frame', (_, bytes) => {
    expect(() => readFrame(bytes)).toThrow(FrameError);
  });
});
