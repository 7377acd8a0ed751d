import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { isTouched } from '../form/draft.ts';
import { focusQuestion } from '../form/focus.ts';
import { useFormTools } from '../form/form-context.ts';
import { mayBeSame, sameAsBefore } from '../form/same.ts';

/** The answer of before, as long as nothing was answered here; undefined when there is none. */
export function useSame(path: string): unknown {
  const { form, previous } = useFormTools();
  const same = useMemo(
    () =>
      mayBeSame(path)
        ? computed(() => {
            const draft = form.draft.value;
            if (isTouched(draft, path)) return undefined;
            return sameAsBefore(path, draft.registration, previous);
          })
        : null,
    [form, path, previous],
  );
  return same?.value;
}

/** After its offer was taken the question itself has the focus: the button is gone. */
export const backTo = (path: string): void => {
  requestAnimationFrame(() => focusQuestion(path));
};
