import { describe, expect, it } from 'vitest';
import type { SavingTrouble } from '../../src/features/desk-context.ts';
import {
  createDraftSaver,
  SAVE_WITHIN_MS,
  type Saving,
} from '../../src/features/registration/draft-saver.ts';
import type { Draft } from '../../src/store/draft-types.ts';
import { makeIntake, malee, seeded } from '../support/people.ts';

const intake = makeIntake(seeded(1), 1);
const draft = (startedAt: number): Draft => ({
  record: '019b7663-2400-7000-8000-00000000000a',
  op: '019b7663-2400-7000-8000-00000000000b',
  ref: intake.ref,
  startedAt,
  savedAt: 0,
  registration: malee(intake),
  typed: {},
});

/** A device whose disk answers when it is told to, and a clock that moves by hand. */
function device() {
  let time = 0;
  const timers: { at: number; then: () => void }[] = [];
  const answers: ((why: SavingTrouble | null) => void)[] = [];
  const written: number[] = [];
  const shown: Saving[] = [];
  const saver = createDraftSaver({
    save: ({ startedAt }) => {
      written.push(startedAt);
      return new Promise((resolve) => answers.push(resolve));
    },
    now: () => time,
    wait: (ms, then) => {
      const timer = { at: time + ms, then };
      timers.push(timer);
      return () => void timers.splice(timers.indexOf(timer), 1);
    },
    show: (saving) => shown.push(saving),
  });
  const settle = async () => {
    for (let i = 0; i < 10; i++) await Promise.resolve();
  };
  return {
    saver,
    written,
    shown,
    async pass(ms: number) {
      time += ms;
      for (const timer of timers.filter(({ at }) => at <= time)) {
        timers.splice(timers.indexOf(timer), 1);
        timer.then();
      }
      await settle();
    },
    async answer(why: SavingTrouble | null = null) {
      answers.shift()?.(why);
      await settle();
    },
  };
}

describe('[F3] a draft is at most a second behind the keys', () => {
  it('leaves room for the writing itself', () => {
    expect(SAVE_WITHIN_MS).toBeLessThan(1000);
  });

  it('writes while somebody types on and on, not only when they pause', async () => {
    const { saver, written, pass, answer } = device();
    for (let key = 1; key <= 30; key++) {
      saver.changed(draft(key));
      await pass(100);
      await answer();
    }
    expect(written).toEqual([7, 14, 21, 28]);
  });

  it('writes no oftener on a slow disk, which would make it slower yet', async () => {
    const { saver, written, shown, pass, answer } = device();
    for (let key = 1; key <= 30; key++) {
      saver.changed(draft(key));
      await pass(100);
      // A write takes longer than a key: there is always something newer.
      if (key % 3 === 0) await answer();
    }
    expect(written).toEqual([7, 14, 21, 28]);
    await answer();
    await pass(SAVE_WITHIN_MS);
    await answer();
    expect(written.at(-1)).toBe(30);
    expect(shown.at(-1)?.is).toBe('saved');
  });

  it('writes the newest draft and nothing twice', async () => {
    const { saver, written, pass, answer } = device();
    saver.changed(draft(1));
    saver.changed(draft(2));
    await pass(SAVE_WITHIN_MS);
    await answer();
    await saver.flush();
    expect(written).toEqual([2]);
  });

  it('writes at once when asked, and afterwards what changed meanwhile', async () => {
    const { saver, written, answer } = device();
    saver.changed(draft(1));
    const flushed = saver.flush();
    saver.changed(draft(2));
    await answer();
    await answer();
    expect(await flushed).toBe(true);
    expect(written).toEqual([1, 2]);
  });

  it('says saved with the time of the draft that stands, and unsaved until then', async () => {
    const { saver, shown, pass, answer } = device();
    saver.changed(draft(1));
    await pass(SAVE_WITHIN_MS);
    expect(shown).toEqual([{ is: 'unsaved' }]);
    await answer();
    expect(shown).toEqual([{ is: 'unsaved' }, { is: 'saved', at: SAVE_WITHIN_MS }]);
  });
});

describe('[D7] a draft that cannot be written', () => {
  it('stays in memory and is written when the disk takes it again', async () => {
    const { saver, written, shown, answer } = device();
    saver.changed(draft(1));
    const first = saver.flush();
    await answer('disk-full');
    expect(await first).toBe(false);
    expect(shown.at(-1)).toEqual({ is: 'failed', why: 'disk-full' });
    const second = saver.flush();
    await answer();
    expect(await second).toBe(true);
    expect(written).toEqual([1, 1]);
  });

  it('does not bring an older draft back over a newer one', async () => {
    const { saver, written, answer } = device();
    saver.changed(draft(1));
    const first = saver.flush();
    saver.changed(draft(2));
    await answer('other');
    await first;
    const second = saver.flush();
    await answer();
    await second;
    expect(written).toEqual([1, 2]);
  });

  it('writes nothing after the record was kept', async () => {
    const { saver, written, pass } = device();
    saver.changed(draft(1));
    saver.stop();
    saver.changed(draft(2));
    await pass(10_000);
    expect(written).toEqual([]);
  });
});
