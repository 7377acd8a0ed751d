import { useState } from 'preact/hooks';
import { useDesk } from '../../desk-context.ts';
import { sectionOf, sectionOfId } from './asked.ts';
import { ADD_CREDITOR } from './creditors.tsx';
import { firstOf, goOnAt } from './focus.ts';
import type { FormState } from './form-state.ts';
import type { SectionKey } from './sections.ts';

/** Where whoever opens a form begins, as its address says. */
export interface Beginning {
  /** The question that was asked for; then its section and nothing else is. */
  asked: string | null;
  section: SectionKey;
  /** What takes the focus: a question, or the button that adds a creditor. */
  goal: string | undefined;
}

/** @param fine a pointer is there: a finger would be met by the keyboard covering half the form */
export function useBeginning(form: FormState, fine: boolean): Beginning {
  const { cameBackTo } = useDesk();
  const [beginning] = useState((): Beginning => {
    const query = new URLSearchParams(location.search);
    const asked = query.get('at');
    // Whoever came to add a creditor stands at the button for it.
    const adds = query.has('creditor');
    const cameTo = cameBackTo === null ? null : sectionOfId(cameBackTo);
    const draft = form.draft.peek();
    // Whoever corrects reads from the beginning: what is empty was left so.
    const first = draft.corrects ? firstOf('debtor', draft) : goOnAt(draft, form.faults.peek());
    const goesOn = first === undefined ? 'debtor' : sectionOf(first);
    const section = asked ? sectionOf(asked) : (cameTo ?? (adds ? 'creditors' : goesOn));
    const begin = fine ? first : undefined;
    // Whoever unlocks comes back to the field they left; the frame leads there.
    const goal = cameTo ? undefined : adds ? ADD_CREDITOR : (asked ?? begin);
    return { asked, section, goal };
  });
  return beginning;
}
