import type { FieldOf } from '../form/fields.ts';

/** The option that says "none of these". */
export const NONE = 'none';

/** What the list becomes when an option is switched; undefined when nothing is left of the answer. */
export function toggled(
  field: Pick<FieldOf<'several'>, 'options' | 'none'>,
  chosen: readonly string[],
  value: string,
  on: boolean,
): string[] | undefined {
  if (value === NONE && field.none !== undefined) {
    if (!on) return undefined;
    return field.none === '' ? [] : [field.none];
  }
  const next = field.options.filter((option) =>
    option === value ? on : option !== field.none && chosen.includes(option),
  );
  return next.length === 0 ? undefined : next;
}
