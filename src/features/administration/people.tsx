import './administration.css';
import { useCallback, useState } from 'preact/hooks';
import type { ActivationSlip, Person, PersonList } from '#contract/people.ts';
import { LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useDesk } from '../desk-context.ts';
import { AddPerson } from './add-person.tsx';
import { byUnit } from './by-unit.ts';
import type { DutiesOutcome } from './change-duties.tsx';
import { isOffered } from './may.ts';
import { AdministrationPage } from './page.tsx';
import { PersonCard } from './person-card.tsx';
import { Slips } from './slips.tsx';
import { Trouble } from './trouble.tsx';
import { UnitActs } from './unit-acts.tsx';
import { useAsked } from './use-asked.ts';
import { useWords } from './words.ts';

/** The officers of an area: from a proposed name to a key that counts, and what stops it. */
export default function PeoplePage() {
  const { administration, vault } = useDesk();
  const words = useWords();
  const { asked, again } = useAsked(administration.people);
  const [slips, setSlips] = useState<readonly ActivationSlip[]>([]);
  // Kept here, because somebody who moves to another unit moves to another place of this page.
  const [outcome, onOutcome] = useState<DutiesOutcome | null>(null);
  const [gone, setGone] = useState(false);
  const forget = useCallback(() => {
    setSlips([]);
    setGone(true);
    again();
  }, [again]);
  const issued = (more: readonly ActivationSlip[]) => {
    setSlips(more);
    setGone(false);
  };
  return (
    <AdministrationPage title={words.people} onAgain={again}>
      {slips.length > 0 && <Slips slips={slips} onGone={forget} />}
      {gone && <Notice tone="info">{words.slipsGone}</Notice>}
      <Trouble of={asked} />
      {asked.is === 'done' && slips.length === 0 && (
        <div class="administration">
          <People
            list={asked.value}
            duties={{ outcome, onOutcome }}
            onSlips={issued}
            onChanged={again}
          />
          {isOffered('propose', vault.officer.roles) && (
            <div class="stack">
              <LinkButton href="/admin/people/roster">{words.roster}</LinkButton>
              <AddPerson units={asked.value.units} onAdded={again} />
            </div>
          )}
        </div>
      )}
    </AdministrationPage>
  );
}

/** Whoever waits comes first: for the 8 characters, then for a decision. */
const order = ['proposed', 'approved', 'suspended', 'refused'];
const placeOf = ({ keys, state }: Person) =>
  keys.some((key) => key.state === 'waiting') ? -1 : order.indexOf(state);

interface Acts {
  duties: { outcome: DutiesOutcome | null; onOutcome: (outcome: DutiesOutcome) => void };
  onSlips: (slips: readonly ActivationSlip[]) => void;
  onChanged: () => void;
}

function People({ list, ...acts }: { list: PersonList } & Acts) {
  const words = useWords();
  const { people, units } = list;
  if (people.length === 0) return <EmptyState title={words.noPeople} />;
  return (
    <div class="stack">
      {byUnit(people, units).map(({ code, name, here }) => (
        <section key={code} class="stack">
          <h2>{name}</h2>
          <UnitActs people={here} {...acts} />
          <ul class="plain-list stack">
            {[...here]
              .sort((a, b) => placeOf(a) - placeOf(b))
              .map((person) => (
                <PersonCard key={person.id} person={person} units={units} {...acts} />
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
