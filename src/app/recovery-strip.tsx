import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useDesk } from '../features/desk-context.ts';
import { Button } from '../ui/button.tsx';
import type { Recovering, Recovery, RecoveryLook, RecoveryTrouble } from './recovering.ts';
import { Said } from './said.tsx';

const ASK_MS = 30_000;

/** Drafts that a forgotten passphrase locked up: ask for them, and see two people approve. */
export function RecoveryStrip({ recovery }: { recovery: Recovery }) {
  const { t } = useDesk();
  const words = t.standing.recovery;
  const [known, setKnown] = useState<Recovering | null>(null);
  const [trouble, setTrouble] = useState<RecoveryTrouble['is'] | null>(null);
  const [asking, setAsking] = useState(false);
  const take = (found: RecoveryLook) => {
    const failed = found?.is === 'no-contact' || found?.is === 'failed';
    setTrouble(failed ? found.is : null);
    if (!failed) setKnown(found);
  };
  const place = useRef<HTMLDivElement>(null);
  // The button is gone with the press: whoever pressed it goes on at what is said in its place.
  useLayoutEffect(() => {
    if (known?.is === 'asked' && document.activeElement === document.body) place.current?.focus();
  }, [known]);
  const isUnderWay = known?.is === 'asked' || known?.is === 'approved';
  useEffect(() => {
    const look = () => void recovery.look().then(take);
    look();
    if (!isUnderWay) return;
    const timer = setInterval(look, ASK_MS);
    return () => clearInterval(timer);
  }, [recovery, isUnderWay]);

  if (!known) return null;
  const failure = trouble && { 'no-contact': words.noContact, failed: words.failed }[trouble];
  const ask = async () => {
    setAsking(true);
    take(await recovery.ask());
    setAsking(false);
  };
  const mayAsk = (first: string, next: string) => (
    <Said
      tone="wait"
      first={first}
      next={failure ?? next}
      actions={
        <Button look="primary" waiting={asking} onClick={() => void ask()}>
          {words.ask}
        </Button>
      }
    />
  );
  switch (known.is) {
    case 'possible':
      return mayAsk(words.possible(known.drafts), words.possibleNext);
    case 'refused':
      return mayAsk(words.refused, words.refusedNext);
    case 'asked':
      return (
        <div ref={place} tabIndex={-1}>
          <Said
            tone="info"
            first={
              known.approvals === null
                ? words.askedBefore(known.drafts)
                : words.asked(known.drafts, known.approvals)
            }
            next={words.askedNext}
          />
        </div>
      );
    case 'approved':
      return <Said tone="info" first={words.approved} next={words.approvedNext} />;
    case 'recovered':
      return (
        <Said
          tone="info"
          first={words.recovered(known.drafts)}
          next={words.recoveredNext}
          actions={<Button onClick={() => setKnown(null)}>{t.shell.gotIt}</Button>}
        />
      );
    case 'not-possible':
      return (
        <Said tone="wait" first={words.notPossible(known.drafts)} next={words.notPossibleNext} />
      );
  }
}
