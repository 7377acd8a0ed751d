import { FORM, type FormNeed } from '#contract/form.ts';
import { templateOf } from './path.ts';

/** ● `must`, ◐ `answer`, ○ `optional`. */
export type Need = FormNeed['need'] | 'optional';

const needs = new Map<string, Need>(FORM.needs.map(({ path, need }) => [path, need]));

/** How badly the form wants an answer at a path. */
export function needOf(path: string): Need {
  return needs.get(templateOf(path)) ?? 'optional';
}
