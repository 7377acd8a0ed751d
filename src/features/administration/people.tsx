import './administration.css';
import { useState } from 'preact/hooks';
import type { Person, PersonList } from '#contract/people.ts';
import { searchKey } from '#thai/normalise.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Entry } from '../../ui/entry.tsx';
import { useDesk } from '../desk-context.ts';
import { useAsked } from '../use-asked.ts';
import { AddPerson } from './add-person.tsx';
import { byUnit } from './by-unit.ts';
import type { DutiesOutcome } from './change-duties.tsx';
import { isOffered } from './may.ts';
import { AdministrationPage } from './page.tsx';
import { type PersonActs, PersonCard } from './person-card.tsx';
import { fullNameOf } from './person-head.tsx';
import { Slips } from './slips.tsx';
import { rankOf } from './stage.ts';
import { useSteadyOrder } from './steady-order.ts';
import { Trouble } from './trouble.tsx';
import { UnitActs } from './unit-acts.tsx';
import { useKeptSlips } from './use-kept-slips.ts';
import { useWords } from './words.ts';

/** The officers of an area: from a proposed name to a key that counts, and what stops it. */
export default function PeoplePage() {
  const { administration } = useDesk();
  const words = useWords();
  const { asked, again } = useAsked(administration.people);
  const [looks, setLooks] = useState(0);
  const look = () => {
    setLooks((n) => n + 1);
    again();
  };
  return (
    <AdministrationPage title={words.people} onAgain={look}>
      <Trouble of={asked} />
      {asked.is === 'done' && <Working list={asked.value} looks={looks} onChanged={again} />}
    </AdministrationPage>
  );
}

/** How often somebody asked for a new look: only then the cards change places. */
interface Looked {
  list: PersonList;
  looks: number;
}

function Working({ list, looks, onChanged }: Looked & { onChanged: () => void }) {
  const { vault } = useDesk();
  const words = useWords();
  const { slips, show, forget } = useKeptSlips(onChanged);
  // Kept here, because somebody who moves to another unit moves to another place of this page.
  const [outcome, onOutcome] = useState<DutiesOutcome | null>(null);
  const [proposing, setProposing] = useState<{ like: Person | null; n: number }>({
    ...{ like: null, n: 0 },
  });
  const onPropose = (like: Person | null) => setProposing(({ n }) => ({ like, n: n + 1 }));
  const acts = {
    duties: { outcome, onOutcome, onChanged },
    onSlips: show,
    onPropose,
    // What was said of somebody's duties would look like the answer to another act.
    onChanged: () => {
      onOutcome(null);
      onChanged();
    },
  };
  const mayPropose = isOffered('propose', vault.officer.roles);
  return (
    <>
      {slips.length > 0 && <Slips slips={slips} onGone={forget} />}
      {/* Not taken away meanwhile: what was typed and where one stood is there again afterwards. */}
      <div class="administration" hidden={slips.length > 0}>
        <div class="stack">
          {mayPropose && (
            <div class="to-form">
              <Button icon="plus" onClick={() => onPropose(null)}>
                {words.addTitle}
              </Button>
            </div>
          )}
          <People list={list} looks={looks} {...acts} />
        </div>
        {mayPropose && (
          <div class="stack">
            <LinkButton href="/admin/people/roster">{words.roster}</LinkButton>
            <AddPerson
              key={proposing.n}
              units={list.units}
              like={proposing.like}
              sent={proposing.n}
              onAdded={onChanged}
            />
          </div>
        )}
      </div>
    </>
  );
}

/** From so many on a name is quicker typed than found. */
const MANY = 10;

function People({ list, looks, ...acts }: Looked & PersonActs) {
  const words = useWords();
  const [sought, setSought] = useState('');
  const { units } = list;
  const people = useSteadyOrder(list.people, looks, rankOf);
  if (people.length === 0) return <EmptyState title={words.noPeople} />;
  const key = searchKey(sought);
  const found = people.filter((person) =>
    searchKey(`${fullNameOf(person)} ${person.officer ?? ''}`).includes(key),
  );
  return (
    <div class="stack">
      {people.length > MANY && (
        <Entry
          label={words.findPerson}
          value={sought}
          onValue={setSought}
          input={{ inputMode: 'search' }}
        />
      )}
      {key !== '' && <p role="status">{words.foundPeople(found.length, people.length)}</p>}
      {byUnit(found, units, words.unitCalled).map(({ code, name, here }) => (
        <section key={code} class="stack">
          <h2>{name}</h2>
          <UnitActs people={here} {...acts} />
          <ul class="plain-list stack">
            {here.map((person) => (
              <PersonCard key={person.id} person={person} units={units} {...acts} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
