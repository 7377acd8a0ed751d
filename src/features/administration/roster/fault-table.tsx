import { Notice } from '../../../ui/notice.tsx';
import { Table } from '../../../ui/table.tsx';
import { useRosterWords } from './words.ts';

export interface SaidFault {
  line: number;
  column: string;
  cell: string;
  say: string;
}

const SHOWN = 200;

/** What is wrong with a file, by row and column as a spreadsheet counts them. */
export function FaultTable({ faults, good }: { faults: readonly SaidFault[]; good: number }) {
  const words = useRosterWords();
  const title = words.faultsTitle(faults.length);
  return (
    <section class="sheet stack">
      <Notice tone="alert" title={title}>
        <p>{words.faultsWhy(good)}</p>
      </Notice>
      <Table
        caption={title}
        columns={[
          { key: 'line', head: words.line, cell: ({ line }) => line, number: true },
          { key: 'column', head: words.column, cell: ({ column }) => column },
          { key: 'cell', head: words.cell, cell: ({ cell }) => cell.trim() || words.blank },
          { key: 'say', head: words.fault, cell: ({ say }) => say },
        ]}
        rows={faults.slice(0, SHOWN)}
        rowKey={({ line, column }) => `${line} ${column}`}
      />
      {faults.length > SHOWN && <p>{words.faultsMore(faults.length - SHOWN)}</p>}
    </section>
  );
}
