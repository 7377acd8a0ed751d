import { useEffect, useState } from 'preact/hooks';
import type { ActivationSlip } from '#contract/people.ts';
import { showDayAndTime } from '../../i18n/moments.ts';
import { Button } from '../../ui/button.tsx';
import { Choices } from '../../ui/choices.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useDesk } from '../desk-context.ts';
import { Qr } from '../qr.tsx';
import { groupCode } from './group.ts';
import { useWords } from './words.ts';

const layouts = ['one', 'two'] as const;

/**
 * Slips as they are printed. The codes are nowhere else: once they are printed they leave the memory,
 * and a slip that did not come out of the printer is issued anew.
 */
export function Slips({ slips, onGone }: { slips: readonly ActivationSlip[]; onGone: () => void }) {
  const words = useWords();
  const [layout, setLayout] = useState<(typeof layouts)[number]>('one');
  useEffect(() => {
    addEventListener('afterprint', onGone);
    return () => removeEventListener('afterprint', onGone);
  }, [onGone]);
  return (
    <div class="slips stack">
      <section class="sheet stack slips__acts">
        <h2>{words.slipsReady(slips.length)}</h2>
        <p>{words.slipsWhy}</p>
        <Choices
          legend={words.slipLayout}
          options={layouts.map((value) => ({ value, word: words.slipLayouts[value] }))}
          chosen={layout}
          onChoose={setLayout}
        />
        <div class="button-row">
          <Button look="primary" onClick={() => print()}>
            {words.print}
          </Button>
          <Button onClick={onGone}>{words.slipDone}</Button>
        </div>
      </section>
      <div class={`slips__pages slips__pages--${layout}`}>
        {slips.map((slip) => (
          <Slip key={slip.officer} slip={slip} />
        ))}
      </div>
    </div>
  );
}

function Slip({ slip }: { slip: ActivationSlip }) {
  const { t, locale } = useDesk();
  const words = useWords();
  return (
    <section class="sheet slip" aria-label={`${words.slipTitle} ${slip.name}`}>
      <h3 class="slip__title">{words.slipTitle}</h3>
      <p>
        <strong>{slip.name}</strong> · {slip.unit.name}
      </p>
      <dl class="slip__codes">
        <div>
          <dt>{words.slipOfficer}</dt>
          <dd class="slip__signs">{slip.officer}</dd>
        </div>
        <div>
          <dt>{words.slipCode}</dt>
          <dd class="slip__signs">{groupCode(slip.code)}</dd>
        </div>
      </dl>
      <p>
        <strong>{words.slipValid(showDayAndTime(slip.until, { t, locale }))}</strong>
      </p>
      <div class="slip__how">
        <ol class="steps">
          {words.slipSteps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <div class="slip__address">
          <Qr data={location.origin} label={words.slipAddress(location.origin)} />
          <p class="small">{location.origin}</p>
        </div>
      </div>
      <Notice tone="wait">{words.slipWarning}</Notice>
    </section>
  );
}
