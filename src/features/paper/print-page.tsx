import type { FunctionComponent } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ReferenceNumber } from '#contract/primitives.ts';
import { digitOf, digitsIn } from '#thai/digits.ts';
import { NumbersExhaustedError } from '../../store/drafts.ts';
import { MOST_PAPERS, type PaperRun } from '../../store/paper-types.ts';
import { savingTrouble } from '../../store/saving-trouble.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Choices } from '../../ui/choices.tsx';
import { Entry } from '../../ui/entry.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { useDesk } from '../desk-context.ts';
import { chooseForDesk, deskSettings } from '../desk-settings.ts';
import { showRef } from '../record-state.ts';
import { useKeys } from '../use-keys.ts';
import { usePaperPicture, usePapers } from '../use-papers.ts';
import { CameOut } from './came-out.tsx';
import { printSheets } from './print-sheets.ts';
import type { LoadSheets, Sheets } from './sheets.ts';
import { wordsIn } from './words.ts';

const USUAL = '20';

type Trouble = 'again' | 'no-second-copy' | 'not-taken' | 'no-numbers';

/** Sheets that stand in the page for the printer. */
interface Laid {
  Draw: FunctionComponent<Sheets>;
  sheets: Sheets;
  run: PaperRun | null;
}

/** Blank forms: how many, with which numbers, and afterwards what came out. */
export function PrintPage({ loadSheets }: { loadSheets: LoadSheets }) {
  const { t, locale, vault, device, practice } = useDesk();
  const { printing, back } = wordsIn(locale);
  const papers = usePapers();
  const picture = usePaperPicture(papers);
  const [kind, setKind] = useState<'numbered' | 'plain'>('numbered');
  const [count, setCount] = useState(() => new URLSearchParams(location.search).get('n') ?? USUAL);
  const [more, setMore] = useState('0');
  const [checked, setChecked] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [laid, setLaid] = useState<Laid | null>(null);
  const [preparing, setPreparing] = useState(false);
  const [said, setSaid] = useState('');
  const form = useRef<HTMLFormElement>(null);
  const { phone } = deskSettings.value;

  const runs = picture?.runs ?? [];
  const unanswered =
    (!preparing && runs.find((run) => run.printedAt !== null && !run.answered)) || null;
  const ready = kind === 'numbered' ? (runs.find((run) => run.printedAt === null) ?? null) : null;
  const copies = ready?.refs.length ?? Number(count);
  const isCount = Number.isInteger(copies) && copies >= 1 && copies <= MOST_PAPERS;
  const continuations = Number(more);
  const isMore = more !== '' && continuations <= MOST_PAPERS;
  const { told, left } = useNext(
    isCount && kind === 'numbered' && !ready ? copies : 0,
    runs.length,
  );

  const print = async () => {
    setChecked(true);
    setSaid('');
    if (!papers || preparing || unanswered) return;
    if (!isCount || !isMore) return focusWrong(form.current);
    setPreparing(true);
    const found = await lay();
    setTrouble(found === 'laid' ? null : found);
    // Else once the print window is closed.
    if (found !== 'laid') setPreparing(false);
  };

  /** Puts the sheets into the page, if they may be printed. */
  async function lay(): Promise<Trouble | 'laid' | null> {
    if (!papers) return null;
    // First, so that no number is taken for sheets that cannot be drawn.
    const Draw = await loadSheets();
    const own = { continuations, unit: device.unit.name, phone, practice: practice !== null };
    if (kind === 'plain') {
      setLaid({ Draw, sheets: { ...own, numbers: Array(copies).fill(null) }, run: null });
      return 'laid';
    }
    try {
      const run = ready ?? (await papers.take(vault.officer.officer, copies));
      const may = await papers.handToPrinter(run.id);
      if (may !== 'go') return may;
      setLaid({ Draw, sheets: { ...own, numbers: run.refs }, run });
      return 'laid';
    } catch (error) {
      if (error instanceof NumbersExhaustedError) return 'no-numbers';
      if (savingTrouble(error) === null) throw error;
      return 'not-taken';
    }
  }

  useLayoutEffect(() => {
    if (!laid) return;
    // Once only: whatever is printed later from this page must not bring these numbers again.
    const clear = () => setLaid(null);
    addEventListener('afterprint', clear);
    void printSheets(printing.title).then(() => setPreparing(false));
    return () => removeEventListener('afterprint', clear);
  }, [laid]);
  useKeys({ F9: () => void print(), 'Ctrl+KeyP': () => void print() });

  const answered = (words: string) => {
    setSaid(words);
    document.querySelector<HTMLElement>('h1')?.focus();
  };
  return (
    <div class="content paper">
      <PageTitle
        title={printing.title}
        documentTitle={t.shell.title(printing.title)}
        actions={
          <LinkButton href="/paper" icon="back">
            {back}
          </LinkButton>
        }
      />
      <p role="status">{said}</p>
      {papers && unanswered && (
        <CameOut
          key={unanswered.id}
          papers={papers}
          run={unanswered}
          focus={laid?.run?.id === unanswered.id}
          onSaid={answered}
        />
      )}
      {trouble && (
        <Notice tone="alert">
          {trouble === 'no-numbers'
            ? printing.noNumbers(left)
            : {
                again: printing.again,
                'no-second-copy': printing.noSecondCopy,
                'not-taken': printing.notTaken,
              }[trouble]}
        </Notice>
      )}
      {!unanswered && (
        <form
          ref={form}
          class="sheet stack"
          onSubmit={(event) => {
            event.preventDefault();
            void print();
          }}
        >
          <Choices
            legend={printing.kind}
            options={[
              { value: 'numbered', word: printing.numbered },
              { value: 'plain', word: printing.plain },
            ]}
            chosen={kind}
            onChoose={setKind}
          />
          {ready ? (
            <Notice tone="wait">{printing.readyRun(ready.refs.length)}</Notice>
          ) : (
            <Entry
              label={printing.count}
              hint={printing.countHint}
              error={checked && !isCount ? printing.countWrong : null}
              value={count}
              onValue={(typed) => setCount(digitsIn(typed))}
              look="number"
              input={{ inputMode: 'numeric' }}
              signFor={digitOf}
            />
          )}
          <Entry
            label={printing.continuations}
            hint={printing.continuationsHint}
            error={checked && !isMore ? printing.continuationsWrong : null}
            value={more}
            onValue={(typed) => setMore(digitsIn(typed))}
            look="number"
            input={{ inputMode: 'numeric' }}
            signFor={digitOf}
          />
          <Entry
            label={printing.phone}
            hint={printing.phoneHint}
            value={phone}
            onValue={(typed) => chooseForDesk({ phone: typed.slice(0, 60) })}
          />
          <p class="range" aria-live="polite">
            {isCount && rangeOf(ready?.refs ?? told)}
          </p>
          <p class="muted">{printing.howTo}</p>
          <div class="row">
            <Button type="submit" look="primary" keyHint="F9" waiting={preparing}>
              {preparing ? printing.preparing : printing.go}
            </Button>
          </div>
        </form>
      )}
      {laid && <laid.Draw {...laid.sheets} />}
    </div>
  );

  function rangeOf(refs: readonly ReferenceNumber[] | null): string {
    if (kind === 'plain') return printing.rangePlain(copies);
    const [first, last] = [refs?.[0], refs?.at(-1)];
    if (refs === null || first === undefined || last === undefined)
      return left > 0 || refs === null ? '' : printing.noNumbers(left);
    if (first === last) return printing.rangeOne(showRef(first));
    return printing.range(refs.length, showRef(first), showRef(last));
  }
}

/** The numbers that would be taken, told before anybody presses; none when there are too few. */
function useNext(
  count: number,
  runs: number,
): { told: readonly ReferenceNumber[] | null; left: number } {
  const { store, device } = useDesk();
  const papers = usePapers();
  const [told, setTold] = useState<readonly ReferenceNumber[] | null>(null);
  const [left, setLeft] = useState(0);
  useEffect(() => {
    let gone = false;
    const look = async () => {
      const { nextNumber } = await store.counters();
      const numbers = count > 0 && papers ? await papers.next(count).catch(() => []) : null;
      if (gone) return;
      setLeft(Math.max(0, device.numbers.to - nextNumber + 1));
      setTold(numbers);
    };
    void look();
    return () => {
      gone = true;
    };
  }, [papers, count, runs]);
  return { told, left };
}

function focusWrong(form: HTMLFormElement | null): void {
  // After the words of the fault were drawn.
  requestAnimationFrame(() => form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}
