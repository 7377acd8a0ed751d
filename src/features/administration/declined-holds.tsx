import type { HeldEnvelope } from '#contract/devices.ts';
import type { Sha256 } from '#contract/primitives.ts';
import { useDesk } from '../desk-context.ts';
import { HoldChoice, useTicked } from './hold-choice.tsx';
import { HoldLine } from './hold-group.tsx';
import { useHoldWords } from './hold-words.ts';
import { isOffered } from './may.ts';
import { WithReason } from './with-reason.tsx';
import { useWords } from './words.ts';

/** What somebody decided not to take: kept for ever, and taken after all by a release. */
export function DeclinedHolds(props: {
  holds: readonly HeldEnvelope[];
  unitName: (code: string) => string;
  onRelease: (hashes: Sha256[], reason: string) => Promise<void>;
}) {
  const { vault } = useDesk();
  const words = useWords();
  const say = useHoldWords(props.unitName);
  const ticked = useTicked(props.holds);
  const { chosen } = ticked;
  return (
    <section class="sheet stack">
      <h2>{words.declinedTitle(props.holds.length)}</h2>
      <p class="muted">{words.declinedMore}</p>
      {chosen.length > 0 && (
        <WithReason
          word={words.releaseSome(chosen.length)}
          onReason={(reason) => props.onRelease(chosen, reason)}
        >
          <p>{words.releaseWhy}</p>
        </WithReason>
      )}
      <HoldChoice
        holds={props.holds}
        ticked={isOffered('release', vault.officer.roles) ? ticked : null}
        line={(hold) => (
          <HoldLine lines={[...say.line(hold), ...say.about(hold), ...say.declined(hold)]} />
        )}
      />
    </section>
  );
}
