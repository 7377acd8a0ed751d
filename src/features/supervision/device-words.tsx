import type { BoardDevice } from '#contract/board.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { useDesk } from '../desk-context.ts';
import { pictureWordsIn } from '../picture-words.ts';
import { listGaps } from './say-left.ts';
import { useMoments, useShown } from './shown-board.ts';
import { useWords } from './words.ts';

const icons: Record<string, IconName> = {
  ok: 'check',
  late: 'clock',
  silent: 'warning',
  never: 'more',
};

interface Seen {
  device: BoardDevice;
}

/** [BD4] How worried to be, in a word with its icon, and for how long already. */
export function Contact({ device }: Seen) {
  const words = useWords();
  const { when, ago } = useMoments();
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
          {[when(lastContact), ago(lastContact)].filter((word) => word !== null).join(', ')}
        </p>
      )}
      {silentHours > 0 && <p class="small">{words.silentOpen(silentHours)}</p>}
      {retired && <p class="small">{words.retiredOne}</p>}
    </>
  );
}

/** [BD3] When it last said what it holds, which is not when it was last heard of. */
export function LastWord({ device }: Seen) {
  const words = useWords();
  const { board } = useShown();
  const { when } = useMoments();
  const { reported, reportedSince, lastContact } = device;
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

/** What it still has: records, and pictures of records that have come. */
export function LeftThere({ device }: Seen) {
  const { locale } = useDesk();
  return (
    <>
      <RecordsLeft device={device} />
      {device.picturesMissing > 0 && (
        <p class="small">{pictureWordsIn(locale).missingOf(device.picturesMissing)}</p>
      )}
    </>
  );
}

/** [BD2] What was left on it by its last word, and of when that word is. */
function RecordsLeft({ device }: Seen) {
  const { locale } = useDesk();
  const words = useWords();
  const { when, ago } = useMoments();
  const { reported, left } = device;
  if (!reported || left === null) return <>{words.unknownLeft}</>;
  if (left === 0) return <>{words.nothingLeft(when(reported.at))}</>;
  return (
    <>
      <strong>
        {words.leftAt(
          left.toLocaleString(locale),
          [when(reported.at), ago(reported.at)].filter((word) => word !== null).join(', '),
        )}
      </strong>
      {/* The oldest goes first: once something came with the word, nobody knows how old the rest is. */}
      {reported.oldestUnsent !== null && reported.arrived === 0 && (
        <p class="muted small">{words.oldestLeft(when(reported.oldestUnsent))}</p>
      )}
    </>
  );
}

export function Gaps({ device }: Seen) {
  const { locale } = useDesk();
  const words = useWords();
  return (
    <>
      {device.missing > 0 ? (
        <strong>{words.missingNumbers(listGaps(device))}</strong>
      ) : (
        words.noGaps
      )}
      {device.lost > 0 && (
        <p>
          <strong>{words.lostNumbers(device.lost.toLocaleString(locale))}</strong>
        </p>
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
export function WhomToCall({ device }: Seen) {
  const words = useWords();
  const { isKept } = useShown();
  if (isKept) return <span class="muted small">{words.peopleNotKept}</span>;
  if (device.officers.length === 0) return <span class="muted small">{words.nobody}</span>;
  return (
    <ul class="board__list">
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
