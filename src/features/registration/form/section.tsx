import { Creditors } from './creditors.tsx';
import { useFormTools } from './form-context.ts';
import { SectionFields } from './section-fields.tsx';
import { type SectionKey, sectionKeys } from './sections.ts';

/** Id of a section's heading. */
export const headingOf = (section: SectionKey) => `section-${section}`;

/** One sheet of the form. Where there is room, a creditor's debts stand in the creditor's card. */
export function Section(props: { section: SectionKey; wide: boolean; onAdd: () => void }) {
  const { section, wide } = props;
  const { words } = useFormTools();
  if (wide && section === 'debts') return null;
  const title = (key: SectionKey) => `${sectionKeys.indexOf(key) + 1} ${words.sections[key]}`;
  const both = wide && section === 'creditors';
  const hint = words.sectionHints[section];
  return (
    <section class="sheet" aria-labelledby={headingOf(section)}>
      {!wide && (
        <p class="section__of">
          {words.sectionOf(sectionKeys.indexOf(section) + 1, sectionKeys.length)}
        </p>
      )}
      <div class="sheet__head row">
        <h2 id={headingOf(section)} tabIndex={-1}>
          {both ? `${title('creditors')} · ${title('debts')}` : title(section)}
        </h2>
        {hint && <span class="muted">{hint}</span>}
      </div>
      {section === 'creditors' || section === 'debts' ? (
        <Creditors parts={both ? ['creditors', 'debts'] : [section]} onAdd={props.onAdd} />
      ) : (
        <SectionFields section={section} />
      )}
    </section>
  );
}
