import { useDesk } from '../features/desk-context.ts';
import { Button } from '../ui/button.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { howLong } from './asked-to-update.ts';
import type { Newer } from './program.ts';
import { updateWords, useChanging } from './updating.ts';

/** [S7] Asked once a day before a new registration; whoever goes on with the present version may. */
export default function AskToUpdate({ newer, onGoOn }: { newer: Newer; onGoOn: () => void }) {
  const { t, locale, clock } = useDesk();
  const words = updateWords(locale);
  const { state, go, callOff } = useChanging(newer, async () => {});
  const { ask } = words;
  return (
    <div class="content">
      <section class="sheet stack">
        <PageTitle title={ask.title} documentTitle={t.shell.title(ask.title)} />
        <p>{ask.why(howLong(newer, clock.now()).days)}</p>
        <p>{ask.sends}</p>
        {state === 'waiting' ? (
          <>
            <p role="status">{words.atWork}</p>
            <Button onClick={callOff}>{words.callOff}</Button>
          </>
        ) : (
          <Button
            look="primary"
            size="full"
            waiting={state === 'changing'}
            onClick={() => void go()}
          >
            {words.now}
          </Button>
        )}
        <Button size="full" onClick={onGoOn}>
          {ask.goOn}
        </Button>
        <p class="muted">{ask.again}</p>
      </section>
    </div>
  );
}
