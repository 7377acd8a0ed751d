import type { IsoDate } from '#contract/primitives.ts';
import { lastCutOff } from '#thai/cut-off.ts';
import { dayInThailand } from '#thai/show-date.ts';
import { showDayAndTime } from '../../i18n/moments.ts';
import { useDesk } from '../desk-context.ts';
import { boardPath } from './links.ts';
import { useShown } from './shown-board.ts';
import { useWords } from './words.ts';

const DAY_MS = 24 * 3_600_000;
/** How many cut-offs back from a board's own moment may be chosen. */
const OFFERED = [0, 1, 2] as const;

/** From when on a device must have said its word: the last cut-off, or one before it. */
export function CutOffs({ followed }: { followed: string | undefined }) {
  const { board } = useShown();
  const { t, locale, vault } = useDesk();
  const words = useWords();
  const path = boardPath(board.area, vault.officer.scope);
  const last = lastCutOff(board.at);
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
        {OFFERED.map((back) => last - back * DAY_MS).map((cut) => (
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
