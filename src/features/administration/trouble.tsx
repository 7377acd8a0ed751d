import { EmptyState } from '../../ui/empty-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { Asked } from '../use-asked.ts';
import { useWords, wordFor } from './words.ts';

/** Why something is not done, or not shown, in the user's words. */
export function Trouble({ of }: { of: Asked<unknown> | null }) {
  const words = useWords();
  if (of === null || of.is === 'done') return null;
  if (of.is === 'asking') return <p role="status">{words.loading}</p>;
  if (of.is === 'not-reached') {
    return (
      <section class="sheet" role="alert">
        <EmptyState title={words.needsNetwork} more={words.needsNetworkMore} />
      </section>
    );
  }
  const known = wordFor(words.refused, of.code);
  return <Notice tone="alert">{known === of.code ? words.refusedOther(of.code) : known}</Notice>;
}
