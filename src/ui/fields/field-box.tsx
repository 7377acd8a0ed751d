import type { ComponentChildren } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { Icon } from '../icon.tsx';

/** Everything a field says; ready-made words. */
export interface FieldSays {
  /** Of the input, or of a group's first control: where links and labels lead. */
  id: string;
  /** Number on the form, `1.3`. */
  no?: string | undefined;
  label: string;
  /** "(optional)", when it is. */
  optional?: string | undefined;
  hint?: string | undefined;
  /** What was understood: an amount in words, an age. Stands on the label's line. */
  echo?: string | undefined;
  /** A person must mend this. */
  error?: string | undefined;
  /** Possible, but worth a second look. */
  doubt?: string | undefined;
  /** An answer that may be taken with one press. */
  offer?: { words: string; of: string; onTake: () => void } | undefined;
}

/** The ids of hint, echo, doubt and error, for `aria-describedby`. */
export function describedBy({ id, hint, echo, doubt, error }: FieldSays): string | undefined {
  const ids = [
    error && `${id}-error`,
    doubt && `${id}-doubt`,
    hint && `${id}-hint`,
    echo && `${id}-echo`,
  ];
  return ids.filter(Boolean).join(' ') || undefined;
}

/** Label line, what is wrong with the answer, the control itself; below it hint and doubt. */
export function FieldBox(props: {
  says: FieldSays;
  /** Several controls answer one question: the label names the group. */
  group?: 'group' | 'radiogroup';
  wide?: boolean;
  /** What can be done about the doubt. */
  beneath?: ComponentChildren;
  children: ComponentChildren;
}) {
  const { says, group } = props;
  // A message makes a question taller: the field somebody is at stays in view, in it or below it.
  useLayoutEffect(() => {
    const at = document.activeElement;
    if ((says.error || says.doubt) && at?.closest('.field'))
      at.scrollIntoView({ block: 'nearest' });
  }, [says.error, says.doubt]);
  const classes = [
    'field',
    props.wide && 'field--wide',
    says.optional && 'field--optional',
    says.error && 'field--wrong',
  ];
  const named = group && {
    role: group,
    'aria-labelledby': `${says.id}-label`,
    'aria-describedby': describedBy(says),
    ...(group === 'radiogroup' && says.error ? { 'aria-invalid': 'true' as const } : {}),
  };
  const label = (
    <>
      {says.no && <span class="field__no">{says.no}</span>} {says.label}
      {says.optional && <span class="field__optional"> {says.optional}</span>}
    </>
  );
  return (
    <div class={classes.filter(Boolean).join(' ')} {...named}>
      <div class="field__line">
        {group ? (
          <span class="field__label" id={`${says.id}-label`}>
            {label}
          </span>
        ) : (
          <label class="field__label" for={says.id} id={`${says.id}-label`}>
            {label}
          </label>
        )}
        <span class="field__echo" id={`${says.id}-echo`} aria-live="polite">
          {says.echo}
        </span>
        {says.offer && (
          <button
            type="button"
            class="field__offer"
            aria-label={says.offer.of}
            onClick={says.offer.onTake}
          >
            {says.offer.words}
          </button>
        )}
      </div>
      {says.error && (
        <p class="field__error" id={`${says.id}-error`}>
          <Icon name="warning" small />
          {says.error}
        </p>
      )}
      <div class="field__answer">{props.children}</div>
      {says.hint && (
        <p class="field__hint" id={`${says.id}-hint`}>
          {says.hint}
        </p>
      )}
      {says.doubt && (
        <p class="field__doubt" id={`${says.id}-doubt`}>
          <Icon name="info" small />
          {says.doubt}
        </p>
      )}
      {props.beneath}
    </div>
  );
}
