import type { ComponentChildren } from 'preact';
import { Strip } from '../ui/strip.tsx';

/** A strip of two sentences: what is, and what that means for whoever reads it. */
export function Said(props: {
  tone: 'info' | 'wait' | 'alert';
  first: string;
  next: string;
  actions?: ComponentChildren;
}) {
  return (
    <Strip tone={props.tone} {...(props.actions && { actions: props.actions })}>
      <strong>{props.first}</strong> {props.next}
    </Strip>
  );
}
