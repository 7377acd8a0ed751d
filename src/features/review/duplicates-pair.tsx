import { useEffect, useMemo, useState } from 'preact/hooks';
import type { TwinAct, TwinReading } from '#contract/duplicates.ts';
import { dayInThailand } from '#thai/show-date.ts';
import { type Column, Table } from '../../ui/table.tsx';
import type { ComparedRow, CompareReadings, LoadComparing } from '../comparing.ts';
import { useDesk } from '../desk-context.ts';
import { showRef } from '../record-state.ts';
import { DuplicatesDecision } from './duplicates-decision.tsx';
import { useDuplicatesWords } from './words.ts';

/** Two records side by side in the form's order, what differs in bold, and the three ways to decide. */
export function ComparedPair(props: {
  reading: TwinReading;
  load: LoadComparing;
  onDone: (act: TwinAct) => void;
}) {
  const { locale, clock } = useDesk();
  const words = useDuplicatesWords();
  const { reading, load } = props;
  const [compare, setCompare] = useState<CompareReadings | null>(null);
  const [onlyDifferent, setOnlyDifferent] = useState(false);
  useEffect(() => {
    let gone = false;
    void load().then((loaded) => !gone && setCompare(() => loaded));
    return () => {
      gone = true;
    };
  }, [load]);
  const [first, second] = reading.records;
  const rows = useMemo(() => {
    const manner = { language: locale, today: dayInThailand(clock.now()) };
    return compare?.(first, second, manner) ?? [];
  }, [compare, first, second, locale, clock]);
  const different = rows.filter(({ differs }) => differs === true);
  const columns: Column<ComparedRow>[] = [
    { key: 'question', head: words.question, cell: ({ label }) => label },
    {
      key: 'first',
      head: `${words.first} ${showRef(first.ref)}`,
      cell: (row) => <Saying row={row} of={0} />,
    },
    {
      key: 'second',
      head: `${words.second} ${showRef(second.ref)}`,
      cell: (row) => <Saying row={row} of={1} />,
    },
  ];
  return (
    <>
      <section class="sheet stack duplicates__compare">
        <div class="row spread">
          <p>
            <strong>{words.countDifferent(different.length)}</strong>
          </p>
          <label class="choice choice--bare">
            <input
              type="checkbox"
              checked={onlyDifferent}
              onChange={(event) => setOnlyDifferent(event.currentTarget.checked)}
            />
            {words.onlyDifferent}
          </label>
        </div>
        <Table
          caption={words.comparing}
          columns={columns}
          rows={onlyDifferent ? different : rows}
          rowKey={({ path }) => path}
        />
      </section>
      <DuplicatesDecision reading={reading} onDone={props.onDone} />
    </>
  );
}

/** One answer; the mark and the weight say that it is another than the one beside it. */
function Saying({ row, of }: { row: ComparedRow; of: 0 | 1 }) {
  const words = useDuplicatesWords();
  const said = row.said[of] ?? (row.differs === 'unknown' ? words.hidden : words.notStated);
  const text = <span translate={false}>{said}</span>;
  if (row.differs !== true) return text;
  return (
    <strong>
      <span aria-hidden="true">≠ </span>
      <span class="hidden-visually">{words.differs} </span>
      {text}
    </strong>
  );
}
