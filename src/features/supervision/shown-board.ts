import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Board } from '#contract/board.ts';
import type { UnixMs } from '#contract/primitives.ts';
import { showAgo, showWhen } from '../../i18n/moments.ts';
import { useDesk } from '../desk-context.ts';

/** The board that is drawn, and how far it can be taken for how things are. */
export interface ShownBoard {
  board: Board;
  /** [BD8] It came just now. */
  isNow: boolean;
  /** [BD7] It was kept on this device, and names nobody. */
  isKept: boolean;
}

export const ShownBoardContext = createContext<ShownBoard | null>(null);

/** @throws outside of a board's page. */
export function useShown(): ShownBoard {
  const shown = useContext(ShownBoardContext);
  if (!shown) throw new Error('a part of a board was drawn without a board');
  return shown;
}

/**
 * [BD7] Moments in words. Of a picture of before the day is said as it is today, so that yesterday's
 * 14.50 does not read as today's, and nothing is said to be so and so long ago.
 */
export function useMoments(): { when(at: UnixMs): string; ago(at: UnixMs): string | null } {
  const { t, locale, clock } = useDesk();
  const { board, isNow } = useShown();
  const now = isNow ? board.at : clock.now();
  return {
    when: (at) => showWhen(at, now, { t, locale }),
    ago: (at) => (isNow ? showAgo(at, now, { t, locale }) : null),
  };
}
