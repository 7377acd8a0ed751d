import './known-before.css';
import { useState } from 'preact/hooks';
import type { ReferenceNumber } from '#contract/primitives.ts';
import { dayInThailand, showDate } from '#thai/show-date.ts';
import { LinkButton } from '../../../ui/button.tsx';
import { hasEnded, showRef, tagOf } from '../../record-state.ts';
import { StateTag } from '../../state-tag.tsx';
import { useRecord } from '../../use-store.ts';
import { useFormTools } from '../form/form-context.ts';

/**
 * What may be done about somebody who may have been here before: read the earlier registration, add
 * to it, or go on here. Nothing waits for it, and what is typed stays a draft.
 */
export function KnownBefore(props: { refs: readonly ReferenceNumber[]; onGoOn: () => void }) {
  const { words } = useFormTools();
  const [passed, setPassed] = useState(false);
  if (passed || props.refs.length === 0) return null;
  const goOn = () => {
    // First, so that the focus is not lost with the button.
    props.onGoOn();
    setPassed(true);
  };
  return (
    <section class="known" aria-label={words.known.title}>
      {props.refs.map((ref) => (
        <Earlier key={ref} of={ref} />
      ))}
      <div class="row">
        <button type="button" class="field__offer" onClick={goOn}>
          {words.known.goOn}
        </button>
        <span class="muted">{words.known.stays}</span>
      </div>
    </section>
  );
}

/** Only its own officer may read or amend it. */
function Earlier({ of }: { of: ReferenceNumber }) {
  const { words, language } = useFormTools();
  const view = useRecord(of);
  const { known } = words;
  const shown = showRef(of);
  if (view === undefined) return null;
  if (view === null) return <p class="muted">{known.notYours(shown)}</p>;
  const { record, keptAt, state } = view.line;
  const mayAmend = view.reading === 'yes' && !hasEnded(state);
  return (
    <div class="row">
      <span class="muted">
        {known.at(shown, showDate(dayInThailand(keptAt), 'short', language))}
      </span>
      {hasEnded(state) && <StateTag kind={tagOf(state)} />}
      <LinkButton look="text" href={`/records/${record}`}>
        {known.open}
      </LinkButton>
      {mayAmend && (
        <LinkButton look="text" icon="plus" href={`/records/${record}/fix?creditor`}>
          {known.addTo}
        </LinkButton>
      )}
    </div>
  );
}
