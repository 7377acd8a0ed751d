import './administration.css';
import { useState } from 'preact/hooks';
import type { HeldEnvelope } from '#contract/devices.ts';
import type { ScopeCode } from '#contract/people.ts';
import type { Sha256 } from '#contract/primitives.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { Administration, Said } from '../administration-door.ts';
import { useDesk } from '../desk-context.ts';
import { PartOfArea, usePartOfArea } from '../part-of-area.tsx';
import { type Asked, useAsked } from '../use-asked.ts';
import { useUnitNames } from '../use-unit-names.ts';
import { DeclinedHolds } from './declined-holds.tsx';
import { HoldGroup } from './hold-group.tsx';
import { AdministrationPage } from './page.tsx';
import { Result } from './result.tsx';
import { Trouble } from './trouble.tsx';
import { useWords } from './words.ts';

/** Pages that are asked for; whoever has more takes these first. */
const MOST_PAGES = 5;

interface Holds {
  holds: HeldEnvelope[];
  more: boolean;
}

/** What is kept whole and waits for somebody, and what somebody decided not to take. */
export default function HoldsPage() {
  const { administration } = useDesk();
  const words = useWords();
  const area = usePartOfArea();
  const waiting = useAsked(() => allHolds(administration, area, false), area);
  const unitName = useUnitNames();
  const declined = useAsked(() => allHolds(administration, area, true), area);
  const [said, setSaid] = useState<Asked<string> | null>(null);
  const look = () => {
    waiting.again();
    declined.again();
  };
  const act = async (doing: Promise<Said<string>>) => {
    setSaid({ is: 'asking' });
    setSaid(await doing);
    look();
  };
  const release = (hashes: Sha256[], reason: string) =>
    act(sayHow(administration.release(hashes, reason), (n) => words.released(n.released)));
  const decline = (hashes: Sha256[], reason: string) =>
    act(sayHow(administration.decline(hashes, reason), (n) => words.declined(n.declined)));
  const { asked } = waiting;
  const groups = asked.is === 'done' ? grouped(asked.value.holds) : [];
  return (
    <AdministrationPage title={words.holds} onAgain={look}>
      <Trouble of={said} />
      <Result of={said?.is === 'done' ? said : null}>
        {said?.is === 'done' && <Notice tone="good">{said.value}</Notice>}
      </Result>
      <PartOfArea area={area} whole="/admin/holds" />
      <Trouble of={asked} />
      {asked.is === 'done' && groups.length === 0 && <EmptyState title={words.noHolds} />}
      {groups.map(([key, holds]) => (
        <HoldGroup
          key={key}
          holds={holds}
          unitName={unitName}
          onRelease={release}
          onDecline={decline}
        />
      ))}
      {asked.is === 'done' && asked.value.more && <p>{words.moreHolds}</p>}
      {declined.asked.is === 'done' && declined.asked.value.holds.length > 0 && (
        <DeclinedHolds holds={declined.asked.value.holds} unitName={unitName} onRelease={release} />
      )}
    </AdministrationPage>
  );
}

async function allHolds(
  door: Administration,
  area: ScopeCode | null,
  declined: boolean,
): Promise<Said<Holds>> {
  const holds: HeldEnvelope[] = [];
  for (let page = 1; ; page += 1) {
    const said = await door.holds(area, declined, holds.at(-1)?.hash ?? null);
    if (said.is !== 'done') return said;
    holds.push(...said.value.holds);
    const more = said.value.more && said.value.holds.length > 0;
    if (!more || page === MOST_PAGES) return { is: 'done', value: { holds, more } };
  }
}

/** What one decides on in one look: of one reason, officer and device. */
function grouped(holds: readonly HeldEnvelope[]): [string, HeldEnvelope[]][] {
  const groups = new Map<string, HeldEnvelope[]>();
  for (const hold of holds) {
    const key = [hold.code, hold.releasable, hold.officer, hold.device].join('|');
    groups.set(key, [...(groups.get(key) ?? []), hold]);
  }
  return [...groups];
}

async function sayHow<T>(
  doing: Promise<Said<T>>,
  how: (value: T) => string,
): Promise<Said<string>> {
  const said = await doing;
  return said.is === 'done' ? { is: 'done', value: how(said.value) } : said;
}
