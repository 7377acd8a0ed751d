import type { IsoDate } from '#contract/primitives.ts';
import { dayInThailand } from '#thai/show-date.ts';
import { showDayAndTime } from '../../i18n/moments.ts';
import { useDesk } from '../desk-context.ts';
import { boardPath } from './links.ts';
import { useShown } from './shown-board.ts';
import { useWords } from './words.ts';

const DAY_MS = 24 * 3_600_000;
/** 15.30 in Thailand, in the time of day of UTC. */
const CUT_MS = 8.5 * 3_600_000;
const OFFERED = [0, 1, 2] as const;

/** The last three cut-offs before a board's own moment. */
function cutsBefore(at: number): number[] {
  const today = Math.floor((at - CUT_MS) / DAY_MS) * DAY_MS + CUT_MS;
  return OFFERED.map((back) => today - back * DAY_MS);
}

/** From when on a device must have said its word: the last cut-off, or one before it. */
export function CutOffs({ followed }: { followed: string | undefined }) {
  const { board } = useShown();
  const { t, locale, vault } = useDesk();
  const words = useWords();
  const path = boardPath(board.area, vault.officer.scope);
  const [last, ...earlier] = cutsBefore(board.at);
  const to = (cut: IsoDate | null) => {
    const asked = new URLSearchParams({
      ...(cut && { cut }),
      ...(followed !== undefined && { only: followed }),
    });
    return asked.size > 0 ? `${path}?${asked}` : path;
  };
  return (
    <div class="stack-tight">
      <p>{words.cut}</p>
      <nav class="filters" aria-label={words.cut}>
        {[last ?? board.cut, ...earlier].map((cut) => (
          <a
            key={cut}
            class="filter"
            href={to(cut === last ? null : dayInThailand(cut))}
            aria-current={cut === board.cut ? 'true' : undefined}
          >
            {showDayAndTime(cut, { t, locale })}
          </a>
        ))}
      </nav>
    </div>
  );
}
