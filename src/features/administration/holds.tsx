import './administration.css';
import { useState } from 'preact/hooks';
import type { Sha256, Uuid } from '#contract/primitives.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useDesk } from '../desk-context.ts';
import { HoldGroup } from './hold-group.tsx';
import { AdministrationPage } from './page.tsx';
import { Trouble } from './trouble.tsx';
import { type Asked, useAsked } from './use-asked.ts';
import { useWords } from './words.ts';

/** What is kept whole and waits for somebody, by reason; one press takes all of a reason. */
export default function HoldsPage() {
  const { administration } = useDesk();
  const words = useWords();
  const { asked, again } = useAsked(administration.holds);
  // Only for what the devices are called; without it they have numbers.
  const devices = useAsked(administration.devices).asked;
  const [said, setSaid] = useState<Asked<{ released: number }> | null>(null);
  const labels = new Map<Uuid, string>(
    devices.is === 'done' ? devices.value.devices.map(({ device, label }) => [device, label]) : [],
  );
  const release = async (hashes: Sha256[], reason: string) => {
    setSaid({ is: 'asking' });
    setSaid(await administration.release(hashes, reason));
    again();
  };
  const holds = asked.is === 'done' ? asked.value.holds : [];
  return (
    <AdministrationPage title={words.holds} onAgain={again}>
      <Trouble of={said} />
      {said?.is === 'done' && <Notice tone="good">{words.released(said.value.released)}</Notice>}
      <Trouble of={asked} />
      {asked.is === 'done' && holds.length === 0 && <EmptyState title={words.noHolds} />}
      {[...new Set(holds.map(({ code }) => code))].map((code) => (
        <HoldGroup
          key={code}
          code={code}
          holds={holds.filter((hold) => hold.code === code)}
          labels={labels}
          onRelease={release}
        />
      ))}
      {asked.is === 'done' && asked.value.more && <p>{words.moreHolds}</p>}
    </AdministrationPage>
  );
}
