import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { Question } from '../questions/question.tsx';
import { useMedia, WIDE } from '../use-media.ts';
import type { Field } from './fields.ts';
import { useFormTools } from './form-context.ts';
import { needOf } from './need.ts';
import { at } from './path.ts';
import { SECTIONS, type SectionKey } from './sections.ts';

/** The questions of a section, of one creditor or one debt. A phone folds the optional ones away. */
export function SectionFields(props: { section: SectionKey; indices?: readonly number[] }) {
  const { form, words } = useFormTools();
  const wide = useMedia(WIDE);
  const { section } = props;
  const place = (props.indices ?? []).join('.');
  // Drawn again only when another set of questions is asked, not at every key.
  const asked = useMemo(() => {
    const list: readonly Field[] = SECTIONS[section];
    const indices = place === '' ? [] : place.split('.').map(Number);
    const numbers = computed(() => {
      const { registration } = form.draft.value;
      return list.map(({ when }) => ((when?.(registration, indices) ?? true) ? '1' : '0')).join('');
    });
    return { list, indices, numbers };
  }, [form, section, place]);
  const shown = asked.list.filter((_, i) => asked.numbers.value[i] === '1');
  const draw = (field: Field) => (
    <Question key={field.path} field={field} path={at(field.path, asked.indices)} />
  );
  if (wide) return <div class="fields">{shown.map(draw)}</div>;
  const folded = shown.filter(({ more, path }) => more && needOf(path) === 'optional');
  return (
    <>
      <div class="fields">{shown.filter((field) => !folded.includes(field)).map(draw)}</div>
      {folded.length > 0 && (
        <details class="folded">
          <summary>
            {words.moreDetails} <span class="field__optional">{words.optional}</span>
          </summary>
          <div class="fields">{folded.map(draw)}</div>
        </details>
      )}
    </>
  );
}
