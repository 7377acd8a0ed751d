import { Board } from '#contract/board.ts';

/** [BD7] [BD10] Counts and labels of devices, nobody's name: it may lie in the clear. */
const KEY = 'dd.board';
/** Of so many areas, those that were looked at last. */
const MOST_AREAS = 8;

interface Kept {
  /** Whose: another officer of this device may reach less. */
  scope: string;
  boards: unknown[];
}

/** The picture of an area that this device saw last, for a page opened without a network. */
export const recallPicture = (scope: string, area: string): Board | null =>
  keptFor(scope).find((board) => board.area === area) ?? null;

export function keepPicture(scope: string, board: Board): void {
  const nameless = {
    ...board,
    devices: board.devices.map((device) => ({ ...device, officers: [] })),
  };
  const others = keptFor(scope).filter(({ area }) => area !== board.area);
  const kept: Kept = { scope, boards: [nameless, ...others].slice(0, MOST_AREAS) };
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // Without room the page merely has no picture when there is no network.
  }
}

function keptFor(scope: string): Board[] {
  try {
    const kept: Kept | null = JSON.parse(localStorage.getItem(KEY) ?? 'null');
    if (kept?.scope !== scope) return [];
    return kept.boards.flatMap((one) => {
      const read = Board.safeParse(one);
      return read.success ? [read.data] : [];
    });
  } catch {
    // A picture that cannot be read is no picture; the next answer replaces it.
    return [];
  }
}
