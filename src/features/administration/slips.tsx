import { useEffect, useState } from 'preact/hooks';
import type { ActivationSlip } from '#contract/people.ts';
import { Button } from '../../ui/button.tsx';
import { Choices } from '../../ui/choices.tsx';
import { useFocusOn } from './result.tsx';
import { Slip } from './slip.tsx';
import { useWords } from './words.ts';

const layouts = ['one', 'two'] as const;

/**
 * Slips before and after printing. No browser tells whether a printer printed, or whether somebody
 * pressed “cancel”: so the codes stay in the memory until a person says that all are on paper.
 */
export function Slips({ slips, onGone }: { slips: readonly ActivationSlip[]; onGone: () => void }) {
  const words = useWords();
  const [layout, setLayout] = useState<(typeof layouts)[number]>('one');
  /** How often the print window was closed. */
  const [closed, setClosed] = useState(0);
  const heading = useFocusOn<HTMLHeadingElement>(closed);
  useEffect(() => {
    const ask = () => setClosed((n) => n + 1);
    addEventListener('afterprint', ask);
    return () => removeEventListener('afterprint', ask);
  }, []);
  return (
    <div class={closed > 0 ? 'printable slips slips--asked stack' : 'printable slips stack'}>
      <section class="sheet stack slips__acts">
        <h2 ref={heading} tabIndex={-1}>
          {closed > 0 ? words.slipsAsk : words.slipsReady(slips.length)}
        </h2>
        {closed > 0 ? (
          <>
            <p>{words.slipsAskWhy(slips.length)}</p>
            <ul class="slips__names">
              {slips.map(({ officer, name }) => (
                <li key={officer}>{name}</li>
              ))}
            </ul>
          </>
        ) : (
          <p>{words.slipsWhy}</p>
        )}
        <Choices
          legend={words.slipLayout}
          options={layouts.map((value) => ({ value, word: words.slipLayouts[value] }))}
          chosen={layout}
          onChoose={setLayout}
        />
        {closed > 0 ? (
          <div class="button-row">
            <Button look="primary" onClick={onGone}>
              {words.slipsAllOut}
            </Button>
            <Button onClick={() => print()}>{words.printAgain}</Button>
          </div>
        ) : (
          <div class="button-row">
            <Button look="primary" onClick={() => print()}>
              {words.print}
            </Button>
            <Button onClick={onGone}>{words.slipDone}</Button>
          </div>
        )}
      </section>
      <div class={`slips__pages slips__pages--${layout}`}>
        {slips.map((slip) => (
          <Slip key={slip.officer} slip={slip} />
        ))}
      </div>
    </div>
  );
}
