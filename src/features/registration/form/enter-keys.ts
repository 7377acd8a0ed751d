import { deskSettings } from '../../desk-settings.ts';

/**
 * Enter goes to the next place that wants an answer, Shift+Enter to the one before. Optional
 * questions are passed by unless the desk wants them all; Tab stops at every one of them.
 */

/** Where Enter stops inside one question. */
function stopsOf(field: Element): HTMLElement[] {
  const inputs = [...field.querySelectorAll<HTMLElement>('.field__input, .field__question button')];
  const groups = [...field.querySelectorAll('.options')].flatMap((group) => {
    const isNot = group.classList.contains('options--not');
    if (group.classList.contains('options--beside') || (isNot && !lacksAnswer(field))) return [];
    const chosen = group.querySelector<HTMLElement>('input[type="radio"]:checked');
    return [chosen ?? group.querySelector<HTMLElement>('input') ?? []].flat();
  });
  return [...inputs, ...groups].filter((stop) => stop.checkVisibility());
}

/** An empty input whose "not known" was not chosen either. */
function lacksAnswer(field: Element): boolean {
  const input = field.querySelector<HTMLInputElement>('.field__input');
  return input?.value === '' && !field.querySelector('.options--not input:checked');
}

/** Where Enter goes from `here`; null at the end, or at the beginning for Shift+Enter. */
export function nextStop(
  form: Element,
  here: Element,
  back: boolean,
  every = false,
): HTMLElement | null {
  const asked = every ? '.field' : '.field:not(.field--optional)';
  const fields = [...form.querySelectorAll(asked)];
  const own = here.closest('.field');
  const stops = [...new Set([...fields, ...(own ? [own] : [])])].flatMap(stopsOf);
  const group = here.closest('.options');
  const beyond = stops.filter((stop) => {
    if (stop === here || (group && group === stop.closest('.options'))) return false;
    const place = here.compareDocumentPosition(stop);
    return back
      ? place & Node.DOCUMENT_POSITION_PRECEDING
      : place & Node.DOCUMENT_POSITION_FOLLOWING;
  });
  beyond.sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
  return (back ? beyond.at(-1) : beyond[0]) ?? null;
}

/** Handles Enter in a form; `atEnd` takes the focus after the last question. */
export function walkByEnter(
  press: KeyboardEvent & { currentTarget: HTMLElement },
  atEnd: () => HTMLElement | null,
): void {
  const { target } = press;
  if (press.key !== 'Enter' || press.defaultPrevented || press.isComposing) return;
  if (!(target instanceof HTMLElement) || matchMedia('(pointer: coarse)').matches) return;
  if (!target.matches('input, textarea')) return;
  if (target.matches('textarea') && !press.ctrlKey) return;
  press.preventDefault();
  const stop = nextStop(
    press.currentTarget,
    target,
    press.shiftKey,
    deskSettings.value.enter === 'every',
  );
  const goal = stop ?? (press.shiftKey ? null : atEnd());
  goal?.focus();
  if (goal instanceof HTMLInputElement && goal.type === 'text') goal.select();
}
