import { pathsMeet, saysTheSame, valueAt, withChanges } from './changes.ts';
import { isCritical } from './critical.ts';

/** When something came into custody; `n` tells apart what came in the same moment. */
export interface Place {
  at: number;
  n: number;
}

/** A path that somebody touched without the author of a change having seen it. */
export interface Touch extends Place {
  path: string;
}

/** Paths of the changes, by what became of each. */
export interface Merged {
  document: unknown;
  /** The document says so now. */
  made: string[];
  /** The document's value stays until a person decides. */
  proposed: string[];
  /** Somebody's later word stays; this one is found in the log. */
  overtaken: string[];
  /** Somebody else had touched one of them. */
  met: boolean;
}

/** [B11] Which of two came later: by the centre's custody, never by the clock of a device. */
export const isLater = (a: Place, b: Place): boolean => (a.at === b.at ? a.n > b.n : a.at > b.at);

/**
 * [B11] Changes that came at `place`, field by field onto a document that others `touched` meanwhile.
 * Null when a change that met nobody leads nowhere.
 */
export function merge(
  document: unknown,
  changes: readonly { path: string; value?: unknown }[],
  touched: readonly Touch[],
  place: Place,
): Merged | null {
  const merged: Merged = { document, made: [], proposed: [], overtaken: [], met: false };
  for (const change of changes) {
    const claim = claimOf(change.path);
    const met = touched.filter(({ path }) => pathsMeet(claimOf(path), claim));
    merged.met ||= met.length > 0;
    const agrees = claim === change.path && says(merged.document, change);
    if (met.length > 0 && agrees) {
      merged.made.push(change.path);
    } else if (met.length > 0 && isCritical(claim)) {
      merged.proposed.push(change.path);
    } else if (met.some((touch) => isLater(touch, place))) {
      merged.overtaken.push(change.path);
    } else {
      const next = withChanges(merged.document, [change]);
      if (next === null && met.length === 0) return null;
      // Its row went away meanwhile.
      (next === null ? merged.proposed : merged.made).push(change.path);
      merged.document = next ?? merged.document;
    }
  }
  return merged;
}

const says = (document: unknown, { path, value }: { path: string; value?: unknown }): boolean =>
  saysTheSame(valueAt(document, path), value);

/**
 * What a change lays a hand on. A row that is named by its place is another one as soon as a row went
 * away, so it stands for the whole list.
 */
function claimOf(path: string): string {
  const steps = path.split('.');
  const place = steps.findIndex((step) => /^\d{1,4}$/.test(step));
  return place < 0 ? path : steps.slice(0, place).join('.');
}
