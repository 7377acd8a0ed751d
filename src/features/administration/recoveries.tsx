import './administration.css';
import { useState } from 'preact/hooks';
import type { Uuid } from '#contract/primitives.ts';
import { showDayAndTime } from '../../i18n/moments.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useDesk } from '../desk-context.ts';
import { AdministrationPage } from './page.tsx';
import { Trouble } from './trouble.tsx';
import { type Asked, useAsked } from './use-asked.ts';
import { useWords, wordFor } from './words.ts';

/** Drafts behind a forgotten passphrase: two people say whether they may be opened again. */
export default function RecoveriesPage() {
  const { administration, t, locale } = useDesk();
  const words = useWords();
  const { asked, again } = useAsked(administration.recoveries);
  const [said, setSaid] = useState<Asked<unknown> | null>(null);
  const decide = async (id: Uuid, approve: boolean) => {
    setSaid({ is: 'asking' });
    setSaid(await administration.decideRecovery(id, approve));
    again();
  };
  return (
    <AdministrationPage title={words.recoveries} onAgain={again}>
      <Trouble of={said} />
      <Trouble of={asked} />
      {asked.is === 'done' && asked.value.recoveries.length === 0 && (
        <EmptyState title={words.noRecoveries} />
      )}
      {asked.is === 'done' && (
        <ul class="plain-list stack">
          {asked.value.recoveries.map((one) => (
            <li key={one.id} class="sheet stack">
              <div>
                <strong>{one.name}</strong> · {one.officer}
                <p>{words.recoveryLine(one.drafts, one.deviceLabel)}</p>
                <p class="muted">{showDayAndTime(one.at, { t, locale })}</p>
                <p>
                  {wordFor(words.recoveryStates, one.state)} ·{' '}
                  {words.approvals(one.approvedBy.length)}
                </p>
              </div>
              {one.yours && (
                <div class="button-row">
                  <Button look="primary" onClick={() => void decide(one.id, true)}>
                    {words.approve}
                  </Button>
                  <Button onClick={() => void decide(one.id, false)}>{words.refuse}</Button>
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
    </AdministrationPage>
  );
}
