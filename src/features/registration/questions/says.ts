import type { FieldSays } from '../../../ui/fields/field-box.tsx';
import { idOf, numberOf } from '../form/asked.ts';
import { type Slot, useFormTools, useSlot } from '../form/form-context.ts';
import { needOf } from '../form/need.ts';
import { questionWords, sayFault } from '../form/say.ts';
import type { QuestionWords } from '../words.ts';
import { backTo, useSame } from './use-same.ts';

/** A question at its place: its words, its slot in the draft, and what it says just now. */
export interface Put {
  says: FieldSays;
  own: QuestionWords;
  slot: Slot;
  /** The doubt in words, beside a fault too; `says` leaves it out then. */
  doubted: string | undefined;
}

export function useQuestion(path: string): Put {
  const tools = useFormTools();
  const { words, form } = tools;
  const slot = useSlot(path);
  const own = questionWords(words, path);
  const same = useSame(path);
  // Only what a message needs of the draft is read, so that typing elsewhere draws nothing here.
  const say = (fault: Slot['fault']) =>
    fault && sayFault(fault, { ...tools, draft: form.draft.peek() });
  const doubted = say(slot.doubt);
  return {
    slot,
    own,
    doubted,
    says: {
      id: idOf(path),
      no: numberOf(path),
      label: own.label,
      optional: needOf(path) === 'optional' ? words.optional : undefined,
      hint: own.hint,
      error: say(slot.fault),
      doubt: slot.fault ? undefined : doubted,
      offer:
        same === undefined
          ? undefined
          : {
              words: words.same.label,
              of: words.same.of(own.label),
              onTake: () => {
                slot.give(same);
                backTo(path);
              },
            },
    },
  };
}
