import { useEffect, useState } from 'preact/hooks';
import { showWhen } from '../../i18n/moments.ts';
import type { Waiting } from '../../store/hand-over-types.ts';
import { useDesk } from '../desk-context.ts';
import { useHandOverWords } from '../hand-over-words.ts';
import { useLoaded } from '../use-loaded.ts';

/** What was last put out, and how much of it still waits: it is no receipt. */
export function LastFile({ last }: { last: NonNullable<Waiting['last']> }) {
  const { t, locale, clock } = useDesk();
  const words = useHandOverWords();
  const at = showWhen(last.at, clock.now(), { t, locale });
  return (
    <p data-last-file>
      {words.last(at, last.envelopes)}
      <br />
      <span class="muted">{last.left > 0 ? words.lastLeft(last.left) : words.lastSettled}</span>
    </p>
  );
}

/** The same where the outbox is, as long as something of it waits. */
export function LastFileLeft() {
  const { store } = useDesk();
  const handing = useLoaded(() => store.handingOver(), [store]);
  const [last, setLast] = useState<Waiting['last']>(null);
  useEffect(() => handing?.watch((waiting) => setLast(waiting.last)), [handing]);
  return last && last.left > 0 ? <LastFile last={last} /> : null;
}
