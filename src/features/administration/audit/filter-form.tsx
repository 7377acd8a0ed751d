import { useState } from 'preact/hooks';
import { auditActions } from '#contract/audit.ts';
import { dateForEditing, dayInThailand } from '#thai/show-date.ts';
import { Button } from '../../../ui/button.tsx';
import { Entry } from '../../../ui/entry.tsx';
import type { AuditFilter } from '../../administration-door.ts';
import { useDesk } from '../../desk-context.ts';
import { Choose } from '../choose.tsx';
import { useWords } from '../words.ts';
import { type FilterReading, readFilter } from './filter.ts';

const blank = { action: '', person: '', device: '', from: '', to: '' };

/** What of the log is looked for. */
export function FilterForm({ onFilter }: { onFilter: (filter: AuditFilter) => void }) {
  const { clock } = useDesk();
  const words = useWords();
  const [typed, setTyped] = useState(blank);
  const [read, setRead] = useState<FilterReading | null>(null);
  const type = (name: keyof typeof blank) => (value: string) =>
    setTyped((now) => ({ ...now, [name]: value }));
  const look = (wanted: typeof blank) => {
    const found = readFilter(wanted, dayInThailand(clock.now()));
    setRead(found);
    if (found.is === 'filter') onFilter(found.filter);
  };
  const day = dateForEditing(dayInThailand(clock.now()));
  const wrongDay = (name: 'from' | 'to') =>
    read?.is === 'not-read' && read[name] ? words.auditDayWrong(day) : null;
  return (
    <details class="sheet audit__fold">
      <summary>{words.auditFold}</summary>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          look(typed);
        }}
      >
        <div class="audit__filter">
          <Choose
            label={words.auditAction}
            options={[
              { value: '', word: words.auditAll },
              ...auditActions.map((value) => ({ value, word: words.auditActions[value] })),
            ]}
            chosen={typed.action}
            onChoose={type('action')}
          />
          <Entry
            label={words.auditOfficer}
            hint={words.auditOfficerHint}
            value={typed.person}
            onValue={type('person')}
          />
          <Entry
            label={words.auditDevice}
            hint={words.auditDeviceHint}
            value={typed.device}
            onValue={type('device')}
          />
          <Entry
            label={words.auditFrom}
            hint={words.auditDayHint(day)}
            error={wrongDay('from')}
            value={typed.from}
            onValue={type('from')}
          />
          <Entry
            label={words.auditTo}
            hint={words.auditDayHint(day)}
            error={read?.is === 'backwards' ? words.auditBackwards : wrongDay('to')}
            value={typed.to}
            onValue={type('to')}
          />
        </div>
        <div class="button-row">
          <Button type="submit" look="primary" icon="search">
            {words.auditLook}
          </Button>
          <Button
            onClick={() => {
              setTyped(blank);
              look(blank);
            }}
          >
            {words.auditClear}
          </Button>
        </div>
      </form>
    </details>
  );
}
