import type { ComponentChildren } from 'preact';
import type { RosterAnswer } from '#contract/people.ts';
import { Button, LinkButton } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { useDesk } from '../../desk-context.ts';
import type { Asked } from '../../use-asked.ts';
import { rolesToGive } from '../may.ts';
import { Result } from '../result.tsx';
import { Trouble } from '../trouble.tsx';
import { useWords, wordFor } from '../words.ts';
import { FaultTable, type SaidFault } from './fault-table.tsx';
import { roleWordOf } from './match-role.ts';
import { Preview } from './preview.tsx';
import type { RosterFault, RosterRead, RosterReading } from './read-roster.ts';
import { useRosterWords } from './words.ts';

interface Proposing {
  said: Asked<RosterAnswer> | null;
  onPropose: (reading: RosterRead) => Promise<void>;
}

/** What a file of names says: what is wrong with it, or who would be proposed. */
export function Reading({ reading, ...proposing }: { reading: RosterReading } & Proposing) {
  const words = useRosterWords();
  switch (reading.is) {
    case 'no-headings':
      return <Wrong of={reading}>{words.noHeadings}</Wrong>;
    case 'name-in-one':
      return <Wrong of={reading}>{words.nameInOne}</Wrong>;
    case 'no-rows':
      return <Wrong of={reading}>{reading.sample ? words.onlySample : words.noRows}</Wrong>;
    case 'too-many':
      return <Wrong of={reading}>{words.tooMany(reading.count)}</Wrong>;
    case 'columns-missing': {
      const missing = reading.columns.map((column) => `“${words.columns[column]}”`).join(' ');
      return <Wrong of={reading}>{words.columnsMissing(missing)}</Wrong>;
    }
    case 'faults':
      return <Faults good={reading.good} faults={reading.faults} />;
    case 'rows':
      return <Rows reading={reading} {...proposing} />;
  }
}

export const Wrong = ({ of, children }: { of: unknown; children: ComponentChildren }) => (
  <Result of={of}>
    <Notice tone="alert">{children}</Notice>
  </Result>
);

function Faults({ faults, good }: { faults: readonly RosterFault[]; good: number }) {
  const { vault } = useDesk();
  const words = useRosterWords();
  const taken = rolesToGive(vault.officer.roles).map(roleWordOf).join(', ');
  const say = ({ code, units }: RosterFault): string => {
    if (code === 'role-not-known') return words.roleNotKnown(taken);
    const perhaps = units?.map(({ name, code: of }) => `${of} ${name}`).join(', ');
    return [words.cellFaults[code], perhaps && words.perhaps(perhaps)].filter(Boolean).join(' ');
  };
  return (
    <FaultTable
      of={faults}
      good={good}
      faults={faults.map((fault) => ({
        ...{ line: fault.line, cell: fault.cell, say: say(fault) },
        column: words.columns[fault.column],
      }))}
    />
  );
}

function Rows({ reading, said, onPropose }: { reading: RosterRead } & Proposing) {
  const words = useRosterWords();
  const { rows, lines, units, sample } = reading;
  if (said?.is === 'done' && said.value.is === 'taken') {
    return (
      <>
        <Result of={said}>
          <Notice tone="good">{words.taken(said.value.people.length)}</Notice>
        </Result>
        <LinkButton href="/admin/people" look="primary">
          {words.toPeople}
        </LinkButton>
      </>
    );
  }
  if (said?.is === 'done' && said.value.is === 'not-taken') {
    return <NotTaken reading={reading} faults={said.value.faults} />;
  }
  return (
    <>
      <Result of={reading}>
        <Notice tone="good" title={words.good(rows.length)}>
          {sample !== null && <p>{words.sampleLeftOut(sample)}</p>}
        </Notice>
      </Result>
      <Trouble of={said} />
      <Button
        look="primary"
        waiting={said?.is === 'asking'}
        onClick={() => void onPropose(reading)}
      >
        {said?.is === 'asking' ? words.proposing : words.propose(rows.length)}
      </Button>
      <Preview rows={rows} lines={lines} units={units} />
    </>
  );
}

type CentreFaults = Extract<RosterAnswer, { is: 'not-taken' }>['faults'];

/** What only the centre can know to be wrong. */
function NotTaken(props: { reading: RosterRead; faults: CentreFaults }) {
  const { rows, lines, units } = props.reading;
  const words = useRosterWords();
  const { rosterFaults, roles } = useWords();
  const cellOf = (row: RosterRead['rows'][number], column: CentreColumn): string => {
    if (column === 'unit') return units.get(row.unit)?.name ?? row.unit;
    return column === 'role' ? roles[row.role] : `${row.firstName} ${row.lastName ?? ''}`;
  };
  const said = props.faults.map(({ row, code }): SaidFault => {
    const column = columnOf(code);
    const wrong = rows[row];
    return {
      line: lines[row] ?? row + 1,
      column: words.columns[column],
      cell: wrong ? cellOf(wrong, column) : '',
      say: wordFor(rosterFaults, code),
    };
  });
  const bad = new Set(props.faults.map(({ row }) => row)).size;
  return <FaultTable of={props.faults} good={rows.length - bad} faults={said} />;
}

type CentreColumn = 'unit' | 'role' | 'firstName';

/** Where a fault that the centre found is to be looked for. */
function columnOf(code: string): CentreColumn {
  if (code.startsWith('unit')) return 'unit';
  return code === 'role-not-yours' ? 'role' : 'firstName';
}
