import './records.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { showDayAndTime } from '../../i18n/moments.ts';
import type { PicturesSent, RecordLine, RecordView } from '../../store/record-types.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { useDesk } from '../desk-context.ts';
import { pictureWordsIn } from '../picture-words.ts';
import { usePictureParts } from '../pictures-door.ts';
import type { LoadRecordParts, RecordParts } from '../record-parts.ts';
import { explainState, hasEnded, showRef, stateNow, tagOf, wordless } from '../record-state.ts';
import { type RecordWords, recordWordsIn } from '../record-words.ts';
import { StateTag } from '../state-tag.tsx';
import { useKeys } from '../use-keys.ts';
import { usePictureLines, usePictures } from '../use-pictures.ts';
import { useNow, useRecord } from '../use-store.ts';
import { History } from './history.tsx';

/**
 * Everything of one record: where it is, what comes next, what can be done, what was done. What the
 * debtor said is shown only when its officer asks for it; no address or title ever says any of it.
 */
export default function RecordPage({ id, load }: { id: string; load: LoadRecordParts }) {
  const { t, locale } = useDesk();
  const words = recordWordsIn(locale);
  const view = useRecord(id);
  const [asked, setAsked] = useState(false);
  if (view === undefined) return null;
  if (view === null) return <NotHere words={words} />;
  const { line } = view;
  const number = showRef(line.ref);
  return (
    <div class="content stack">
      <PageTitle
        title={number}
        documentTitle={t.shell.title(words.title)}
        above={
          <>
            <a href="/records">{words.above}</a> ·{' '}
            {words.registeredAt(showDayAndTime(line.keptAt, { t, locale }))}
          </>
        }
      />
      <JustKept words={words} />
      <Standing line={line} words={words} shown={asked} />
      <Actions line={line} words={words} />
      <Content view={view} words={words} load={load} asked={asked} onAsk={setAsked} />
    </div>
  );
}

export function NotHere({ words }: { words: RecordWords }) {
  const { t } = useDesk();
  return (
    <div class="content">
      <PageTitle title={words.title} documentTitle={t.shell.title(words.title)} />
      <section class="sheet">
        <EmptyState
          title={words.notHere}
          more={words.notHereMore}
          action={<LinkButton href="/records">{words.toList}</LinkButton>}
        />
      </section>
    </div>
  );
}

/** What the officer did a moment ago, said once. */
function JustKept({ words }: { words: RecordWords }) {
  const { query } = useLocation();
  const all: Readonly<Record<string, string>> = words.kept;
  const said = all[query.kept ?? ''];
  return <div role="status">{said !== undefined && <Notice tone="good">{said}</Notice>}</div>;
}

/** Where it is and what comes next; what a person wrote is told only once it is asked for [U7]. */
function Standing(props: { line: RecordLine; words: RecordWords; shown: boolean }) {
  const { t, locale, sync } = useDesk();
  const now = useNow();
  const { line, words, shown } = props;
  const state = stateNow(line.state, sync.value);
  const told = shown ? state : wordless(state);
  const arrives = state.tag === 'sent' && line.pictures !== null;
  const next = arrives ? words.picturesNext : words.nextSteps[state.tag];
  return (
    <section class="sheet stack" aria-labelledby="record-next">
      <div class="record__state">
        <StateTag kind={tagOf(state)} />
        <p>{explainState(told, { t, locale }, sync.value, now)}</p>
      </div>
      <div>
        <h2 id="record-next">{words.next}</h2>
        <p>{line.correcting ? words.nextFinish : next}</p>
      </div>
      {line.pictures && <PicturesMissing pictures={line.pictures} words={words} />}
      {line.longAlone && <p class="muted">{words.longAlone}</p>}
    </section>
  );
}

