import { lazy } from 'preact-iso';

/** Nobody at a real desk loads the words of a practice. */
export const PracticeStrip = lazy(() => import('../../features/practice/practice-strip.tsx'));
