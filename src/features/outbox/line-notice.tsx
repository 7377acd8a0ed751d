import type { UnixMs } from '#contract/primitives.ts';
import type { Locale, Messages } from '../../i18n/messages.ts';
import { showWhen } from '../../i18n/moments.ts';
import type { SyncPicture } from '../../sync/ports.ts';
import { Notice } from '../../ui/notice.tsx';
import { Progress } from '../../ui/progress.tsx';
import { type Connection, describeConnection } from '../connection.ts';
import { useDesk } from '../desk-context.ts';
import { wordsIn } from './words.ts';

/** The connection at length, how far the sending is, and when the next try is; nothing when all is calm. */
export function LineNotice({ now }: { now: UnixMs }) {
  const { t, locale, sync, outbox } = useDesk();
  const words = wordsIn(locale);
  const picture = sync.value;
  const { sending, link, refused } = picture;
  const { unsent } = outbox.value;
  if (unsent === 0 && link === 'connected' && !refused) return null;
  // What must be mended has a list of its own.
  const connection = describeConnection(
    picture,
    { ...outbox.value, toMend: 0 },
    { t, locale },
    now,
  );
  const said = unsent > 0 && sending === null ? sayTry(picture, { t, locale }, now) : [];
  return (
    <Notice tone={toneOf(connection)}>
      <p>{connection.long}</p>
      {said.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {sending && link !== 'connected' && <p>{words.trying}</p>}
      {sending && link === 'connected' && (
        <Progress
          done={sending.done}
          of={sending.of}
          words={words.progress(sending.done, sending.of)}
        />
      )}
    </Notice>
  );
}

/** What became of the last try as far as anybody knows, and when the next one is. */
export function sayTry(
  {
    link,
    unanswered,
    nextTryAt,
    aside,
  }: Pick<SyncPicture, 'link' | 'unanswered' | 'nextTryAt' | 'aside'>,
  words: { t: Messages; locale: Locale },
  now: UnixMs,
): string[] {
  const { unanswered: whys, nextTry, aside: sayAside } = wordsIn(words.locale);
  const known: Partial<Record<string, string>> = whys;
  const why = known[unanswered ?? ''];
  // A centre that cannot be reached or is busy is told of with its next try.
  const isUntold = link === 'no-network' && nextTryAt !== null && nextTryAt > now;
  return [
    ...(why ? [why] : []),
    ...(aside > 0 ? [sayAside(aside)] : []),
    ...(isUntold ? [nextTry(showWhen(nextTryAt, now, words))] : []),
  ];
}

const toneOf = ({ tone }: Connection) => (tone === 'alert' || tone === 'wait' ? tone : 'info');
