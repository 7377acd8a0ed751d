import { useRef } from 'preact/hooks';

type Rank<T> = (one: T) => number;

/**
 * Keeps everybody where they stood when the list was looked at, though what was done to them since
 * gives them another rank: cards that jump are cards that are pressed by mistake. A new look, counted
 * by `looks`, puts them in order; who came since then stands where their rank was when they came.
 */
export function makeSteadyOrder<T extends { id: string }>(rankOf: Rank<T>) {
  const ranks = new Map<string, number>();
  let seen: { list: readonly T[]; looks: number } | null = null;
  return (list: readonly T[], looks: number): T[] => {
    if (list !== seen?.list) {
      if (looks !== seen?.looks) ranks.clear();
      for (const one of list) if (!ranks.has(one.id)) ranks.set(one.id, rankOf(one));
      seen = { list, looks };
    }
    return [...list].sort((a, b) => (ranks.get(a.id) ?? 0) - (ranks.get(b.id) ?? 0));
  };
}

export function useSteadyOrder<T extends { id: string }>(
  list: readonly T[],
  looks: number,
  rankOf: Rank<T>,
): T[] {
  const order = useRef<ReturnType<typeof makeSteadyOrder<T>> | null>(null);
  order.current ??= makeSteadyOrder(rankOf);
  return order.current(list, looks);
}
