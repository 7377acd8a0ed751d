import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { IsoDate } from '#contract/primitives.ts';
import { dateKeyOf } from '#thai/date-keys.ts';
import { digitOf, digitsIn } from '#thai/digits.ts';
import { normaliseThai } from '#thai/normalise.ts';
import { dateForEditing, dayInThailand } from '#thai/show-date.ts';
import type { PaperFound } from '../../store/paper-types.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { DigitsField } from '../../ui/fields/digits-field.tsx';
import { TextField } from '../../ui/fields/text-field.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { useDesk } from '../desk-context.ts';
import { doubtPaperDay, readPaperDay, sayPaperDay } from '../paper-day.ts';
import { paperInHand, pileOf, sayPile } from '../paper-in-hand.ts';
import { showRef } from '../record-state.ts';
import { useKeys } from '../use-keys.ts';
import { usePaperPicture, usePapers } from '../use-papers.ts';
import { focusFirstWrong, goOnByEnter, NO } from './entry-focus.ts';
import { type HeadFaults, type HeadTyped, readHead, readNo } from './entry-head.ts';
import { NotFree, sayNotFree } from './not-free.tsx';
import { reckon } from './reckoning.ts';
import { useNames } from './use-names.ts';
import { wordsIn } from './words.ts';

const DAY_MS = 24 * 3_600_000;

/** 8001-07-00123-5, as far as it is typed. */
const group = (digits: string): string =>
  [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6, 11), digits.slice(11)]
    .filter(Boolean)
    .join('-');

