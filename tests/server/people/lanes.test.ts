import { afterAll, describe, expect, it } from 'vitest';
import { createLane } from '../../../server/lanes.ts';
import { checkCode, freshSecret, isSecret } from '../../../server/people/enrolment-code.ts';
import { build, tearDown } from '../support/house.ts';

afterAll(tearDown);

describe('a lane', () => {
  it('does so much at once, in order of coming, and turns away who finds too many waiting', async () => {
    const lane = createLane(1, () => 2);
    const done: number[] = [];
    let go = () => {};
    const first = lane.take(() => new Promise<void>((resolve) => (go = resolve)));
    const others = [1, 2, 3].map((n) => lane.take(async () => done.push(n)));
    expect(await others[2]).toBeNull();
    expect(done).toEqual([]);
    go();
    await Promise.all([first, ...others]);
    expect(done).toEqual([1, 2]);
    const failed = lane.take(() => Promise.reject(new Error('no')));
    await expect(failed).rejects.toThrow('no');
    expect(await lane.take(async () => 'on')).toBe('on');
  });
});

describe('[P6] strangers who guess at codes', () => {
  it('keep nobody waiting who has proven the key of a device', async () => {
    const house = await build();
    const { code, salt, hash } = await freshSecret();
    let answered = 0;
    const guess = async () => {
      const { is } = await checkCode(house.storage, '0000000000000', house.clock.now());
      answered += 1;
      return is;
    };
    const guesses = Array.from({ length: 150 }, guess);
    expect(await isSecret(code, { salt, hash })).toBe(true);
    expect(await isSecret(`${code.slice(1)}0`, { salt, hash })).toBe(false);
    // The queue of strangers is far from empty, and overflows all the same.
    expect(answered).toBeLessThan(101);
    expect((await Promise.all(guesses)).filter((is) => is === 'busy')).toHaveLength(49);
  }, 60_000);
});
