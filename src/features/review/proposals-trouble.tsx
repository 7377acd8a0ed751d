import { Notice } from '../../ui/notice.tsx';
import type { Said } from '../administration-door.ts';
import { useProposalsWords } from './proposals-words.ts';

export type Answer<T> = Said<T> | { is: 'asking' };

/** Why something is not shown, or not decided. */
export function ProposalsTrouble({ of }: { of: Answer<unknown> | null }) {
  const words = useProposalsWords();
  if (of === null || of.is === 'done') return null;
  if (of.is === 'asking') return <p role="status">{words.loading}</p>;
  if (of.is === 'not-reached') return <Notice tone="alert">{words.needsNetwork}</Notice>;
  const said: Partial<Record<string, string>> = {
    'state-wrong': words.changed,
    'not-found': words.changed,
    'not-allowed': words.notAllowed,
  };
  return <Notice tone="alert">{said[of.code] ?? words.refused(of.code)}</Notice>;
}
