import { useLayoutEffect, useState } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import { Table } from '../../ui/table.tsx';
import { useDesk } from '../desk-context.ts';
import { printSheets } from './print-sheets.ts';
import type { Reckoning } from './reckoning.ts';
import { counted, type Row, rowsOf } from './reckoning-rows.ts';
import { ReckoningSheet } from './reckoning-sheet.tsx';
import { wordsIn } from './words.ts';

/** What was printed, and where it is now, run by run; it adds up, or a form is missing. */
export function ReckoningSection({ reckoning }: { reckoning: Reckoning }) {
  const { locale } = useDesk();
  const words = wordsIn(locale).reckoning;
  const [printing, setPrinting] = useState(0);
  useLayoutEffect(() => {
    if (printing > 0) void printSheets(words.title);
  }, [printing]);
  return (
    <section class="sheet stack">
      <h2>{words.title}</h2>
      <p class="muted">{words.lead}</p>
      <Table
        caption={words.title}
        columns={[
          { key: 'run', head: words.run, cell: (row: Row) => row.when },
          { key: 'range', head: words.range, cell: (row) => row.range },
          ...counted.map((key) => ({
            key,
            head: words[key],
            cell: (row: Row) => row[key],
            number: true,
          })),
        ]}
        rows={rowsOf(reckoning, words, locale)}
        rowKey={({ id }) => id}
      />
      <div class="row">
        <Button onClick={() => setPrinting(printing + 1)}>{words.print}</Button>
      </div>
      {printing > 0 && <ReckoningSheet reckoning={reckoning} />}
    </section>
  );
}
