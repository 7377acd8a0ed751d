import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';

export type NoticeTone = 'info' | 'good' | 'wait' | 'alert';

const icons: Record<NoticeTone, IconName> = {
  info: 'info',
  good: 'check',
  wait: 'triangle',
  alert: 'warning',
};

/** A box beside what it speaks of. An `alert` is read out at once. */
export function Notice(props: { tone?: NoticeTone; title?: string; children?: ComponentChildren }) {
  const tone = props.tone ?? 'info';
  return (
    <div class={`notice notice--${tone}`} role={tone === 'alert' ? 'alert' : undefined}>
      <Icon name={icons[tone]} />
      <div class="notice__words">
        {props.title && <p class="notice__title">{props.title}</p>}
        {props.children}
      </div>
    </div>
  );
}
