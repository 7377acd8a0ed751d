import type { ComponentChildren, ComponentProps } from 'preact';
import { Icon, type IconName } from './icon.tsx';

type Look = {
  look?: 'primary' | 'secondary' | 'danger' | 'text' | 'bar';
  size?: 'normal' | 'big' | 'full';
  icon?: IconName;
  /** Shown as a key cap on wide screens. */
  keyHint?: string;
  children: ComponentChildren;
};

const classOf = (look: Look['look'], size: Look['size']) =>
  ['button', look && `button--${look}`, size && `button--${size}`].filter(Boolean).join(' ');

/**
 * A button. `waiting` keeps it focusable but deaf while its work is under way, because a disabled
 * button would lose the focus of whoever just pressed it.
 */
export function Button({
  look = 'secondary',
  size = 'normal',
  icon,
  keyHint,
  waiting = false,
  children,
  onClick,
  ...rest
}: Look & { waiting?: boolean } & Omit<ComponentProps<'button'>, 'icon' | 'size' | 'class'>) {
  return (
    <button
      type="button"
      {...rest}
      class={classOf(look, size)}
      aria-disabled={waiting ? 'true' : undefined}
      onClick={(event) => {
        if (waiting) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {icon && <Icon name={icon} />}
      <span>{children}</span>
      {keyHint && <kbd>{keyHint}</kbd>}
    </button>
  );
}

/** A link that looks like a button, for going somewhere. */
export function LinkButton({
  look = 'secondary',
  size = 'normal',
  icon,
  keyHint,
  href,
  children,
}: Look & { href: string }) {
  return (
    <a class={classOf(look, size)} href={href}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
      {keyHint && <kbd>{keyHint}</kbd>}
    </a>
  );
}
