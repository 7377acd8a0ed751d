import type { FunctionComponent } from 'preact';
import type { Uuid } from '#contract/primitives.ts';
import type { Registration } from '#contract/registration/registration.ts';
import type { RecordView } from '../store/record-types.ts';

/** What a record says is drawn by whoever knows the form; the pages around it are handed these. */
export interface RecordParts {
  /** Everything that was registered, read only. */
  Content: FunctionComponent<{ view: RecordView; registration: Registration }>;
  /** What one act changed: the answers before, and now. */
  Changes: FunctionComponent<{ view: RecordView; op: Uuid }>;
}

/** They come with the form's words and questions, so only when they are asked for. */
export type LoadRecordParts = () => Promise<RecordParts>;
