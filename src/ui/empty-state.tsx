import type { ComponentChildren } from 'preact';

/** What stands in a list's place when it is empty: a title, a sentence, at most one action. */
export function EmptyState(props: { title: string; more?: string; action?: ComponentChildren }) {
  return (
    <div class="empty">
      <p class="empty__title">{props.title}</p>
      {props.more && <p class="muted">{props.more}</p>}
      {props.action}
    </div>
  );
}
