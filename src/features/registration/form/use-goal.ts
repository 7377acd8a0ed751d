import { useLayoutEffect, useState } from 'preact/hooks';
import { ADD_CREDITOR } from './creditors.tsx';
import { focusId, focusQuestion } from './focus.ts';

/** Where the focus goes once it is drawn: a question by its path, or the button that adds a creditor. */
export function useGoal(first: string | undefined): (goal: string) => void {
  const [goal, setGoal] = useState(first);
  // Before anything is painted: a focus that came later would take the next keys with it.
  useLayoutEffect(() => {
    if (goal === undefined) return;
    if (goal === ADD_CREDITOR) focusId(goal);
    else focusQuestion(goal);
    setGoal(undefined);
  }, [goal]);
  return setGoal;
}
