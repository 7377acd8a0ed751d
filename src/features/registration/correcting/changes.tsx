import type { RecordWords } from '../../record-words.ts';
import type { RegistrationWords } from '../words.ts';
import type { SaidChange } from './say-changes.ts';

/** Answers beside what they were, each with its way back into the form where there is one. */
export function Changes(props: {
  changes: readonly SaidChange[];
  words: RegistrationWords;
  record: RecordWords;
  /** Address of the form; without it the changes are only read. */
  at?: string;
}) {
  const { changes, words, record, at } = props;
  return (
    <dl class="answers changes">
      {changes.map(({ path, label, was, now }) => (
        <div key={`${path} ${label}`} class="answers__row">
          <dt>{label}</dt>
          <dd>
            <div>
              <p class="changes__was">
                {record.was}: <span translate={false}>{was ?? words.notStated}</span>
              </p>
              <p>
                {record.now}: <strong translate={false}>{now ?? words.notStated}</strong>
              </p>
            </div>
            {at !== undefined && path !== null && (
              <a href={`${at}?at=${path}`}>
                {record.correction.change}
                <span class="hidden-visually"> {label}</span>
              </a>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
