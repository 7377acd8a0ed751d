import { useState } from 'preact/hooks';
import type { PaperPicture } from '../../store/paper-types.ts';
import { LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { useDesk } from '../desk-context.ts';
import { usePaperPicture, usePapers } from '../use-papers.ts';
import { CameOut } from './came-out.tsx';
import { NumberList } from './number-list.tsx';
import { reckon } from './reckoning.ts';
import { ReckoningSection } from './reckoning-section.tsx';
import { wordsIn } from './words.ts';

/** The numbers on paper: how many are out, and what has become of each. */
export function OverviewPage() {
  const { t, locale } = useDesk();
  const words = wordsIn(locale);
  const papers = usePapers();
  const picture = usePaperPicture(papers);
  const [said, setSaid] = useState('');
  const unanswered = picture?.runs.find((run) => run.printedAt !== null && !run.answered);
  return (
    <div class="content paper">
      <PageTitle title={words.title} documentTitle={t.shell.title(words.title)} />
      <p class="muted">{words.lead}</p>
      <div class="row">
        <LinkButton href="/paper/entry" look="primary" icon="pencil">
          {words.enter}
        </LinkButton>
        <LinkButton href="/paper/print" icon="list">
          {words.print}
        </LinkButton>
      </div>
      <p role="status">{said}</p>
      {papers && unanswered && <CameOut papers={papers} run={unanswered} onSaid={setSaid} />}
      {picture && picture.lines.length === 0 && (
        <section class="sheet">
          <EmptyState
            title={words.none}
            more={words.noneMore}
            action={<LinkButton href="/paper/print?n=20">{words.printTwenty}</LinkButton>}
          />
        </section>
      )}
      {papers && picture && picture.lines.length > 0 && (
        <>
          <Figures picture={picture} />
          <NumberList papers={papers} lines={picture.lines} onSaid={setSaid} />
          <ReckoningSection reckoning={reckon(picture)} />
        </>
      )}
    </div>
  );
}

function Figures({ picture }: { picture: PaperPicture }) {
  const { locale } = useDesk();
  const words = wordsIn(locale);
  const { out, entered, spoilt, lost } = reckon(picture).total;
  const ready = picture.lines.filter(({ state }) => state.is === 'ready').length;
  const figures = [
    [words.reckoning.out, out, out > 0],
    [words.reckoning.entered, entered, false],
    [words.reckoning.spoilt, spoilt, false],
    [words.reckoning.lost, lost, false],
    [words.states.ready, ready, false],
  ] as const;
  return (
    <dl class="figures">
      {figures.map(([label, count, waits]) => (
        <div key={label} class={waits ? 'figure figure--wait' : 'figure'}>
          <dt class="figure__label">{label}</dt>
          <dd class="figure__number">{count}</dd>
        </div>
      ))}
    </dl>
  );
}
