import { useEffect, useState } from 'preact/hooks';
import type { IdKnown } from '#contract/duplicates.ts';
import type { ReferenceNumber } from '#contract/primitives.ts';
import { showDate } from '#thai/show-date.ts';
import { Icon } from '../../../ui/icon.tsx';
import { showRef } from '../../record-state.ts';
import { useFormTools } from '../form/form-context.ts';

/**
 * [F15] What the centre says of a number: which registration of the own unit has it, or that another
 * unit has, never which. A hint beside the answers; nothing waits for it. `here` are told already.
 */
export function KnownAtCentre(props: { nationalId: string; here: readonly ReferenceNumber[] }) {
  const { words, language, askCentre } = useFormTools();
  const { nationalId, here } = props;
  const [known, setKnown] = useState<IdKnown | null>(null);
  useEffect(() => {
    let gone = false;
    setKnown(null);
    if (nationalId === '') return;
    askCentre(nationalId).then(
      (answer) => !gone && setKnown(answer),
      // Locked meanwhile: the centre looks again when the registration comes.
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [nationalId, askCentre]);
  const sayKnown = () => {
    if (known?.is === 'elsewhere') return words.known.elsewhere;
    if (known?.is !== 'here' || here.includes(known.ref)) return null;
    return words.known.atCentre(showRef(known.ref), showDate(known.appliedOn, 'short', language));
  };
  const said = sayKnown();
  // The live region stands there before it has something to say.
  return (
    <p class={said ? 'field__doubt' : 'hidden-visually'} role="status">
      {said && <Icon name="info" small />}
      {said}
    </p>
  );
}
