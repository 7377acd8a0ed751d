import { Notice } from '../../../ui/notice.tsx';
import { Table } from '../../../ui/table.tsx';
import { Result } from '../result.tsx';
import { useRosterWords } from './words.ts';

export interface SaidFault {
  line: number;
  column: string;
  cell: string;
  say: string;
}

const SHOWN = 200;

/** What is wrong with a file, by row and column as a spreadsheet counts them. */
export function FaultTable(props: {
  /** What was found to be wrong; another one takes the focus. */
  of: unknown;
  faults: readonly SaidFault[];
  good: number;
}) {
  const { faults, good } = props;
  const words = useRosterWords();
  const title = words.faultsTitle(faults.length);
  return (
    <section class="sheet stack">
      <Result of={props.of}>
        <Notice tone="alert" title={title}>
          <p>{words.faultsWhy(good)}</p>
        </Notice>
      </Result>
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
