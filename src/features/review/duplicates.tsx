import './duplicates.css';
import type { TwinAct, TwinList, TwinReading } from '#contract/duplicates.ts';
import { BackLink } from '../../ui/back-link.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import type { LoadComparing } from '../comparing.ts';
import { useDesk } from '../desk-context.ts';
import { PartOfArea, usePartOfArea } from '../part-of-area.tsx';
import { DuplicatesList } from './duplicates-list.tsx';
import { ComparedPair } from './duplicates-pair.tsx';
import { Trouble } from './trouble.tsx';
import { useReview } from './use-review.ts';
import { useDuplicatesWords } from './words.ts';

/** Pairs that may be of one person: the strongest reason first, one at a time side by side, decided. */
export default function DuplicatesPage({ load }: { load: LoadComparing }) {
  const { administration, t } = useDesk();
  const words = useDuplicatesWords();
  const area = usePartOfArea();
  const { list, opened, done, open, close } = useReview<TwinList, TwinReading, TwinAct>(
    () => administration.twins(area),
    area,
  );
  const reading = opened?.is === 'done' ? opened.value : null;
  const pairs = list.is === 'done' ? list.value.pairs : [];
  return (
    <div class="content content--wide stack">
      {/* Another title for the pair: it takes the focus, and gives it back to the list's. */}
      <PageTitle
        key={reading ? 'pair' : 'list'}
        title={reading ? words.comparing : words.title}
        documentTitle={t.shell.title(words.title)}
        above={<BackLink href="/admin" word={words.above} />}
        actions={
          reading ? (
            <Button icon="back" onClick={() => close(null)}>
              {words.close}
            </Button>
          ) : (
            <Button icon="turn" onClick={() => close(null)}>
              {words.refresh}
            </Button>
          )
        }
      />
      <div role="status">{done && <Notice tone="good">{words.done[done]}</Notice>}</div>
      <Trouble of={opened} words={words} />
      {reading ? (
        <ComparedPair reading={reading} load={load} onDone={close} />
      ) : (
        <>
          <p>{words.why}</p>
          <PartOfArea area={area} whole="/review/duplicates" />
          <Trouble of={list} words={words} />
          {list.is === 'done' && pairs.length === 0 && <EmptyState title={words.none} />}
          {pairs.length > 0 && (
            <DuplicatesList
              pairs={pairs}
              onOpen={({ records: [first, second] }) =>
                open(administration.readTwins([first.record, second.record]))
              }
            />
          )}
          {list.is === 'done' && list.value.more && <p>{words.more}</p>}
        </>
      )}
    </div>
  );
}
