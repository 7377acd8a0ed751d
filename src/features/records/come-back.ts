import { v7 as newId } from 'uuid';
import type { Uuid } from '#contract/primitives.ts';
import type { OpenVault } from '../../vault/types.ts';
import type { StateKind } from '../record-state.ts';

/** What somebody looked for in the list, and the record that they opened. */
export interface Looked {
  typed: string;
  tag: StateKind | null;
  shown: number;
  opened: Uuid;
}

/** In memory only: an address or the browser's history would keep a name. */
const lookedBy = new WeakMap<OpenVault, Map<string, Looked>>();

/** The page of the history that is shown; null while nobody has left it for a record. */
function pageOfHistory(): string | null {
  const state: unknown = history.state;
  const named = typeof state === 'object' && state !== null && 'list' in state;
  return named && typeof state.list === 'string' ? state.list : null;
}

/** What was looked for when this page of the history was left; null on a new visit. */
export function cameBackTo(vault: OpenVault): Looked | null {
  const page = pageOfHistory();
  return page === null ? null : (lookedBy.get(vault)?.get(page) ?? null);
}

/** Somebody opens a record out of the list, and may come back to where they were. */
export function leaveFor(vault: OpenVault, looked: Looked): void {
  const page = pageOfHistory() ?? newId();
  history.replaceState({ ...history.state, list: page }, '');
  const known = lookedBy.get(vault) ?? new Map<string, Looked>();
  lookedBy.set(vault, known.set(page, looked));
}
