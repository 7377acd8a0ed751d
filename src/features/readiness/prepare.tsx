import './readiness.css';
import { useEffect, useState } from 'preact/hooks';
import { readinessChecks } from '#contract/devices.ts';
import { showDayAndTime } from '../../i18n/moments.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { useDesk } from '../desk-context.ts';
import { CheckRow } from './check-row.tsx';
import { type Printed, PrintedSheet } from './printed-sheet.tsx';
import { useReadiness } from './use-readiness.ts';
import { type ReadinessWords, wordsIn } from './words.ts';

/** Ten checks before a device goes where nobody can help; the result is a tag to print. */
export default function PreparePage() {
  const { t, locale } = useDesk();
  const words = wordsIn(locale);
  const readiness = useReadiness();
  const { findings, at, reported, result, testing } = readiness;
  const [printing, setPrinting] = useState<{ sheet: Printed; n: number } | null>(null);
  // Only once the sheet stands in the page.
  useEffect(() => {
    if (printing) print();
  }, [printing]);
  const printSheet = (sheet: Printed) => setPrinting((last) => ({ sheet, n: (last?.n ?? 0) + 1 }));
  const when = at === null ? '' : showDayAndTime(at, { t, locale });

  return (
    <div class="content printable prepare">
      <PageTitle
        title={words.title}
        documentTitle={t.shell.title(words.title)}
        actions={
          <Button
            look="primary"
            icon="turn"
            waiting={testing}
            onClick={() => void readiness.testAll()}
          >
            {testing ? words.testing : readiness.known.measured ? words.again : words.test}
          </Button>
        }
      />
      <p>{words.why}</p>
      {readiness.known.measured && (
        <div role="status">
          {result.is === 'ready' && (
            <Notice tone="good" title={words.ready(when)}>
              {result.skipped.length > 0 && (
                <p>{words.readySkipped(namesOf(result.skipped, words))}</p>
              )}
              {reported !== null && <p>{reported ? words.reported : words.notReported}</p>}
              <Button onClick={() => printSheet('tag')}>{words.printTag}</Button>
            </Notice>
          )}
          {result.is === 'not-ready' && (
            <Notice tone="wait" title={words.notReady(result.failed)}>
              {result.untested.length > 0 && (
                <p>{words.notTestedYet(namesOf(result.untested, words))}</p>
              )}
              {reported !== null && <p>{reported ? words.reported : words.notReported}</p>}
            </Notice>
          )}
          {result.is === 'not-tested' && (
            <Notice title={words.notTested(result.untested.length)}>
              <p>{words.notTestedYet(namesOf(result.untested, words))}</p>
            </Notice>
          )}
        </div>
      )}
      <section class="sheet">
        <ol class="checks">
          {readinessChecks.map((check) => (
            <CheckRow
              key={check}
              check={check}
              finding={findings[check]}
              readiness={readiness}
              words={words}
              onPrint={() => printSheet('page')}
              printAsked={printing?.sheet === 'page'}
            />
          ))}
        </ol>
      </section>
      {printing && (
        <PrintedSheet
          sheet={printing.sheet}
          words={words}
          when={when}
          skipped={result.is === 'ready' ? namesOf(result.skipped, words) : ''}
          left={readiness.known.measured?.numbersLeft ?? null}
        />
      )}
    </div>
  );
}

const namesOf = (checks: readonly (keyof ReadinessWords['checks'])[], words: ReadinessWords) =>
  checks.map((check) => words.checks[check].name).join(', ');
