import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { UnixMs } from '#contract/primitives.ts';
import { showWhen } from '../../i18n/moments.ts';
import {
  type LostWhy,
  lostWhys,
  type PaperLine,
  type Papers,
  type SpoiltWhy,
  spoiltWhys,
} from '../../store/paper-types.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { useDesk } from '../desk-context.ts';
import { showRef } from '../record-state.ts';
import { StateTag } from './state-tag.tsx';
import { WhyForm } from './why-form.tsx';
import { wordsIn } from './words.ts';

type As = { is: 'spoilt'; why: SpoiltWhy } | { is: 'lost'; why: LostWhy };

/** One number: what became of it, who says so, and what can be said of it. */
export function NumberLine(props: {
  line: PaperLine;
  papers: Papers;
  now: UnixMs;
  nameOf: (officer: string) => string;
  onSaid: (said: string) => void;
  /** Something was said of this number: its buttons will change. */
  onActed: () => void;
}) {
  const { papers, line, now, nameOf, onSaid } = props;
  const { t, locale, vault } = useDesk();
  const words = wordsIn(locale);
  const [asking, setAsking] = useState<As['is'] | null>(null);
  const item = useRef<HTMLLIElement>(null);
  const asked = useRef(false);
  useLayoutEffect(() => {
    // The form for the reason took the focus along when it went.
    const isLost = asking === null && asked.current && document.activeElement === document.body;
    if (isLost) item.current?.querySelector('button')?.focus();
    asked.current = asking !== null;
  }, [asking]);
  const { ref, state } = line;
  const { officer } = vault.officer;
  const shown = showRef(ref);
  const mine = state.by === officer;

  const mark = async (as: As) => {
    setAsking(null);
    props.onActed();
    const done = await papers.mark(ref, as, officer);
    const good = as.is === 'spoilt' ? words.act.markedSpoilt : words.act.markedLost;
    onSaid(done ? good(shown) : words.act.notMarked(shown));
  };
  const unmark = async () => {
    props.onActed();
    await papers.unmark(ref);
    onSaid(words.act.unmarked(shown));
  };
  const about = <span class="hidden-visually">{shown}</span>;
  return (
    <li class="line--action" data-no={ref} ref={item}>
      <div>
        <p class="line__name">
          <span class="ref">{shown}</span>
        </p>
        <div class="line__meta">
          <StateTag is={state.is} words={words} />
          <span>
            {'why' in state && `${words.whys[state.why]} · `}
            {words.said[state.is](nameOf(state.by), showWhen(state.at, now, { t, locale }))}
          </span>
        </div>
      </div>
      <div class="row">
        {state.is === 'printed' && asking === null && (
          <>
            <Button onClick={() => setAsking('spoilt')}>
              {words.act.spoilt} {about}
            </Button>
            <Button onClick={() => setAsking('lost')}>
              {words.act.lost} {about}
            </Button>
          </>
        )}
        {(state.is === 'spoilt' || state.is === 'lost') && (
          <Button onClick={() => void unmark()}>
            {words.act.undo} {about}
          </Button>
        )}
        {state.is === 'begun' && mine && (
          <LinkButton href={`/reg/${state.record}`}>
            {words.act.resume} {about}
          </LinkButton>
        )}
        {state.is === 'entered' && mine && (
          <LinkButton href={`/records/${state.record}`}>
            {words.act.open} {about}
          </LinkButton>
        )}
      </div>
      {asking !== null && state.is === 'printed' && (
        <WhyForm
          legend={asking === 'spoilt' ? words.act.whySpoilt(shown) : words.act.whyLost(shown)}
          whys={asking === 'spoilt' ? spoiltWhys : lostWhys}
          words={words}
          onSave={(why) => void mark({ is: asking, why } as As)}
          onCancel={() => {
            setAsking(null);
          }}
        />
      )}
    </li>
  );
}
