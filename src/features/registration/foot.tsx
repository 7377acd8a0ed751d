import type { ComponentChildren } from 'preact';

/** What can be done with the page, below the part that scrolls. */
export const Foot = ({ children }: { children: ComponentChildren }) => (
  <div class="registration__foot">{children}</div>
);
