import './duplicates.css';
import { useEffect, useState } from 'preact/hooks';
import type { TwinAct, TwinList, TwinPair, TwinReading } from '#contract/duplicates.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import type { Said } from '../administration-door.ts';
import type { LoadComparing } from '../comparing.ts';
import { useDesk } from '../desk-context.ts';
import { DuplicatesList } from './duplicates-list.tsx';
import { ComparedPair } from './duplicates-pair.tsx';
import { DuplicatesTrouble } from './duplicates-trouble.tsx';
import { useDuplicatesWords } from './duplicates-words.ts';

type Answer<T> = Said<T> | { is: 'asking' };

/** Pairs that may be of one person: the strongest reason first, one at a time side by side, decided. */
export default function DuplicatesPage({ load }: { load: LoadComparing }) {
  const { administration, t } = useDesk();
  const words = useDuplicatesWords();
  const [list, setList] = useState<Answer<TwinList>>({ is: 'asking' });
  const [opened, setOpened] = useState<Answer<TwinReading> | null>(null);
  const [done, setDone] = useState<TwinAct | null>(null);

  const [units, setUnits] = useState<ReadonlyMap<string, string>>(new Map());
  // Whoever may not read the units sees their codes.
  useEffect(() => {
    void administration.units().then((said) => {
      if (said.is === 'done')
        setUnits(new Map(said.value.units.map(({ code, name }) => [code, name])));
    });
  }, [administration]);

  const look = () => void administration.twins().then(setList);
  useEffect(look, [administration]);
  const open = ({ records: [first, second] }: TwinPair) => {
    setDone(null);
    setOpened({ is: 'asking' });
    void administration.readTwins([first.record, second.record]).then(setOpened);
  };
  const close = (decided: TwinAct | null) => {
    setOpened(null);
    setDone(decided);
    look();
  };
  const reading = opened?.is === 'done' ? opened.value : null;
  const pairs = list.is === 'done' ? list.value.pairs : [];
  return (
    <div class="content content--wide stack">
      {/* Another title for the pair: it takes the focus, and gives it back to the list's. */}
      <PageTitle
        key={reading ? 'pair' : 'list'}
        title={reading ? words.comparing : words.title}
        documentTitle={t.shell.title(words.title)}
        above={<a href="/admin">{words.above}</a>}
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
      {opened && <DuplicatesTrouble of={opened} />}
      {reading ? (
        <ComparedPair reading={reading} load={load} onDone={close} />
      ) : (
        <>
          <p>{words.why}</p>
          <DuplicatesTrouble of={list} />
          {list.is === 'done' && pairs.length === 0 && <EmptyState title={words.none} />}
          {pairs.length > 0 && <DuplicatesList pairs={pairs} units={units} onOpen={open} />}
          {list.is === 'done' && list.value.more && <p>{words.more}</p>}
        </>
      )}
    </div>
  );
}
