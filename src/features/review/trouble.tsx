import { EmptyState } from '../../ui/empty-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { Asked } from '../use-asked.ts';

/** What each page says of it in its own words. */
interface TroubleWords {
  loading: string;
  needsNetwork: string;
  needsNetworkMore: string;
  refusals: Partial<Record<string, string>>;
  refused: (code: string) => string;
}

/** Why something is not shown, or not decided. */
export function Trouble({ of, words }: { of: Asked<unknown> | null; words: TroubleWords }) {
  if (of === null || of.is === 'done') return null;
  if (of.is === 'asking') return <p role="status">{words.loading}</p>;
  if (of.is === 'not-reached')
    return (
      <section class="sheet" role="alert">
        <EmptyState title={words.needsNetwork} more={words.needsNetworkMore} />
      </section>
    );
  return <Notice tone="alert">{words.refusals[of.code] ?? words.refused(of.code)}</Notice>;
}
