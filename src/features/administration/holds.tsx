import './administration.css';
import { useState } from 'preact/hooks';
import type { HeldEnvelope } from '#contract/devices.ts';
import { showDayAndTime } from '../../i18n/moments.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useDesk } from '../desk-context.ts';
import { AdministrationPage } from './page.tsx';
import { Trouble } from './trouble.tsx';
import { type Asked, useAsked } from './use-asked.ts';
import { WithReason } from './with-reason.tsx';
import { useWords } from './words.ts';

/** What is kept whole and waits for somebody, by reason; one press takes all of a reason. */
export default function HoldsPage() {
  const { administration } = useDesk();
  const words = useWords();
  const { asked, again } = useAsked(administration.holds);
  const [said, setSaid] = useState<Asked<{ released: number }> | null>(null);
  const release = (holds: readonly HeldEnvelope[]) => async (reason: string) => {
    setSaid({ is: 'asking' });
    setSaid(
      await administration.release(
        holds.map(({ hash }) => hash),
        reason,
      ),
    );
    again();
  };
  const codes = asked.is === 'done' ? [...new Set(asked.value.holds.map(({ code }) => code))] : [];
  return (
    <AdministrationPage title={words.holds} onAgain={again}>
      <Trouble of={said} />
      {said?.is === 'done' && <Notice tone="good">{words.released(said.value.released)}</Notice>}
      <Trouble of={asked} />
      {asked.is === 'done' && codes.length === 0 && <EmptyState title={words.noHolds} />}
      {asked.is === 'done' &&
        codes.map((code) => {
          const holds = asked.value.holds.filter((hold) => hold.code === code);
          const ready = holds.filter(({ releasable }) => releasable);
          return (
            <section key={code} class="sheet stack">
              <h2>{holdWord(words, code)}</h2>
              {ready.length > 0 && (
                <WithReason word={words.releaseAll(ready.length)} onReason={release(ready)}>
                  <p>{words.releaseWhy}</p>
                </WithReason>
              )}
              <ul class="plain-list">
                {holds.map((hold) => (
                  <Hold key={hold.hash} hold={hold} />
                ))}
              </ul>
            </section>
          );
        })}
    </AdministrationPage>
  );
}

function holdWord(words: ReturnType<typeof useWords>, code: string): string {
  const known: Record<string, string> = words.holdCodes;
  return known[code] ?? words.holdOther(code);
}

function Hold({ hold }: { hold: HeldEnvelope }) {
  const { t, locale } = useDesk();
  const words = useWords();
  const { officer, device, seq, since } = hold;
  return (
    <li>
      {showDayAndTime(since, { t, locale })}
      <br />
      <span class="muted">{words.holdLine(officer ?? words.noOfficer, device.slice(-6), seq)}</span>
    </li>
  );
}
