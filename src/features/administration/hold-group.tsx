import type { HeldEnvelope } from '#contract/devices.ts';
import type { Sha256 } from '#contract/primitives.ts';
import { LinkButton } from '../../ui/button.tsx';
import { useDesk } from '../desk-context.ts';
import { HoldChoice, useTicked } from './hold-choice.tsx';
import { useHoldWords } from './hold-words.ts';
import { isOffered } from './may.ts';
import { WithReason } from './with-reason.tsx';
import { useWords } from './words.ts';

/** As many as the centre takes at once. */
const AT_ONCE = 500;

type Decide = (hashes: Sha256[], reason: string) => Promise<void>;

/** Everything of one officer on one device that waits for one reason: one press takes it all. */
export function HoldGroup(props: {
  holds: readonly HeldEnvelope[];
  unitName: (code: string) => string;
  onRelease: Decide;
  onDecline: Decide;
}) {
  const { vault } = useDesk();
  const words = useWords();
  const say = useHoldWords(props.unitName);
  const { holds } = props;
  const ticked = useTicked(holds);
  const [first] = holds;
  if (!first) return null;
  const mayDecide = first.releasable && isOffered('release', vault.officer.roles);
  const all = holds.slice(0, AT_ONCE).map(({ hash }) => hash);
  const chosen = ticked.chosen.slice(0, AT_ONCE);
  return (
    <section class="sheet stack">
      <h2>{say.reason(first.code)}</h2>
      <div>
        <p>
          <strong>{words.holdCount(holds.length)}</strong>
        </p>
        {say.about(first).map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      {say.why(first.code) && <p class="muted">{say.why(first.code)}</p>}
      {first.code === 'officer-waiting' && isOffered('suspend', vault.officer.roles) && (
        <LinkButton href="/admin/people">{words.people}</LinkButton>
      )}
      {mayDecide && (
        <div class="button-row">
          <WithReason
            main
            word={words.releaseAll(all.length)}
            onReason={(reason) => props.onRelease(all, reason)}
          >
            <p>{words.releaseWhy}</p>
          </WithReason>
          {chosen.length > 0 && (
            <>
              <WithReason
                word={words.releaseSome(chosen.length)}
                onReason={(reason) => props.onRelease(chosen, reason)}
              >
                <p>{words.releaseWhy}</p>
              </WithReason>
              <WithReason
                danger
                word={words.declineSome(chosen.length)}
                onReason={(reason) => props.onDecline(chosen, reason)}
              >
                <p>{words.declineWhy}</p>
              </WithReason>
            </>
          )}
        </div>
      )}
      {mayDecide && <p class="muted">{words.chooseFirst}</p>}
      <HoldChoice
        holds={holds}
        ticked={mayDecide ? ticked : null}
        line={(hold) => <HoldLine lines={say.line(hold)} />}
      />
    </section>
  );
}

/** Which registration, and below it when it was written and came. */
export function HoldLine({ lines: [first, ...more] }: { lines: readonly string[] }) {
  return (
    <span>
      {first}
      {more.map((line) => (
        <span key={line} class="hold__more muted">
          {line}
        </span>
      ))}
    </span>
  );
}
