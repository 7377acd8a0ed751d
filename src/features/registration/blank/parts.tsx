import type { ComponentChildren } from 'preact';

/** Boxes for one digit each, in groups: `[1, 4, 5, 2, 1]`. */
export function Comb({ groups, under }: { groups: readonly number[]; under?: readonly string[] }) {
  return (
    <span class="comb">
      {groups.map((count, i) => (
        <span key={i} class="comb__group">
          <span class="comb__boxes">
            {Array.from({ length: count }, (_, box) => (
              <span key={box} class="comb__box" />
            ))}
          </span>
          {under && <span class="comb__under">{under[i]}</span>}
        </span>
      ))}
    </span>
  );
}

/** A box to tick; `nth` is the key that picks the same on the screen. */
export function Tick({ nth, children }: { nth?: number; children: ComponentChildren }) {
  return (
    <span class="tick">
      <span class="tick__box" />
      {nth !== undefined && <span class="tick__nth">{nth}</span>}
      <span>{children}</span>
    </span>
  );
}

/** Options in the order of the screen's keys; behind `open`, what else it is can be written. */
export function Ticks(props: { labels: readonly string[]; open?: string | undefined }) {
  return (
    <>
      {props.labels.map((label, i) => (
        <span key={label} class="ticked">
          <Tick nth={i + 1}>{label}</Tick>
          {label === props.open && <Line size="short" />}
        </span>
      ))}
    </>
  );
}

/** A dotted line to write on, with what it is for in front of it. `short` stands behind an option. */
export function Line({ label, size }: { label?: string; size?: 'short' | 'whole' }) {
  return (
    <span class={size ? `write write--${size}` : 'write'}>
      {label && <span class="write__label">{label}</span>}
      <span class="write__line" />
    </span>
  );
}
