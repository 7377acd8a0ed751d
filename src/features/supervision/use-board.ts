import { useEffect, useRef, useState } from 'preact/hooks';
import type { Board, BoardQuestion } from '#contract/board.ts';
import type { UnixMs } from '#contract/primitives.ts';
import { useDesk } from '../desk-context.ts';
import { useNow } from '../use-store.ts';
import { keepPicture, recallPicture } from './last-picture.ts';

const SLOW_MS = 8_000;
const AGAIN_MS = 60_000;
/** However long the centre is away, and then a little by chance, so that a province does not ask at once. */
const MOST_MS = 8 * 60_000;
/** [BD8] Until when a picture is of just now. */
const FRESH_MS = 3 * AGAIN_MS;

export interface LiveBoard {
  board: Board | null;
  /** `fresh`: of just now. `aged`: an answer of before, as after a sleep. `kept`: from this device. */
  state: 'fresh' | 'aged' | 'kept' | 'not-reached' | 'refused';
  /** It was kept on this device, and names nobody. */
  isKept: boolean;
  asking: 'now' | 'slow' | null;
  ask(): void;
}

/** What is looked at: without a list and a cut-off, what is kept for later, too. */
export interface LookedAt extends BoardQuestion {
  /** Whether this is how the page of the area opens. */
  isFirst: boolean;
}

/** Asks while the page is open and seen; less often while the centre does not answer. */
export function useBoard({ area, cut, only, day, isFirst }: LookedAt): LiveBoard {
  const { vault, readBoard, clock } = useDesk();
  const { scope } = vault.officer;
  const now = useNow();
  const [shown, setShown] = useState<{ board: Board; cameAt: UnixMs | null } | null>(null);
  const [trouble, setTrouble] = useState<'not-reached' | 'refused' | null>(null);
  const [asking, setAsking] = useState<LiveBoard['asking']>(null);
  const askNow = useRef<() => void>(() => {});

  useEffect(() => {
    let gone = false;
    let failures = 0;
    let next: ReturnType<typeof setTimeout> | undefined;
    const asked: BoardQuestion = { area, cut, only, day };

    const ask = async () => {
      clearTimeout(next);
      setAsking('now');
      const slow = setTimeout(() => !gone && setAsking('slow'), SLOW_MS);
      const outcome = await readBoard(asked);
      clearTimeout(slow);
      if (gone) return;
      setAsking(null);
      if (outcome.is === 'read') {
        failures = 0;
        setShown({ board: outcome.value, cameAt: clock.now() });
        setTrouble(null);
        if (isFirst) keepPicture(scope, outcome.value);
      } else {
        failures += 1;
        setTrouble(outcome.is === 'refused' ? 'refused' : 'not-reached');
      }
      const wait = Math.min(AGAIN_MS * 2 ** failures, MOST_MS) * (0.9 + Math.random() / 5);
      if (!document.hidden) next = setTimeout(() => void ask(), wait);
    };
    const look = () => {
      if (document.hidden) clearTimeout(next);
      else void ask();
    };
    const kept = recallPicture(scope, area);
    // Of the same area, the picture before stays until the new list has come.
    setShown((before) =>
      before?.board.area === area ? before : kept && { board: kept, cameAt: null },
    );
    setTrouble(null);
    askNow.current = () => void ask();
    void ask();
    document.addEventListener('visibilitychange', look);
    return () => {
      gone = true;
      clearTimeout(next);
      document.removeEventListener('visibilitychange', look);
    };
  }, [scope, readBoard, clock, area, cut, only, day, isFirst]);

  return {
    ...{ board: shown?.board ?? null, state: stateOf(), isKept: shown?.cameAt === null },
    ...{ asking, ask: () => askNow.current() },
  };

  function stateOf(): LiveBoard['state'] {
    if (trouble) return trouble;
    if (!shown?.cameAt) return 'kept';
    return Math.abs(now - shown.cameAt) < FRESH_MS ? 'fresh' : 'aged';
  }
}
