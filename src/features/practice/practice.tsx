import './practice.css';
import { useState } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import { Entry } from '../../ui/entry.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Verdict } from '../../ui/verdict.tsx';
import { useDesk } from '../desk-context.ts';
import { type Practice, tasks } from '../practice-door.ts';
import { inventedPeople } from './people.ts';
import { usePracticeWords } from './words.ts';

const MINUTE_MS = 60_000;
const facts = ['id', 'born', 'phone', 'place', 'work', 'lender', 'debt'] as const;

/** Outside of a practice the way in; inside, what to do and whom to register. */
export default function PracticePage() {
  const { t, practice } = useDesk();
  const words = usePracticeWords();
  return (
    <div class="content printable practice">
      <PageTitle title={words.title} documentTitle={t.shell.title(words.title)} />
      {practice ? <UnderWay practice={practice} /> : <WayIn />}
    </div>
  );
}

function WayIn() {
  const { outbox, beginPractice } = useDesk();
  const words = usePracticeWords();
  const { unsent } = outbox.value;
  return (
    <section class="sheet stack">
      <p>{words.lead}</p>
      <Notice tone="wait">{words.notReal}</Notice>
      {unsent > 0 && <p>{words.unsent(unsent)}</p>}
      <Button look="primary" size="big" onClick={beginPractice}>
        {words.begin}
      </Button>
    </section>
  );
}

function UnderWay({ practice }: { practice: Practice }) {
  const words = usePracticeWords();
  const done = practice.done.value;
  const times = tasks.flatMap((task) => done[task] ?? []);
  const finished = times.length === tasks.length;
  const minutes = Math.max(1, Math.round((Math.max(...times) - practice.startedAt) / MINUTE_MS));
  return (
    <>
      <section class="sheet stack">
        <h2>{words.tasksTitle}</h2>
        <p role="status">
          {finished ? words.finished(minutes) : words.doneCount(times.length, tasks.length)}
        </p>
        {finished && <Certificate />}
        <ol class="practice__tasks">
          {tasks.map((task) => (
            <li key={task}>
              <p class="row">
                <strong>{words.tasks[task].name}</strong>
                <Verdict
                  kind={done[task] ? 'passed' : 'untested'}
                  word={done[task] ? words.done : words.todo}
                />
              </p>
              <p>{words.tasks[task].how}</p>
            </li>
          ))}
        </ol>
      </section>
      <section class="sheet stack practice__people">
        <h2>{words.peopleTitle}</h2>
        <p class="muted">{words.peopleLead}</p>
        <ul class="practice__cards">
          {inventedPeople.map((person) => (
            <li key={person.id} lang="th">
              <h3>{person.name}</h3>
              <dl class="facts">
                {facts.map((fact) => (
                  <div key={fact}>
                    <dt>{words.facts[fact]}</dt>
                    <dd>{person[fact]}</dd>
                  </div>
                ))}
              </dl>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

function Certificate() {
  const words = usePracticeWords();
  const [name, setName] = useState('');
  return (
    <div class="stack">
      <p>{words.finishedMore}</p>
      <Entry label={words.trainee} value={name} onValue={setName} input={{ autocomplete: 'off' }} />
      <div class="row">
        <Button look="primary" onClick={() => print()}>
          {words.print}
        </Button>
      </div>
    </div>
  );
}
