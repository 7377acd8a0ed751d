import type { ClosingReading } from '#contract/closing.ts';
import { showDate } from '#thai/show-date.ts';
import { showDayAndTime } from '../../i18n/moments.ts';
import { Figure } from '../../ui/figure.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useDesk } from '../desk-context.ts';
import { useClosingsWords } from './words.ts';

type Genuine = Extract<ClosingReading, { is: 'genuine' }>;

/** What the device said, and beside it what the centre knows by itself; neither stands for the other. */
export function ReadClosing({ reading }: { reading: Genuine }) {
  const { t, locale } = useDesk();
  const words = useClosingsWords();
  const { closing, label, arrived, missing } = reading;
  const lacking = missing.reduce((sum, { from, to }) => sum + to - from + 1, 0);
  // A code has room for a few epochs only, and may have made more than it names.
  const named = Math.max(arrived + lacking, closing.made);
  const isAll = arrived === named;
  const tone = isAll ? (named > 0 ? 'good' : 'info') : 'wait';
  const { day, at, otherDays, picturesLeft } = closing;
  const list = missing.map(({ from, to }) => words.range(from, to)).join(', ');
  return (
    <>
      <div role="status">
        <Notice tone="info" title={words.genuine(label)}>
          <p>{words.said(showDate(day, 'long', locale), showDayAndTime(at, { t, locale }))}</p>
        </Notice>
      </div>
      <section class="sheet stack">
        <h2>{words.ofDevice}</h2>
        <div class="figures figures--four">
          {(['made', 'received', 'waiting', 'toMend'] as const).map((name) => (
            <Figure
              key={name}
              label={words[name]}
              number={closing[name].toLocaleString(locale)}
              tone={name === 'waiting' && closing.waiting > 0 ? 'wait' : null}
            />
          ))}
        </div>
        {otherDays > 0 && <p>{words.otherDays(otherDays)}</p>}
        {picturesLeft > 0 && <p>{words.pictures(picturesLeft)}</p>}
      </section>
      <section class="sheet stack">
        <h2>{words.here}</h2>
        <Notice tone={tone} title={sayArrived()}>
          {list !== '' && <p>{words.missing(list)}</p>}
        </Notice>
      </section>
    </>
  );

  function sayArrived(): string {
    const when = showDayAndTime(reading.at, { t, locale });
    if (named === 0) return words.nothingMade;
    return isAll ? words.allHere(arrived, when) : words.someHere(arrived, named, when);
  }
}
