import type { Board, BoardDevice } from '#contract/board.ts';
import { showAgo, showWhen } from '../../i18n/moments.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { useDesk } from '../desk-context.ts';
import { listGaps } from './say-left.ts';
import { useWords } from './words.ts';

const icons: Record<string, IconName> = {
  ok: 'check',
  late: 'clock',
  silent: 'warning',
  never: 'more',
};

interface Seen {
  device: BoardDevice;
  board: Board;
}

/** [BD4] How worried to be, in a word with its icon, and for how long already. */
export function Contact({ device, board }: Seen) {
  const { t, locale } = useDesk();
  const words = useWords();
  const { level, lastContact, silentHours, retired } = device;
  const levels: Record<string, string> = words.levels;
  return (
    <>
      <span class={`level level--${level}`}>
        <Icon name={icons[level] ?? 'more'} small />
        {levels[level] ?? level}
      </span>
      {lastContact !== null && (
        <p class="muted small">
          {showWhen(lastContact, board.at, { t, locale })},{' '}
          {showAgo(lastContact, board.at, { t, locale })}
        </p>
      )}
      {silentHours > 0 && <p class="small">{words.silentOpen(silentHours)}</p>}
      {retired && <p class="small">{words.retiredOne}</p>}
    </>
  );
}

/** [BD3] When it last said what it holds, which is not when it was last heard of. */
export function LastWord({ device, board }: Seen) {
  const { t, locale } = useDesk();
  const words = useWords();
  const { reported, reportedSince, lastContact } = device;
  const when = (at: number) => showWhen(at, board.at, { t, locale });
  if (!reported) return <strong>{words.noWord}</strong>;
  return (
    <>
      {when(reported.at)}
      {!reportedSince && (
        <p class="small">
          <span class="level level--late">
            <Icon name="clock" small />
            {words.beforeCut}
          </span>
        </p>
      )}
      {!reportedSince && lastContact !== null && lastContact >= board.cut && (
        <p class="small">{words.contactIsNoWord(when(lastContact))}</p>
      )}
    </>
  );
}

/** [BD2] What was left on it by its last word, and of when that word is. */
export function LeftThere({ device, board }: Seen) {
  const { t, locale } = useDesk();
  const words = useWords();
  const { reported, left } = device;
  if (!reported || left === null) return <>{words.unknownLeft}</>;
  const when = (at: number) => showWhen(at, board.at, { t, locale });
  if (left === 0) return <>{words.nothingLeft(when(reported.at))}</>;
  return (
    <>
      <strong>
        {words.leftAt(
          left.toLocaleString(locale),
          when(reported.at),
          showAgo(reported.at, board.at, { t, locale }),
        )}
      </strong>
      {/* The oldest goes first: once something came with the word, nobody knows how old the rest is. */}
      {reported.oldestUnsent !== null && reported.arrived === 0 && (
        <p class="muted small">{words.oldestLeft(when(reported.oldestUnsent))}</p>
      )}
    </>
  );
}

export function Gaps({ device }: Pick<Seen, 'device'>) {
  const { locale } = useDesk();
  const words = useWords();
  return (
    <>
      {device.missing > 0 ? (
        <strong>{words.missingNumbers(listGaps(device))}</strong>
      ) : (
        words.noGaps
      )}
      {device.repeats > 0 && (
        <p>
          <strong>{words.repeats(device.repeats.toLocaleString(locale))}</strong>
        </p>
      )}
    </>
  );
}

/** [BD10] Whom to call; a picture that was kept has nobody in it [BD7]. */
export function WhomToCall({ device, isKept }: Pick<Seen, 'device'> & { isKept: boolean }) {
  const words = useWords();
  if (isKept) return <span class="muted small">{words.peopleNotKept}</span>;
  if (device.officers.length === 0) return <span class="muted small">{words.nobody}</span>;
  return (
    <ul class="plain-list">
      {device.officers.map(({ name, position, phone }) => (
        <li key={name}>
          {name}
          {position !== null && <span class="muted small"> {position}</span>}
          <br />
          {phone === null ? (
            <span class="muted small">{words.noPhone}</span>
          ) : (
            <a class="board__call" href={`tel:${phone}`}>
              {phone}
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}
