import '../registration.css';
import { useMemo } from 'preact/hooks';
import type { Uuid } from '#contract/primitives.ts';
import type { Registration } from '#contract/registration/registration.ts';
import { type Edit, withChanges } from '#debt/changes.ts';
import { dayInThailand } from '#thai/show-date.ts';
import type { RecordView } from '../../../store/record-types.ts';
import { useDesk } from '../../desk-context.ts';
import type { RecordParts } from '../../record-parts.ts';
import { recordWordsIn } from '../../record-words.ts';
import { Changes } from '../correcting/changes.tsx';
import { sayChanges } from '../correcting/say-changes.ts';
import { FormContext, useOpenTools } from '../form/form-context.ts';
import { openForm } from '../form/form-state.ts';
import { Answers } from '../review/answers.tsx';
import { wordsIn } from '../words.ts';

const nothingHidden = { hidden: new Set<string>(), hiddenWord: '' };

/** The registration as it was read back, without a way to change it. */
function Content({ view, registration }: { view: RecordView; registration: Registration }) {
  const { clock } = useDesk();
  const { record, ref, keptAt } = view.line;
  const form = useMemo(() => {
    const times = { startedAt: keptAt, savedAt: keptAt };
    return openForm(
      { record, op: record, ref, registration, typed: {}, ...times },
      () => dayInThailand(clock.now()),
      () => {},
    );
  }, [record, ref, keptAt, registration, clock]);
  const tools = useOpenTools(form);
  return (
    <FormContext.Provider value={tools}>
      <Answers readOnly={nothingHidden} />
    </FormContext.Provider>
  );
}

/** What one act changed. Later acts are taken back first, to see it as it was then. */
function ActChanges({ view, op }: { view: RecordView; op: Uuid }) {
  const { locale, clock } = useDesk();
  const words = wordsIn(locale);
  const changes = useMemo(() => {
    const at = view.acts.findIndex((act) => act.op === op);
    const later = view.acts.slice(at + 1).reverse();
    const after = later.reduce((now, { edits }) => takenBack(now, edits), view.registration);
    const before = takenBack(after, view.acts[at]?.edits ?? []);
    const today = dayInThailand(clock.now());
    return before && after ? sayChanges(before, after, { words, language: locale, today }) : [];
  }, [view, op, words, locale, clock]);
  return <Changes changes={changes} words={words} record={recordWordsIn(locale)} />;
}

/** What it was before these edits; rows that come back stand at the end. */
function takenBack(now: Registration | null, edits: readonly Edit[]): Registration | null {
  const changes = edits.map(({ path, was }) => ({ path, value: was }));
  // The edits were made from one registration to another, and lead back.
  return now && (withChanges(now, changes) as Registration | null);
}

export const parts: RecordParts = { Content, Changes: ActChanges };
