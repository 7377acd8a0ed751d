import { ErrorBoundary, lazy } from 'preact-iso';
import type { Program } from './program.ts';

const Strip = lazy(async () => (await import('./update-strip.tsx')).UpdateStrip);

/** Comes when there is something to say, which is hardly ever. */
export function UpdateStrip(props: { program: Program; save: () => Promise<void> }) {
  if (!props.program.update.value) return null;
  return (
    <ErrorBoundary>
      <Strip {...props} />
    </ErrorBoundary>
  );
}
