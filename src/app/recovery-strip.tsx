import { useEffect, useState } from 'preact/hooks';
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
  switch (known.is) {
    case 'possible': {
      const ask = async () => {
        setAsking(true);
        take(await recovery.ask());
        setAsking(false);
      };
      return (
        <Said
          tone="wait"
          first={words.possible(known.drafts)}
          next={failure ?? words.possibleNext}
          actions={
            <Button look="primary" waiting={asking} onClick={() => void ask()}>
              {words.ask}
            </Button>
          }
        />
      );
    }
    case 'asked':
      return (
        <Said
          tone="info"
          first={
            known.approvals === null
              ? words.askedBefore(known.drafts)
              : words.asked(known.drafts, known.approvals)
          }
          next={words.askedNext}
        />
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
    case 'refused':
      return <Said tone="wait" first={words.refused} next={words.refusedNext} />;
    case 'not-possible':
      return (
        <Said tone="wait" first={words.notPossible(known.drafts)} next={words.notPossibleNext} />
      );
  }
}
