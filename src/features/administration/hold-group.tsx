import { useState } from 'preact/hooks';
import type { HeldEnvelope } from '#contract/devices.ts';
import type { Sha256, Uuid } from '#contract/primitives.ts';
import { showDayAndTime } from '../../i18n/moments.ts';
import { useDesk } from '../desk-context.ts';
import { isOffered } from './may.ts';
import { WithReason } from './with-reason.tsx';
import { useWords } from './words.ts';

/** As many as the centre takes at once. */
const AT_ONCE = 500;

/** Everything that waits for one reason; all is chosen until somebody leaves some out. */
export function HoldGroup(props: {
  code: string;
  holds: readonly HeldEnvelope[];
  labels: ReadonlyMap<Uuid, string>;
  onRelease: (hashes: Sha256[], reason: string) => Promise<void>;
}) {
  const { vault } = useDesk();
  const words = useWords();
  const [leftOut, setLeftOut] = useState<ReadonlySet<Sha256>>(new Set());
  const mayRelease = isOffered('release', vault.officer.roles);
  const ready = mayRelease ? props.holds.filter(({ releasable }) => releasable) : [];
  const chosen = ready.filter(({ hash }) => !leftOut.has(hash)).slice(0, AT_ONCE);
  const choose = (hash: Sha256, on: boolean) =>
    setLeftOut((now) => new Set(on ? [...now].filter((one) => one !== hash) : [...now, hash]));
  const known: Record<string, string> = words.holdCodes;
  const all = chosen.length === ready.length;
  return (
    <section class="sheet stack">
      <h2>{known[props.code] ?? words.holdOther(props.code)}</h2>
      {chosen.length > 0 && (
        <WithReason
          word={all ? words.releaseAll(chosen.length) : words.releaseSome(chosen.length)}
          onReason={(reason) =>
            props.onRelease(
              chosen.map(({ hash }) => hash),
              reason,
            )
          }
        >
          <p>{words.releaseWhy}</p>
        </WithReason>
      )}
      {ready.length > 1 && (
        <label class="hold">
          <input
            type="checkbox"
            checked={all}
            onChange={(event) =>
              setLeftOut(new Set(event.currentTarget.checked ? [] : ready.map(({ hash }) => hash)))
            }
          />
          <span>{words.chooseAll(ready.length)}</span>
        </label>
      )}
      <ul class="plain-list">
        {props.holds.map((hold) => (
          <li key={hold.hash}>
            {ready.includes(hold) ? (
              <label class="hold">
                <input
                  type="checkbox"
                  checked={!leftOut.has(hold.hash)}
                  onChange={(event) => choose(hold.hash, event.currentTarget.checked)}
                />
                <Hold hold={hold} label={props.labels.get(hold.device)} />
              </label>
            ) : (
              <Hold hold={hold} label={props.labels.get(hold.device)} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Hold({ hold, label }: { hold: HeldEnvelope; label: string | undefined }) {
  const { t, locale } = useDesk();
  const words = useWords();
  const { officer, device, seq, since, unit } = hold;
  return (
    <span>
      {words.holdSince(showDayAndTime(since, { t, locale }))}
      <br />
      <span class="muted">
        {words.holdLine(officer ?? words.noOfficer, label ?? device.slice(-6), seq)} · {unit}
      </span>
    </span>
  );
}
