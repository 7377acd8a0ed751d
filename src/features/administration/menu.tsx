import './administration.css';
import { useId, useMemo, useRef } from 'preact/hooks';
import { BackLink } from '../../ui/back-link.tsx';
import { Icon } from '../../ui/icon.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { useDesk } from '../desk-context.ts';
import { isOffered, type Offered, pageNames } from './may.ts';
import { type Says, useWaiting, type Waiting } from './use-waiting.ts';
import { useWords } from './words.ts';

const reviewed: readonly Offered[] = ['duplicates', 'proposals', 'closings', 'handovers'];

/** What a supervisor or administrator may do, in one look; what waits for them stands first. */
export default function AdministrationMenu() {
  const { t, vault } = useDesk();
  const words = useWords();
  const waiting = useWaiting();
  const list = useRef<HTMLUListElement>(null);
  const own = pageNames.filter((name) => isOffered(name, vault.officer.roles));
  const names = useMemo(() => {
    // Whoever is about to press an entry does not have it taken away.
    const isUsed = list.current?.matches(':hover, :focus-within');
    return isUsed ? own : waitingFirst(own, waiting);
  }, [waiting, own.join()]);
  return (
    <div class="content stack">
      <PageTitle
        title={words.title}
        documentTitle={t.shell.title(words.title)}
        above={<BackLink href="/more" word={t.shell.more} />}
      />
      <p role="status">{waiting.is === 'asking' ? words.waitAsking : saidOf(waiting)}</p>
      <ul class="sheet plain-list entries" ref={list}>
        {names.map((name) => (
          <Entry key={name} name={name} waits={waiting.on.get(name) ?? []} />
        ))}
      </ul>
    </div>
  );

  function saidOf({ is, on }: Waiting): string {
    if (is === 'not-known') return words.waitNotKnown;
    return [...on.values()].some(({ length }) => length > 0) ? words.menuWhy : words.waitNothing;
  }
}

const waitingFirst = <T extends Offered>(names: readonly T[], { on }: Waiting): T[] => {
  const waits = (name: T) => (on.get(name)?.length ?? 0) > 0;
  return [...names.filter(waits), ...names.filter((name) => !waits(name))];
};

/** One thing that may be gone to, with what waits there and what it is for. */
function Entry({ name, waits }: { name: (typeof pageNames)[number]; waits: readonly Says[] }) {
  const words = useWords();
  const id = useId();
  return (
    <li class="menu-entry">
      <a href={`/${reviewed.includes(name) ? 'review' : 'admin'}/${name}`} aria-describedby={id}>
        {words[name]}
      </a>
      <div id={id}>
        {waits.map((say, n) => (
          <strong key={n} class="menu-entry__waits">
            <Icon name="clock" small />
            {say(words)}
          </strong>
        ))}
        <p class="muted">{words[`${name}Why`]}</p>
      </div>
    </li>
  );
}
