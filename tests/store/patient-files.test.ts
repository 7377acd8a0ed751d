import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FilesSilentError, PATIENCE_MS, patientFiles } from '../../src/store/patient-files.ts';
import type { DurableFiles } from '../../src/store/ports.ts';
import { filesAnswer, tryFiles } from './durable-files.ts';
import { memoryFiles } from './memory.ts';

/** Workers over one disk; the first falls silent from its `silentFrom`-th call on. */
function workersOf(disk: DurableFiles, silentFrom: number) {
  const ended: number[] = [];
  let started = 0;
  let calls = 0;
  const start = () => {
    started += 1;
    const mine = started;
    const answer = <T>(work: () => Promise<T>): Promise<T> => {
      calls += 1;
      return mine === 1 && calls >= silentFrom ? new Promise<T>(() => {}) : work();
    };
    const files: DurableFiles = {
      read: (...given) => answer(() => disk.read(...given)),
      append: (...given) => answer(() => disk.append(...given)),
      write: (...given) => answer(() => disk.write(...given)),
    };
    return { files, end: () => ended.push(mine) };
  };
  return { start, ended, howMany: () => started };
}

describe('files of a worker that falls silent', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('[D6] are the files of the worker as long as it answers', async () => {
    const { start, ended } = workersOf(memoryFiles().files, Infinity);
    expect(await tryFiles(patientFiles(start), 'a')).toEqual(filesAnswer);
    expect(ended).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('[D9] fail after ten seconds, and the next worker takes over', async () => {
    const { start, ended, howMany } = workersOf(memoryFiles().files, 1);
    const files = patientFiles(start);
    const outcomes = [files.write('a', 0, new Uint8Array([1])), files.read('a')].map((asked) =>
      asked.catch((error: unknown) => error),
    );
    await vi.advanceTimersByTimeAsync(PATIENCE_MS - 1);
    expect(ended).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    const [first, second] = await Promise.all(outcomes);
    expect(first).toBeInstanceOf(FilesSilentError);
    expect(second).toBeInstanceOf(FilesSilentError);
    expect([ended, howMany()]).toEqual([[1], 2]);
    await files.write('a', 0, new Uint8Array([7]));
    expect(await files.read('a')).toEqual(new Uint8Array([7]));
  });
});
