import type { FunctionComponent } from 'preact';
import type { ReferenceNumber } from '#contract/primitives.ts';

/** What goes to the printer at once. */
export interface Sheets {
  /** Null is a form without a number. */
  numbers: readonly (ReferenceNumber | null)[];
  /** Continuation sheets. */
  continuations: number;
  unit: string;
  /** The office's telephone; may be empty. */
  phone: string;
  /** For practice only, and marked so. */
  practice: boolean;
}

/**
 * Draws blank forms for the printer. Whoever knows the form's questions draws them; a feature never
 * imports another.
 */
export type LoadSheets = () => Promise<FunctionComponent<Sheets>>;
