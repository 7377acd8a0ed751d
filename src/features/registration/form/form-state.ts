import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Draft } from '../../../store/draft-types.ts';
import { doubtsOf, type Fault, faultsOf } from './check.ts';

/** A form that is open: the draft as it is typed, and the faults the officer was shown. */
export interface FormState {
  draft: ReadonlySignal<Draft>;
  /** Every fault there is now, shown or not: the sections count them. */
  faults: ReadonlySignal<Fault[]>;
  doubts: ReadonlySignal<Fault[]>;
  /** Nothing is red before the first check; after it, only what that check found. */
  shown: ReadonlySignal<readonly Fault[]>;
  change(next: (draft: Draft) => Draft): void;
  /** Shows all faults. */
  check(): readonly Fault[];
  /** A field was left: mended faults leave the list, which never jumps while somebody types. */
  settle(): void;
}

/** Opens a draft; `changed` hears of every change. */
export function openForm(
  opened: Draft,
  today: () => string,
  changed: (draft: Draft) => void,
): FormState {
  const draft: Signal<Draft> = signal(opened);
  const faults = computed(() => faultsOf(draft.value, today()));
  // What was sent back is shown from the beginning; it was checked at the centre.
  const sentBack = new Set(opened.corrects?.faults.map(({ path }) => path));
  const shown = signal<readonly Fault[]>(faults.peek().filter(({ path }) => sentBack.has(path)));
  return {
    draft,
    faults,
    doubts: computed(() => doubtsOf(draft.value, today())),
    shown,
    change(next) {
      const after = next(draft.value);
      if (after === draft.value) return;
      draft.value = after;
      changed(after);
    },
    check() {
      shown.value = faults.value;
      return shown.value;
    },
    settle() {
      if (shown.value.length === 0) return;
      const now = new Map(faults.value.map((fault) => [fault.path, fault]));
      shown.value = shown.value.flatMap(({ path }) => now.get(path) ?? []);
    },
  };
}
