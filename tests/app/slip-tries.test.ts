import { describe, expect, it } from 'vitest';
import { countSlipTries } from '../../src/app/slip-tries.ts';

const wrong = { is: 'declined', code: 'code-wrong' } as const;

describe('[P6] wrong tries at a slip', () => {
  it('are counted down here for each officer, because the centre tells nobody how many it counts', () => {
    const tries = countSlipTries();
    const left = (officer: string) => {
      const said = tries.judge(officer, wrong);
      return said.is === 'declined' ? said.triesLeft : null;
    };
    expect(Array.from({ length: 6 }, () => left('8001-012-7'))).toEqual([4, 3, 2, 1, 0, 0]);
    expect(left('8001-013-5')).toBe(4);
    tries.forget('8001-012-7');
    expect(left('8001-012-7')).toBe(4);
  });

  it('are only those where the code was wrong', () => {
    const tries = countSlipTries();
    tries.judge('8001-012-7', { is: 'busy', retryAfterMs: 1 });
    expect(tries.judge('8001-012-7', { is: 'declined', code: 'code-expired' })).toEqual({
      is: 'declined',
      why: 'code-expired',
    });
    expect(tries.judge('8001-012-7', wrong)).toMatchObject({ triesLeft: 4 });
  });
});
