import { EmptyState } from '../../ui/empty-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { Said } from '../administration-door.ts';
import { type DuplicatesWords, useDuplicatesWords } from './duplicates-words.ts';

/** Why something is not shown, or not decided. */
export function DuplicatesTrouble({ of }: { of: Said<unknown> | { is: 'asking' } | null }) {
  const words = useDuplicatesWords();
  if (of === null || of.is === 'done') return null;
  if (of.is === 'asking') return <p role="status">{words.loading}</p>;
  if (of.is === 'not-reached')
    return (
      <section class="sheet" role="alert">
        <EmptyState title={words.needsNetwork} more={words.needsNetworkMore} />
      </section>
    );
  return <Notice tone="alert">{refusalIn(words, of.code)}</Notice>;
}

function refusalIn(words: DuplicatesWords, code: string): string {
  const known: Partial<Record<string, string>> = {
    'state-wrong': words.changed,
    'not-found': words.gone,
    'not-allowed': words.notAllowed,
  };
  return known[code] ?? words.refused(code);
}
