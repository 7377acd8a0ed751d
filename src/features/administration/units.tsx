import './administration.css';
import { Table } from '../../ui/table.tsx';
import { useDesk } from '../desk-context.ts';
import { useAsked } from '../use-asked.ts';
import { isOffered } from './may.ts';
import { NewHome, NewUnit } from './new-unit.tsx';
import { AdministrationPage } from './page.tsx';
import { Trouble } from './trouble.tsx';
import { useWords, wordFor } from './words.ts';

/** The registration units of an area, and new ones. */
export default function UnitsPage() {
  const { administration, vault } = useDesk();
  const words = useWords();
  const { asked, again } = useAsked(administration.units);
  return (
    <AdministrationPage title={words.units} onAgain={again}>
      <Trouble of={asked} />
      {asked.is === 'done' && (
        <div class="administration">
          <section class="sheet">
            <Table
              caption={words.units}
              columns={[
                { key: 'name', head: words.unitName, cell: ({ name }) => name },
                { key: 'code', head: words.unitCode, cell: ({ code }) => code },
                {
                  key: 'kind',
                  head: words.unitKind,
                  cell: ({ kind }) => wordFor(words.unitKinds, kind),
                },
              ]}
              rows={asked.value.units}
              rowKey={({ code }) => code}
            />
          </section>
          {isOffered('makeUnits', vault.officer.roles) && (
            <div class="stack">
              <NewUnit units={asked.value.units} onMade={again} />
              <NewHome units={asked.value.units} onMade={again} />
            </div>
          )}
        </div>
      )}
    </AdministrationPage>
  );
}
