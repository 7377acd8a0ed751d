import type { UnixMs } from '#contract/primitives.ts';
import type { Draft } from '../../store/draft-types.ts';
import type { SavingTrouble } from '../desk-context.ts';

/** Where the draft stands on this device. */
export type Saving =
  | { is: 'saved'; at: UnixMs }
  | { is: 'unsaved' }
  /** The draft is in memory only; it is tried again at the next change. */
  | { is: 'failed'; why: SavingTrouble };

export interface DraftSaver {
  /** The draft has changed; it is written within `SAVE_WITHIN_MS` of the first unwritten change. */
  changed(draft: Draft): void;
  /** Writes what is not written yet, now. Resolves to whether everything stands on the device. */
  flush(): Promise<boolean>;
  /** Nothing is written any more: the record was kept, or another window took over. */
  stop(): void;
}

/** Less than the second that may be lost at most, so that writing itself has room. */
export const SAVE_WITHIN_MS = 700;

/**
 * Writes a draft behind the keys. One write at a time; the newest draft wins. `wait` calls back
 * after so many milliseconds and returns the way to call it off.
 */
export function createDraftSaver(ports: {
  /** Null when it stands on the device. */
  save: (draft: Draft) => Promise<SavingTrouble | null>;
  now: () => UnixMs;
  wait: (ms: number, then: () => void) => () => void;
  show: (saving: Saving) => void;
}): DraftSaver {
  let newest: Draft | null = null;
  let callOff: (() => void) | null = null;
  let writing: Promise<boolean> | null = null;
  let stopped = false;

  const write = async (changed: Draft): Promise<boolean> => {
    const draft = { ...changed, savedAt: ports.now() };
    newest = null;
    const why = await ports.save(draft);
    if (why) newest ??= draft;
    if (stopped) return why === null;
    if (why) ports.show({ is: 'failed', why });
    else if (newest === null) ports.show({ is: 'saved', at: draft.savedAt });
    return why === null;
  };
  /** Once, after what is being written; what changes meanwhile waits for its own time. */
  const step = async (): Promise<boolean> => {
    callOff?.();
    callOff = null;
    // Nothing is awaited where nothing is written: whoever closes the window has no time for it.
    if (writing && !(await writing)) return false;
    if (!newest || stopped) return true;
    writing ??= write(newest).finally(() => {
      writing = null;
    });
    return writing;
  };
  const flush = async (): Promise<boolean> => {
    const stands = await step();
    return stands && newest !== null && !stopped ? flush() : stands;
  };
  return {
    changed(draft) {
      if (stopped) return;
      newest = draft;
      ports.show({ is: 'unsaved' });
      callOff ??= ports.wait(SAVE_WITHIN_MS, () => void step());
    },
    flush,
    stop() {
      stopped = true;
      callOff?.();
      callOff = null;
    },
  };
}
