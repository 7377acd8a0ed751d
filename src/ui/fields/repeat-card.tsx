import type { ComponentChildren } from 'preact';
import { Icon } from '../icon.tsx';

/** One of several: a creditor, a debt. Its heading takes the focus when its neighbour is removed. */
export function RepeatCard(props: {
  id: string;
  title: string;
  /** Id of the heading of the card that it lies in: two creditors each have a first debt. */
  within?: string;
  level: 3 | 4;
  remove?: { words: string; onRemove: () => void } | undefined;
  children: ComponentChildren;
}) {
  const Heading = `h${props.level}` as const;
  return (
    <section
      class={`card card--${props.level}`}
      aria-labelledby={[props.within, props.id].filter(Boolean).join(' ')}
    >
      <div class="card__head">
        <Heading id={props.id} tabIndex={-1}>
          {props.title}
        </Heading>
        {props.remove && (
          <button type="button" class="button button--text" onClick={props.remove.onRemove}>
            <Icon name="close" small />
            {props.remove.words}
          </button>
        )}
      </div>
      {props.children}
    </section>
  );
}
