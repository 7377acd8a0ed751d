import { showDayAndTime } from '../../i18n/moments.ts';
import { Notice } from '../../ui/notice.tsx';
import { useDesk } from '../desk-context.ts';
import { outstandingIn } from './outstanding.ts';
import { useShown } from './shown-board.ts';
import { useWords } from './words.ts';

/** [BD8] Whether anything is known to be outstanding. */
export function Completeness() {
  const { board, isNow } = useShown();
  const { t, locale } = useDesk();
  const words = useWords();
  const count = (n: number) => n.toLocaleString(locale);
  const open = outstandingIn(board);
  if (open.length > 0) {
    return (
      <Notice tone="wait" title={isNow ? words.open : words.openThen}>
        <ul class="points">
          {open.map(({ why, count: n }) => (
            <li key={why}>{words.why[why](count(n))}</li>
          ))}
        </ul>
      </Notice>
    );
  }
  if (!isNow) return <Notice tone="wait" title={words.nothingKnownThen} />;
  const since = showDayAndTime(board.cut, { t, locale });
  return (
    <Notice tone="good" title={words.nothingKnown}>
      <p>{words.nothingKnownMore(count(board.figures.devices), since)}</p>
    </Notice>
  );
}
