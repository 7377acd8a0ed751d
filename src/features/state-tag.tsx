import { Tag } from '../ui/tag.tsx';
import { useDesk } from './desk-context.ts';
import type { StateKind } from './record-state.ts';

/** The tag of a record; what has ended is said in plain text, because nobody has to do anything. */
export function StateTag({ kind }: { kind: StateKind }) {
  const { t } = useDesk();
  return kind === 'void' || kind === 'joined' ? (
    <strong class="cancelled">{t.tags[kind]}</strong>
  ) : (
    <Tag kind={kind} word={t.tags[kind]} />
  );
}
