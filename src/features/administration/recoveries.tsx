import './administration.css';
import { useState } from 'preact/hooks';
import type { Recovery } from '#contract/recovery.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useDesk } from '../desk-context.ts';
import { type Asked, useAsked } from '../use-asked.ts';
import { useUnitNames } from '../use-unit-names.ts';
import { AdministrationPage } from './page.tsx';
import { RecoveryCard } from './recovery-card.tsx';
import { Result } from './result.tsx';
import { Trouble } from './trouble.tsx';
import { useWords } from './words.ts';

/** Drafts behind a forgotten passphrase: two people say whether they may be opened again. */
export default function RecoveriesPage() {
  const { administration } = useDesk();
  const words = useWords();
  const unitName = useUnitNames();
  const { asked, again } = useAsked(administration.recoveries);
  const [said, setSaid] = useState<Asked<string> | null>(null);
  const decide = async (one: Recovery, approve: boolean) => {
    setSaid({ is: 'asking' });
    const answer = await administration.decideRecovery(one.id, approve);
    const last = one.approvedBy.length + 1 === PEOPLE_NEEDED;
    const value = approve
      ? words.recoveryApproved(one.name, last)
      : words.recoveryRefused(one.name);
    setSaid(answer.is === 'done' ? { is: 'done', value } : answer);
    again();
  };
  const all = asked.is === 'done' ? asked.value.recoveries : [];
  const open = all.filter(isOpen);
  const ended = all.filter((one) => !isOpen(one));
  return (
    <AdministrationPage title={words.recoveries} onAgain={again}>
      <p>{words.recoveryWhy}</p>
      <Trouble of={said} />
      <Result of={said?.is === 'done' ? said : null}>
        {said?.is === 'done' && <Notice tone="good">{said.value}</Notice>}
      </Result>
      <Trouble of={asked} />
      {asked.is === 'done' && open.length === 0 && <EmptyState title={words.noRecoveries} />}
      <ul class="plain-list stack">
        {open.map((one) => (
          <RecoveryCard key={one.id} recovery={one} unitName={unitName} onDecide={decide} />
        ))}
      </ul>
      {ended.length > 0 && (
        <>
          <h2>{words.recoveriesEnded}</h2>
          <ul class="plain-list stack">
            {ended.map((one) => (
              <RecoveryCard key={one.id} recovery={one} unitName={unitName} onDecide={decide} />
            ))}
          </ul>
        </>
      )}
    </AdministrationPage>
  );
}

const PEOPLE_NEEDED = 2;

/** Somebody still has to do something. */
const isOpen = ({ state }: Recovery): boolean => state === 'asked' || state === 'approved';
