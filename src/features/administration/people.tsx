import './administration.css';
import { useState } from 'preact/hooks';
import type { ActivationSlip, PersonList } from '#contract/people.ts';
import { LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useDesk } from '../desk-context.ts';
import { AddPerson } from './add-person.tsx';
import { AdministrationPage } from './page.tsx';
import { PersonCard } from './person-card.tsx';
import { SlipSheet } from './slip-sheet.tsx';
import { Trouble } from './trouble.tsx';
import { useAsked } from './use-asked.ts';
import { useWords } from './words.ts';

/** The officers of an area: from a proposed name to a key that counts, and what stops it. */
export default function PeoplePage() {
  const { administration } = useDesk();
  const words = useWords();
  const { asked, again } = useAsked(administration.people);
  const [slip, setSlip] = useState<ActivationSlip | null>(null);
  return (
    <AdministrationPage title={words.people} onAgain={again}>
      {slip && (
        <SlipSheet
          slip={slip}
          onDone={() => {
            setSlip(null);
            again();
          }}
        />
      )}
      <Trouble of={asked} />
      {asked.is === 'done' && (
        <div class="administration">
          <div class="stack">
            <LinkButton href="/admin/people/roster">{words.roster}</LinkButton>
            <AddPerson units={asked.value.units} onAdded={again} />
          </div>
          <People list={asked.value} onSlip={setSlip} onChanged={again} />
        </div>
      )}
    </AdministrationPage>
  );
}

/** Whoever waits for a decision comes first. */
const order = ['proposed', 'approved', 'suspended', 'refused'];

function People(props: {
  list: PersonList;
  onSlip: (slip: ActivationSlip) => void;
  onChanged: () => void;
}) {
  const words = useWords();
  const { people, units } = props.list;
  if (people.length === 0) return <EmptyState title={words.noPeople} />;
  const waits = (person: (typeof people)[number]) =>
    person.keys.some(({ state }) => state === 'waiting') ? -1 : order.indexOf(person.state);
  const known = new Set(units.map(({ code }) => code));
  const elsewhere = [...new Set(people.map(({ unit }) => unit))].filter((code) => !known.has(code));
  const groups = [...units, ...elsewhere.map((code) => ({ code, name: code }))];
  return (
    <div class="stack">
      {groups.map(({ code, name }) => {
        const here = people.filter(({ unit }) => unit === code);
        if (here.length === 0) return null;
        return (
          <section key={code} class="stack">
            <h2>{name}</h2>
            <ul class="plain-list stack">
              {here
                .sort((a, b) => waits(a) - waits(b))
                .map((person) => (
                  <PersonCard
                    key={person.id}
                    person={person}
                    onSlip={props.onSlip}
                    onChanged={props.onChanged}
                  />
                ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
