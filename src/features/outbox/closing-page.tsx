import './closing.css';
import type { Jws } from '#contract/primitives.ts';
import { showDate } from '#thai/show-date.ts';
import { showDayAndTime } from '../../i18n/moments.ts';
import type { DayPicture } from '../../store/day-types.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Figure } from '../../ui/figure.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { useDesk } from '../desk-context.ts';
import { QrFull } from '../qr-full.tsx';
import { useNow } from '../use-store.ts';
import { leftOf } from './closing.ts';
import { LineNotice } from './line-notice.tsx';
import { useDay, useSignedDay } from './use-day.ts';
import { usePress } from './use-press.ts';
import { wordsIn } from './words.ts';

const SECOND_MS = 1000;

/** The end of a day: is everything in, and the word of this device for it. */
export default function ClosingPage() {
  const { t, locale, device } = useDesk();
  const { closing: words } = wordsIn(locale);
  const day = useDay();
  const { area, dd } = device.numbers;
  return (
    <div class="content printable">
      <PageTitle
        title={words.title}
        documentTitle={t.shell.title(words.title)}
        above={
          day && words.of(showDate(day.day, 'long', locale), device.unit.name, `${area}\u2011${dd}`)
        }
        actions={<LinkButton href="/outbox">{words.back}</LinkButton>}
      />
      {day && (
        <>
          <Verdict day={day} />
          <Figures day={day} />
          {day.drafts > 0 && <Notice>{words.drafts(day.drafts)}</Notice>}
          <Code day={day} />
        </>
      )}
    </div>
  );
}

/** Green only where nothing is left; otherwise what is missing, and what to do about it. */
function Verdict({ day }: { day: DayPicture }) {
  const { locale } = useDesk();
  const { send, closing: words } = wordsIn(locale);
  const now = useNow(SECOND_MS);
  const { press, deaf, said } = usePress();
  const left = leftOf(day);
  const isLeft = (...asked: string[]) => left.some(({ what }) => asked.includes(what));
  return (
    <>
      <div role="status" data-verdict={left.length === 0 ? 'done' : 'not-done'}>
        {left.length === 0 ? (
          <Notice tone="good" title={words.done}>
            <p>{day.made > 0 ? words.doneMore(day.made) : words.doneNothing}</p>
          </Notice>
        ) : (
          <Notice tone="wait" title={words.notDone}>
            <ul>
              {left.map(({ what, n }) => (
                <li key={what}>{words.left[what](n)}</li>
              ))}
            </ul>
          </Notice>
        )}
      </div>
      {isLeft('waiting', 'waitingBefore') && <LineNotice now={now} />}
      {left.length > 0 && (
        <div class="row">
          {isLeft('waiting', 'waitingBefore', 'pictures') && (
            <Button look="primary" icon="outbox" waiting={deaf} onClick={press}>
              {send}
            </Button>
          )}
          {isLeft('toMend', 'toMendBefore') && (
            <LinkButton href="/records?tag=fix">{words.mend}</LinkButton>
          )}
        </div>
      )}
      <p role="status">{said}</p>
    </>
  );
}

/** The parts, and that they add up. */
function Figures({ day }: { day: DayPicture }) {
  const { locale } = useDesk();
  const { closing: words } = wordsIn(locale);
  const { made, received, waiting, toMend } = day;
  const count = (n: number) => n.toLocaleString(locale);
  return (
    <>
      <div class="figures figures--four">
        <Figure label={words.made} number={count(made)} />
        <Figure label={words.received} number={count(received)} />
        <Figure label={words.waiting} number={count(waiting)} tone={waiting > 0 ? 'wait' : null} />
        <Figure label={words.toMend} number={count(toMend)} tone={toMend > 0 ? 'alert' : null} />
      </div>
      <p class="muted small">{words.lead}</p>
    </>
  );
}

/** Opens at the centre where it is read; what stands behind the # is sent to nobody by opening it. */
const linkOf = (code: Jws): string => `${location.origin}/review/closings#${code}`;

function Code({ day }: { day: DayPicture }) {
  const { t, locale } = useDesk();
  const { closing: words } = wordsIn(locale);
  const signed = useSignedDay(day);
  const ranges = day.numbers.map(({ from, to }) => words.range(from, to)).join(', ');
  return (
    <section class="sheet stack closing">
      <h2>{words.qr}</h2>
      <p class="muted">{words.qrLead}</p>
      {signed && <QrFull text={linkOf(signed.code)} label={words.qr} words={words} />}
      {ranges !== '' && <p>{words.numbers(ranges)}</p>}
      {signed && <p class="muted">{words.asOf(showDayAndTime(signed.at, { t, locale }))}</p>}
    </section>
  );
}
