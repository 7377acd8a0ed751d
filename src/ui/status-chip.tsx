import { Icon, type IconName } from './icon.tsx';

/** plain: nothing to do; active: under way; wait: something is missing; alert: a person must act. */
export type ChipTone = 'plain' | 'active' | 'wait' | 'alert';

const icons: Record<ChipTone, IconName> = {
  plain: 'dot',
  active: 'turn',
  wait: 'triangle',
  alert: 'alert',
};

/** The connection and the queue in one control; on a phone the bar below the app bar. */
export function StatusChip(props: { tone: ChipTone; words: string; href: string; bar?: boolean }) {
  const classes = ['chip', `chip--${props.tone}`, props.bar ? 'chip--sub-bar' : ''];
  return (
    <a class={classes.filter(Boolean).join(' ')} href={props.href}>
      <Icon name={icons[props.tone]} small />
      <span>{props.words}</span>
    </a>
  );
}
