import '../administration.css';
import { useState } from 'preact/hooks';
import type { RosterAnswer } from '#contract/people.ts';
import { Button, LinkButton } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { useDesk } from '../../desk-context.ts';
import { AdministrationPage } from '../page.tsx';
import { saveFile } from '../save-file.ts';
import { Trouble } from '../trouble.tsx';
import { type Asked, useAsked } from '../use-asked.ts';
import { useWords, wordFor } from '../words.ts';
import { FaultTable } from './fault-table.tsx';
import { FilePicker } from './file-picker.tsx';
import { Preview } from './preview.tsx';
import { type FileRead, readFile } from './read-file.ts';
import { type RosterReading, readRoster } from './read-roster.ts';
import { templateCsv, templateXlsx } from './template.ts';
import { useRosterWords } from './words.ts';

type Chosen =
  | { is: 'nothing' }
  | { is: 'reading' }
  | Extract<FileRead, { is: 'not-read' }>
  | { is: 'read'; reading: RosterReading };

/** A file of names: read here, looked through, and proposed when every row is good. */
export default function RosterPage() {
  const { administration, places, vault } = useDesk();
  const words = useRosterWords();
  const { asked } = useAsked(administration.people);
  const [chosen, setChosen] = useState<Chosen>({ is: 'nothing' });
  const [said, setSaid] = useState<Asked<RosterAnswer> | null>(null);

  const take = async (file: File) => {
    setSaid(null);
    setChosen({ is: 'reading' });
    const read = await readFile(new Uint8Array(await file.arrayBuffer()));
    if (read.is === 'not-read') return setChosen(read);
    const units = asked.is === 'done' ? asked.value.units : [];
    const known = { units, places: await places(), scope: vault.officer.scope };
    setChosen({ is: 'read', reading: readRoster(read.cells, known) });
  };
  const propose = async (reading: Extract<RosterReading, { is: 'rows' }>) => {
    setSaid({ is: 'asking' });
    setSaid(await administration.propose(reading.rows));
  };
  const name = words.templateName;
  return (
    <AdministrationPage title={words.title}>
      {asked.is === 'not-reached' && <Trouble of={asked} />}
      <section class="sheet stack">
        <p>{words.why}</p>
        <p class="muted">{words.columnsHint}</p>
        <p class="muted">{words.idHint}</p>
        <div class="button-row">
          <FilePicker
            word={chosen.is === 'nothing' ? words.choose : words.another}
            onFile={(file) => void take(file)}
          />
          <Button onClick={async () => saveFile(await templateXlsx(), `${name}.xlsx`)}>
            {words.templateXlsx}
          </Button>
          <Button onClick={() => saveFile(templateCsv(), `${name}.csv`)}>
            {words.templateCsv}
          </Button>
        </div>
      </section>
      {chosen.is === 'reading' && <p role="status">{words.reading}</p>}
      {chosen.is === 'not-read' && <Notice tone="alert">{words.fileTroubles[chosen.why]}</Notice>}
      {chosen.is === 'read' && <Reading reading={chosen.reading} said={said} onPropose={propose} />}
    </AdministrationPage>
  );
}

function Reading(props: {
  reading: RosterReading;
  said: Asked<RosterAnswer> | null;
  onPropose: (reading: Extract<RosterReading, { is: 'rows' }>) => Promise<void>;
}) {
  const words = useRosterWords();
  const { rosterFaults } = useWords();
  const { reading, said } = props;
  switch (reading.is) {
    case 'no-headings':
      return <Notice tone="alert">{words.noHeadings}</Notice>;
    case 'name-in-one':
      return <Notice tone="alert">{words.nameInOne}</Notice>;
    case 'no-rows':
      return <Notice tone="alert">{words.noRows}</Notice>;
    case 'too-many':
      return <Notice tone="alert">{words.tooMany(reading.count)}</Notice>;
    case 'columns-missing': {
      const missing = reading.columns.map((column) => `“${words.columns[column]}”`).join(' ');
      return <Notice tone="alert">{words.columnsMissing(missing)}</Notice>;
    }
    case 'faults':
      return (
        <FaultTable
          good={reading.good}
          faults={reading.faults.map(({ line, column, code, cell, units }) => ({
            line,
            column: words.columns[column],
            cell,
            say: [
              words.cellFaults[code],
              units && words.perhaps(units.map(({ name, code: of }) => `${of} ${name}`).join(', ')),
            ]
              .filter(Boolean)
              .join(' '),
          }))}
        />
      );
    case 'rows': {
      const { rows, lines } = reading;
      if (said?.is === 'done' && said.value.is === 'taken') {
        return (
          <>
            <Notice tone="good">{words.taken(said.value.people.length)}</Notice>
            <LinkButton href="/admin/people" look="primary">
              {words.toPeople}
            </LinkButton>
          </>
        );
      }
      if (said?.is === 'done' && said.value.is === 'not-taken') {
        const { faults } = said.value;
        return (
          <FaultTable
            good={rows.length - new Set(faults.map(({ row }) => row)).size}
            faults={faults.map(({ row, code }) => ({
              line: lines[row] ?? row + 1,
              column: words.columns[columnOf(code)],
              cell: String(rows[row]?.[columnOf(code)] ?? ''),
              say: wordFor(rosterFaults, code),
            }))}
          />
        );
      }
      return (
        <>
          <Notice tone="good">{words.good(rows.length)}</Notice>
          <Trouble of={said} />
          <Button
            look="primary"
            waiting={said?.is === 'asking'}
            onClick={() => void props.onPropose(reading)}
          >
            {said?.is === 'asking' ? words.proposing : words.propose(rows.length)}
          </Button>
          <Preview rows={rows} lines={lines} />
        </>
      );
    }
  }
}

/** Where a fault that the centre found is to be looked for. */
function columnOf(code: string): 'unit' | 'role' | 'firstName' {
  if (code.startsWith('unit')) return 'unit';
  return code === 'role-not-yours' ? 'role' : 'firstName';
}