/** One paper after the other: its number, its day, who took it; then the form opens. */
export function EntryPage() {
  const { t, locale, vault, clock, navigate } = useDesk();
  const { entry: words, whys, back } = wordsIn(locale);
  const { officer } = vault.officer;
  const papers = usePapers();
  const picture = usePaperPicture(papers);
  const nameOf = useNames();
  const today = dayInThailand(clock.now());
  const pile = pileOf(officer);
  const [typed, setTyped] = useState<HeadTyped>(() => {
    const last = paperInHand.peek();
    const date = last ? dateForEditing(last.appliedOn) : '';
    return {
      no: last?.no ?? '',
      numberless: false,
      date,
      receivedBy: last?.receivedBy ?? '',
      pile: pile.of === null ? '' : String(pile.of),
    };
  });
  const [faults, setFaults] = useState<HeadFaults>({});
  /** A day that is asked about, and one that was said to be right. */
  const [asked, setAsked] = useState<IsoDate | null>(null);
  const [sure, setSure] = useState<IsoDate | null>(null);
  const [found, setFound] = useState<PaperFound | null>(null);
  const fields = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => document.getElementById(NO)?.focus(), []);

  const no = typed.numberless ? null : readNo(typed.no);
  useEffect(() => {
    let gone = false;
    setFound(null);
    if (no === null) return;
    void papers?.find(no).then((answer) => !gone && setFound(answer));
    return () => {
      gone = true;
    };
  }, [papers, picture, no]);

  const change = (next: Partial<HeadTyped>) => {
    setTyped({ ...typed, ...next });
    setFaults({});
    setAsked(null);
  };
  const open = async () => {
    const head = readHead(typed, today, { words: words.faults, locale });
    if (head.is === 'faulty') {
      setFaults(head.faults);
      return focusFirstWrong(fields.current);
    }
    const { paper } = head;
    const known = paper.no === null ? null : await papers?.find(paper.no);
    if (known?.state) {
      setFound(known);
      return document.getElementById(NO)?.focus();
    }
    const printedOn = known?.printedAt ? dayInThailand(known.printedAt) : null;
    const doubt = doubtPaperDay(paper.appliedOn, printedOn, today);
    if (doubt && sure !== paper.appliedOn) {
      setFaults({ date: sayPaperDay(doubt, locale) });
      setAsked(paper.appliedOn);
      return focusFirstWrong(fields.current);
    }
    sayPile(officer, head.of);
    paperInHand.value = { ...paper, receivedBy: normaliseThai(paper.receivedBy) };
    navigate('/reg/new?paper');
  };
  useKeys({ F9: () => void open() });

  const left = picture ? reckon(picture).total.out : 0;
  const of = pile.of ?? (left > 0 ? pile.done + left : null);
  const nth = pile.done + 1;
  const reading = readPaperDay(typed.date, today);
  const lateDays =
    reading.is === 'day' ? Math.round((Date.parse(today) - Date.parse(reading.day)) / DAY_MS) : 0;
  const notFree = found?.state ?? null;
  const moments = { t, locale, now: clock.now() };
  return (
    <div class="content paper">
      <PageTitle
        title={words.title}
        documentTitle={t.shell.title(words.title)}
        above={
          <>
            {of !== null && nth <= of ? words.counterOf(nth, of) : words.counter(nth)}
            {pile.timed > 0 && ` · ${words.mean(Math.round(pile.spentMs / pile.timed / 1000))}`}
          </>
        }
        actions={
          <LinkButton href="/paper" icon="back">
            {back}
          </LinkButton>
        }
      />
      <p role="status" class="entered">
        {pile.kept && words.kept(showRef(pile.kept))}
      </p>
      <form
        ref={fields}
        class="sheet stack"
        onSubmit={(event) => {
          event.preventDefault();
          void open();
        }}
        onKeyDown={(event) => goOnByEnter(event, fields.current)}
      >
        {!typed.numberless && (
          <DigitsField
            says={{
              id: NO,
              label: words.no,
              hint: words.noHint,
              echo: found?.printedHere && !notFree ? words.fromHere : undefined,
              error:
                faults.no ??
                (notFree ? sayNotFree(notFree, { words, whys, nameOf, ...moments }) : undefined) ??
                (typed.no.length >= 12 && no === null ? words.faults['paper.no'] : undefined),
            }}
            digits={typed.no}
            onDigits={(digits) => change({ no: digits })}
            digitsIn={digitsIn}
            digitFor={digitOf}
            group={group}
            width="id"
            wide
          />
        )}
        {notFree && no !== null && papers && (
          <NotFree
            state={notFree}
            mine={notFree.by === officer}
            words={words}
            onFound={() => void papers.unmark(no).then(() => document.getElementById(NO)?.focus())}
          />
        )}
        <label class="choice">
          <input
            type="checkbox"
            checked={typed.numberless}
            onChange={(event) => change({ numberless: event.currentTarget.checked })}
          />
          {words.numberless}
        </label>
        {typed.numberless && <p class="muted">{words.numberlessHint}</p>}
        {found && !notFree && !found.printedHere && <p>{words.fromElsewhere}</p>}
        <div class="fields">
          <TextField
            says={{
              id: 'paper-date',
              label: words.date,
              hint: words.dateHint,
              echo: lateDays > 0 ? words.late(lateDays) : undefined,
              error: faults.date,
            }}
            value={typed.date}
            onText={(date) => change({ date })}
            digitFor={dateKeyOf}
            width="medium"
          >
            {asked && (
              <Button
                onClick={() => {
                  setSure(asked);
                  change({});
                  // The button goes with its question; the focus must not go with it.
                  document.getElementById('paper-date')?.focus();
                }}
              >
                {words.dateSure}
              </Button>
            )}
          </TextField>
          <TextField
            says={{ id: 'paper-receiver', label: words.receiver, optional: words.optional }}
            value={typed.receivedBy}
            onText={(receivedBy) => change({ receivedBy })}
          />
          <TextField
            says={{
              id: 'paper-pile',
              label: words.pile,
              optional: words.optional,
              error: faults.pile,
            }}
            value={typed.pile}
            onText={(pile) => change({ pile: digitsIn(pile) })}
            digitFor={digitOf}
            inputMode="numeric"
            width="short"
          />
        </div>
        <div class="row">
          <Button type="submit" look="primary" keyHint="F9">
            {words.open}
          </Button>
        </div>
      </form>
    </div>
  );
}