/** Not all of it is at the centre, and why what is missing waits [S18]. */
function PicturesMissing(props: { pictures: PicturesSent; words: RecordWords }) {
  const { t, locale, sync } = useDesk();
  const { pictures, words } = props;
  const { sent, of } = pictures;
  const now = sync.value.pictures;
  return (
    <Notice tone="wait" title={t.sync.picturesSent(sent, of)}>
      <p>
        {words.picturesMissing(of - sent)}{' '}
        {now.is === 'waiting' && pictureWordsIn(locale).why[now.why]}
      </p>
    </Notice>
  );
}

function Actions({ line, words }: { line: RecordLine; words: RecordWords }) {
  const { navigate, locale } = useDesk();
  const { record, state, correcting } = line;
  const pictures = usePictureLines(usePictures(), record);
  const pending = pictures?.filter(({ kept }) => !kept).length ?? 0;
  const reprint = () => {
    if (!hasEnded(state)) navigate(`/reg/${record}/kept`);
  };
  useKeys({ F9: reprint, 'Ctrl+KeyP': reprint });
  const { actions } = words;
  const toFix = correcting ? actions.resumeFix : state.tag === 'fix' ? actions.fix : actions.amend;
  if (hasEnded(state)) return null;
  return (
    <>
      {pending > 0 && <Notice tone="wait">{pictureWordsIn(locale).attach.waiting(pending)}</Notice>}
      <section class="row" aria-label={actions.title}>
        <LinkButton
          href={`/records/${record}/fix`}
          look={state.tag === 'fix' || correcting ? 'primary' : 'secondary'}
          icon="pencil"
        >
          {toFix}
        </LinkButton>
        <LinkButton
          href={`/records/${record}/pictures`}
          icon="camera"
          look={pending > 0 ? 'primary' : 'secondary'}
        >
          {words.acts.attach}
        </LinkButton>
        <LinkButton href={`/reg/${record}/kept`} keyHint="F9">
          {actions.reprint}
        </LinkButton>
        <LinkButton href={`/records/${record}/void`}>{actions.cancel}</LinkButton>
      </section>
    </>
  );
}

/** The registration and its history. Both say what the debtor said, so both wait to be asked for. */
function Content(props: {
  view: RecordView;
  words: RecordWords;
  load: LoadRecordParts;
  asked: boolean;
  onAsk: (asked: boolean) => void;
}) {
  const { store, vault } = useDesk();
  const { view, words, load, asked } = props;
  const [parts, setParts] = useState<RecordParts | null>(null);
  const told = useRef(false);
  useEffect(() => {
    if (!asked) return;
    if (!told.current) void store.note('record-opened', vault.officer.officer);
    told.current = true;
    let gone = false;
    void load().then((loaded) => !gone && setParts(loaded));
    return () => {
      gone = true;
    };
  }, [asked, load, store, vault]);
  const { registration, reading } = view;
  const shown = asked && registration ? parts : null;
  return (
    <>
      <section class="sheet stack">
        <h2>{words.history}</h2>
        <History
          acts={view.acts}
          words={words}
          changes={shown && registration ? (op) => <shown.Changes view={view} op={op} /> : null}
        />
      </section>
      <section class="sheet stack">
        <h2>{words.content}</h2>
        {reading === 'yes' ? (
          <div class="row">
            <Button
              icon={asked ? 'eye-off' : 'search'}
              aria-expanded={asked}
              onClick={() => props.onAsk(!asked)}
            >
              {asked ? words.hide : words.show}
            </Button>
            {!asked && <p class="muted">{words.masked}</p>}
          </div>
        ) : (
          <Notice>{words.reading[reading]}</Notice>
        )}
      </section>
      {shown && registration && <shown.Content view={view} registration={registration} />}
      {shown && registration && <KeptPictures record={view.line.record} />}
    </>
  );
}

/** They come only when somebody asks for what the debtor said. */
function KeptPictures({ record }: { record: string }) {
  const parts = usePictureParts();
  return parts && <parts.Kept record={record} />;
}
