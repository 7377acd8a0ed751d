import '../administration.css';
import { useMemo, useState } from 'preact/hooks';
import type { RosterAnswer } from '#contract/people.ts';
import type { Places } from '#thai/places/places.ts';
import { Button } from '../../../ui/button.tsx';
import { FilePicker } from '../../../ui/file-picker.tsx';
import { useDesk } from '../../desk-context.ts';
import { saveFile } from '../../save-file.ts';
import { type Asked, useAsked } from '../../use-asked.ts';
import { rolesToGive } from '../may.ts';
import { AdministrationPage } from '../page.tsx';
import { Trouble } from '../trouble.tsx';
import { roleWordOf } from './match-role.ts';
import { type FileRead, readFile } from './read-file.ts';
import { type RosterRead, readRoster } from './read-roster.ts';
import { Reading, Wrong } from './reading.tsx';
import { templateCsv, templateXlsx } from './template.ts';
import { useRosterWords } from './words.ts';

const SHEETS =
  '.xlsx,.csv,.xls,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

type Chosen =
  | { is: 'nothing' }
  | { is: 'reading' }
  | Extract<FileRead, { is: 'not-read' }>
  | { is: 'read'; cells: string[][]; places: Places };

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
    setChosen({ is: 'read', cells: read.cells, places: await places() });
  };
  const propose = async (reading: RosterRead) => {
    setSaid({ is: 'asking' });
    setSaid(await administration.propose(reading.rows));
  };
  // Whoever is quick with a file waits for the units: without them no mobile one would be known.
  const reading = useMemo(() => {
    if (chosen.is !== 'read' || asked.is === 'asking') return null;
    const units = asked.is === 'done' ? asked.value.units : [];
    const known = { units, places: chosen.places, scope: vault.officer.scope };
    return readRoster(chosen.cells, known);
  }, [chosen, asked, vault]);
  const isReading = chosen.is === 'reading' || (chosen.is === 'read' && !reading);
  const name = words.templateName;
  const given = rolesToGive(vault.officer.roles);
  return (
    <AdministrationPage title={words.title}>
      {asked.is === 'not-reached' && <Trouble of={asked} />}
      <section class="sheet stack">
        <p>{words.why}</p>
        <p class="muted">{words.columnsHint}</p>
        <p class="muted">{words.rolesHint(given.map(roleWordOf).join(', '))}</p>
        <p class="muted">{words.idHint}</p>
        <div class="button-row">
          <FilePicker
            look="primary"
            word={chosen.is === 'nothing' ? words.choose : words.another}
            accept={SHEETS}
            onFile={(file) => void take(file)}
          />
          <Button onClick={async () => saveFile(await templateXlsx(given), `${name}.xlsx`)}>
            {words.templateXlsx}
          </Button>
          <Button onClick={() => saveFile(templateCsv(given), `${name}.csv`)}>
            {words.templateCsv}
          </Button>
        </div>
      </section>
      {isReading && <p role="status">{words.reading}</p>}
      {chosen.is === 'not-read' && <Wrong of={chosen}>{words.fileTroubles[chosen.why]}</Wrong>}
      {reading && <Reading reading={reading} said={said} onPropose={propose} />}
    </AdministrationPage>
  );
}
