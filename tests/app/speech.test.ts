import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeSpeech } from '../../src/app/speech.ts';
import type { ChipTone } from '../../src/ui/status-chip.tsx';

interface Said {
  words: string;
  at: number;
}

/** A screen on which one state follows another; `said` holds what an ear got, and when. */
function listen() {
  const said: Said[] = [];
  let visible = '';
  const speech = makeSpeech((words) => {
    visible = words;
    if (words !== '') said.push({ words, at: performance.now() });
  });
  let end = () => {};
  const become = (tone: ChipTone, words: string) => {
    end();
    end = speech(tone, () => words);
  };
  return { said, become, visible: () => visible };
}

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('what is said of the connection', () => {
  it.each([100, 700, 4000, 9000, 29_000])(
    'says progress at most twice in any minute, at a step every %i ms',
    (step) => {
      const { said, become } = listen();
      for (let at = 1; at * step <= 300_000; at += 1) {
        become('active', `${at}`);
        vi.advanceTimersByTime(step);
      }
      // Whatever goes on changing is passed over, but what stands for a while is said.
      vi.advanceTimersByTime(60_000);
      expect(said.length).toBeGreaterThanOrEqual(2);
      for (const { at } of said)
        expect(
          said.filter((other) => other.at >= at && other.at < at + 60_000).length,
        ).toBeLessThan(3);
      expect(said.at(-1)?.words).toBe(`${Math.floor(300_000 / step)}`);
    },
  );

  it('says at once what a person has to act on', () => {
    const { said, become } = listen();
    become('active', 'sending 1 of 200');
    vi.advanceTimersByTime(1000);
    become('alert', 'one came back');
    vi.advanceTimersByTime(1);
    expect(said.map(({ words }) => words)).toEqual(['sending 1 of 200', 'one came back']);
  });

  it('takes back what is no longer so, and all of it soon', () => {
    const { become, visible } = listen();
    become('active', 'sending');
    vi.advanceTimersByTime(1);
    expect(visible()).toBe('sending');
    become('plain', 'all received');
    expect(visible()).toBe('');
    vi.advanceTimersByTime(30_000);
    expect(visible()).toBe('all received');
    vi.advanceTimersByTime(5000);
    expect(visible()).toBe('');
  });
});
