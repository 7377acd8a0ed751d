import { useComputed } from '@preact/signals';
import { Icon } from '../../../ui/icon.tsx';
import { countBySection } from './check.ts';
import { useFormTools } from './form-context.ts';
import { type SectionKey, sectionKeys } from './sections.ts';

/** The five sections, and how many answers each still lacks. */
export function SectionList(props: { current: SectionKey; onGo: (section: SectionKey) => void }) {
  const { form, words } = useFormTools();
  const counts = useComputed(() => countBySection(form.faults.value, form.draft.value));
  return (
    <nav class="sections" aria-label={words.sectionList}>
      <ol>
        {sectionKeys.map((section, i) => {
          const lacking = counts.value[section];
          return (
            <li key={section}>
              <button
                type="button"
                class="sections__item"
                aria-current={section === props.current ? 'step' : undefined}
                aria-keyshortcuts={`Alt+${i + 1}`}
                onClick={() => props.onGo(section)}
              >
                <span class="sections__name">
                  {i + 1} {words.sections[section]}
                </span>
                {lacking === 0 ? (
                  <span class="sections__done">
                    <Icon name="check" small />
                    <span class="hidden-visually">{words.complete}</span>
                  </span>
                ) : (
                  <span class="sections__count">{words.missing(lacking)}</span>
                )}
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
