import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

/**
 * A page's h1. It takes the focus when the page comes, so that the keyboard and the screen reader
 * begin there, and names the window (`documentTitle`, which holds neither a name nor a number: the browser's history keeps it).
 */
export function PageTitle(props: {
  title: string;
  documentTitle: string;
  above?: ComponentChildren;
  actions?: ComponentChildren;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  // Before anything is painted, so that it takes the focus from nobody who already types.
  useLayoutEffect(() => heading.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    document.title = props.documentTitle;
  }, [props.documentTitle]);
  return (
    <div class="page-title">
      <div>
        {props.above && <p class="page-title__above">{props.above}</p>}
        <h1 ref={heading} tabIndex={-1}>
          {props.title}
        </h1>
      </div>
      {props.actions}
    </div>
  );
}
