import type { ComponentChildren } from 'preact';

/** A line across the whole window: what the program itself has to say. */
export function Strip(props: {
  tone?: 'info' | 'wait' | 'alert';
  children: ComponentChildren;
  actions?: ComponentChildren;
}) {
  const tone = props.tone ?? 'info';
  return (
    <div class={`strip strip--${tone}`} role={tone === 'alert' ? 'alert' : 'status'}>
      <div class="strip__words">{props.children}</div>
      {props.actions && <div class="row">{props.actions}</div>}
    </div>
  );
}
