import { useEffect, useRef, useState } from 'preact/hooks';
import type { TwinAct, TwinReading } from '#contract/duplicates.ts';
import type { Uuid } from '#contract/primitives.ts';
import { Button } from '../../ui/button.tsx';
import { Entry } from '../../ui/entry.tsx';
import { useDesk } from '../desk-context.ts';
import { showRef } from '../record-state.ts';
import type { Asked } from '../use-asked.ts';
import { Trouble } from './trouble.tsx';
import { useDuplicatesWords } from './words.ts';

/** One way to decide: what it is called, and what becomes of both numbers. */
interface Way {
  act: TwinAct;
  drop?: Uuid;
  word: string;
  more?: string;
  why: string;
}

const LONGEST = 200;

/** The three ways, each with what it does to both numbers; nothing is done before it is confirmed. */
export function DuplicatesDecision(props: {
  reading: TwinReading;
  onDone: (act: TwinAct) => void;
}) {
  const words = useDuplicatesWords();
  const { records, adds } = props.reading;
  const [chosen, setChosen] = useState<Way | null>(null);
  const [one, other] = records.map(({ ref }) => showRef(ref)) as [string, string];
  const dropping = (ended: 0 | 1): Way => {
    const [ref, stays] = ended === 0 ? [one, other] : [other, one];
    return {
      ...{ act: 'drop', drop: records[ended].record, word: words.drop },
      ...{ more: words.dropOf(ref), why: words.dropWhy(ref, stays) },
    };
  };
  const ways: Way[] = [
    { act: 'apart', word: words.apart, why: words.apartWhy(one, other) },
    ...(adds
      ? [
          {
            act: 'join' as const,
            word: words.join,
            why: `${words.joinWhy(one, other)} · ${words.joinAdds(adds.creditors, adds.debts)}`,
          },
        ]
      : []),
    dropping(0),
    dropping(1),
  ];
  return (
    <section class="sheet stack" aria-labelledby="duplicates-decide">
      <h2 id="duplicates-decide">{words.decide}</h2>
      {chosen ? (
        <Confirming
          way={chosen}
          reading={props.reading}
          onDone={props.onDone}
          onBack={() => setChosen(null)}
        />
      ) : (
        <>
          {!adds && <p>{words.noRoom}</p>}
          <ul class="plain-list duplicates__ways">
            {ways.map((way, i) => (
              <li key={way.drop ?? way.act}>
                <Button size="full" onClick={() => setChosen(way)} aria-describedby={`way-${i}`}>
                  {way.word}
                  {way.more && <span class="nowrap">{` · ${way.more}`}</span>}
                </Button>
                <p class="muted" id={`way-${i}`}>
                  {way.why}
                </p>
              </li>
            ))}
          </ul>
          <p class="muted">{words.kept}</p>
        </>
      )}
    </section>
  );
}

/** The last step: why, and the press that does it. */
function Confirming(props: {
  way: Way;
  reading: TwinReading;
  onDone: (act: TwinAct) => void;
  onBack: () => void;
}) {
  const { administration } = useDesk();
  const words = useDuplicatesWords();
  const { way } = props;
  const [first, second] = props.reading.records;
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [said, setSaid] = useState<Asked<null> | null>(null);
  const question = useRef<HTMLHeadingElement>(null);
  // Whoever pressed the way hears what it does before anything else.
  useEffect(() => question.current?.focus(), []);
  const isMissing = way.act === 'drop' && reason.trim() === '';
  const decide = async () => {
    setTried(true);
    if (isMissing || said?.is === 'asking') return;
    setSaid({ is: 'asking' });
    const why = reason.trim().slice(0, LONGEST);
    const answer = await administration.decideTwins({
      records: [first.record, second.record],
      revs: [first.rev, second.rev],
      act: way.act,
      ...(way.drop !== undefined && { drop: way.drop }),
      ...(why !== '' && { reason: why }),
    });
    if (answer.is === 'done') props.onDone(way.act);
    else setSaid(answer);
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void decide();
      }}
    >
      <h3 ref={question} tabIndex={-1}>
        {way.word}
        {way.more && ` · ${way.more}`}
      </h3>
      <p>{way.why}</p>
      <Entry
        label={words.reason}
        hint={way.act === 'drop' ? words.reasonNeeded : words.reasonOptional}
        error={tried && isMissing ? words.reasonMissing : null}
        value={reason}
        onValue={setReason}
        input={{ autocomplete: 'off' }}
      />
      <Trouble of={said} words={words} />
      <div class="row">
        <Button type="submit" look="primary" waiting={said?.is === 'asking'}>
          {words.confirm}
        </Button>
        <Button onClick={props.onBack}>{words.cancel}</Button>
      </div>
    </form>
  );
}
