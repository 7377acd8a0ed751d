import type { ReadonlySignal } from '@preact/signals';

/** The five things to have done once before the first real debtor. */
export const tasks = ['register', 'without-network', 'sent-by-itself', 'mend', 'lock'] as const;
export type Task = (typeof tasks)[number];

/** A practice that is under way: invented ground, where nothing is sent anywhere. */
export interface Practice {
  /** Whether the network is cut. */
  cut: ReadonlySignal<boolean>;
  cutNetwork(cut: boolean): void;
  /** Puts the card of an invented person into the reader. */
  insertCard(): void;
  /** What has been done so far, and when. */
  done: ReadonlySignal<Partial<Record<Task, number>>>;
  startedAt: number;
  /** Throws everything of the practice away, and goes back to the real desk. */
  leave(): void;
}
