import './proposals.css';
import type { Proposal, ProposalAct, ProposalList, ProposalReading } from '#contract/proposals.ts';
import { showDayAndTime } from '../../i18n/moments.ts';
import { BackLink } from '../../ui/back-link.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { useDesk } from '../desk-context.ts';
import { PartOfArea, usePartOfArea } from '../part-of-area.tsx';
import { showRef } from '../record-state.ts';
import { useUnitNames } from '../use-unit-names.ts';
import type { LoadValueWords } from '../value-words.ts';
import { ProposalSides } from './proposals-sides.tsx';
import { Trouble } from './trouble.tsx';
import { useReview } from './use-review.ts';
import { useProposalsWords } from './words.ts';

/** Fields on which two people disagree: the oldest first, one at a time side by side, decided. */
export default function ProposalsPage({ load }: { load: LoadValueWords }) {
  const { administration, t } = useDesk();
  const words = useProposalsWords();
  const area = usePartOfArea();
  const { list, opened, done, open, close } = useReview<ProposalList, ProposalReading, ProposalAct>(
    () => administration.proposals(area),
    area,
  );
  const reading = opened?.is === 'done' ? opened.value : null;
  return (
    <div class="content content--wide stack">
      <PageTitle
        key={reading ? 'one' : 'list'}
        title={words.title}
        documentTitle={t.shell.title(words.title)}
        above={<BackLink href="/admin" word={words.above} />}
        actions={
          <Button icon={reading ? 'back' : 'turn'} onClick={() => close(null)}>
            {reading ? words.close : words.refresh}
          </Button>
        }
      />
      <div role="status">{done && <Notice tone="good">{words.done[done]}</Notice>}</div>
      <Trouble of={opened} words={words} />
      {reading ? (
        <ProposalSides reading={reading} load={load} onDone={close} />
      ) : (
        <>
          <p>{words.why}</p>
          <PartOfArea area={area} whole="/review/proposals" />
          <Trouble of={list} words={words} />
          {list.is === 'done' && (
            <Waiting
              list={list.value}
              onOpen={({ op, path }) => open(administration.readProposal({ op, path }))}
            />
          )}
        </>
      )}
    </div>
  );
}

/** What waits, by number, unit and time: nothing personal before somebody opens it [U7]. */
function Waiting(props: { list: ProposalList; onOpen: (proposal: Proposal) => void }) {
  const { t, locale } = useDesk();
  const words = useProposalsWords();
  const unitName = useUnitNames();
  const { proposals, more } = props.list;
  if (proposals.length === 0) return <EmptyState title={words.none} />;
  return (
    <section class="sheet stack">
      <ul class="plain-list stack">
        {proposals.map((proposal) => (
          <li key={`${proposal.op} ${proposal.path}`} class="stack">
            <p>
              <strong class="ref">{showRef(proposal.ref)}</strong>{' '}
              {proposal.path === '' ? words.cancelling : words.field}
              <br />
              <span class="muted small">
                {words.since(unitName(proposal.unit), showDayAndTime(proposal.at, { t, locale }))}
              </span>
            </p>
            <div>
              <Button onClick={() => props.onOpen(proposal)}>
                {words.open}
                <span class="hidden-visually"> {showRef(proposal.ref)}</span>
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {more && <p>{words.more}</p>}
      <p class="muted small">{words.openWhy}</p>
    </section>
  );
}
