import { useEffect, useState } from 'preact/hooks';
import type { Messages } from '../../i18n/messages.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import type { Confirmed } from './activating.ts';
import { groupFingerprint } from './read-code.ts';
import type { ActivationWords } from './words.ts';

const ASK_MS = 4000;

/** The eight characters that a supervisor hears from the officer; goes on when they are confirmed. */
export function ConfirmPage(props: {
  t: Messages;
  words: ActivationWords;
  /** Officer name and code. */
  who: string;
  fingerprint: string;
  look: () => Promise<Confirmed>;
  onConfirmed: () => void;
  onBegin: () => void;
}) {
  const { t, look, onConfirmed } = props;
  const words = props.words.confirm;
  const [state, setState] = useState<Confirmed>('not-yet');
  useEffect(() => {
    let gone = false;
    let timer: ReturnType<typeof setTimeout>;
    const ask = async () => {
      const answer = await look();
      if (gone) return;
      setState(answer);
      if (answer === 'yes') onConfirmed();
      else timer = setTimeout(() => void ask(), ASK_MS);
    };
    void ask();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
    // Once: `onConfirmed` is another function at each drawing.
  }, [look]);

  return (
    <section class="sheet stack">
      <PageTitle title={words.title} documentTitle={t.shell.title(words.title)} above={props.who} />
      <div class="fingerprint">
        <p>{words.read}</p>
        <p class="fingerprint__signs" lang="en">
          {groupFingerprint(props.fingerprint)}
        </p>
      </div>
      <p>{words.why}</p>
      {state === 'refused' ? (
        <Notice tone="alert">{words.refused}</Notice>
      ) : (
        <p class="muted" role="status">
          {state === 'no-contact' ? words.noContact : words.waiting}
        </p>
      )}
      {state !== 'refused' && (
        <>
          <Button size="full" onClick={props.onBegin}>
            {words.begin}
          </Button>
          <p class="muted small">{words.beginWhy}</p>
        </>
      )}
    </section>
  );
}
