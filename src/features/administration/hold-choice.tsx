import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { HeldEnvelope } from '#contract/devices.ts';
import type { Sha256 } from '#contract/primitives.ts';
import { useWords } from './words.ts';

/** Which of a list are ticked; nothing is until somebody does. What has left the list is no longer. */
export function useTicked(holds: readonly HeldEnvelope[]) {
  const [ticked, setTicked] = useState<ReadonlySet<Sha256>>(new Set());
  const chosen = holds.map(({ hash }) => hash).filter((hash) => ticked.has(hash));
  return {
    chosen,
    has: (hash: Sha256) => ticked.has(hash),
    tick: (hash: Sha256, on: boolean) =>
      setTicked((now) => new Set(on ? [...now, hash] : [...now].filter((one) => one !== hash))),
    tickAll: (on: boolean) => setTicked(new Set(on ? holds.map(({ hash }) => hash) : [])),
  };
}
export type Ticked = ReturnType<typeof useTicked>;

/** A list of held envelopes; where somebody may decide, each can be ticked, and all at once. */
export function HoldChoice(props: {
  holds: readonly HeldEnvelope[];
  /** Null: only to be looked at. */
  ticked: Ticked | null;
  line: (hold: HeldEnvelope) => ComponentChildren;
}) {
  const words = useWords();
  const { holds, ticked } = props;
  if (!ticked) {
    return (
      <ul class="plain-list stack-tight">
        {holds.map((hold) => (
          <li key={hold.hash}>{props.line(hold)}</li>
        ))}
      </ul>
    );
  }
  return (
    <div>
      {holds.length > 1 && (
        <label class="hold hold--all">
          <input
            type="checkbox"
            checked={ticked.chosen.length === holds.length}
            onChange={(event) => ticked.tickAll(event.currentTarget.checked)}
          />
          <span>{words.chooseAll(holds.length)}</span>
        </label>
      )}
      <ul class="plain-list">
        {holds.map((hold) => (
          <li key={hold.hash}>
            <label class="hold">
              <input
                type="checkbox"
                checked={ticked.has(hold.hash)}
                onChange={(event) => ticked.tick(hold.hash, event.currentTarget.checked)}
              />
              {props.line(hold)}
            </label>
          </li>
        ))}
      </ul>
    </div>
  );
}
