import { lazy } from 'preact-iso';

/** A desk without a reader loads nothing of it. */
export const CardDesk = lazy(() => import('./card-desk.tsx'));
