import type { ActivationSlip } from '#contract/people.ts';
import { showDayAndTime } from '../../i18n/moments.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useDesk } from '../desk-context.ts';
import { groupCode } from './group.ts';
import { Qr } from './qr.tsx';
import { useWords } from './words.ts';

/** The slip as it is printed, one to a page. The code is nowhere else, and goes with this sheet. */
export function SlipSheet({ slip, onDone }: { slip: ActivationSlip; onDone: () => void }) {
  const { t, locale } = useDesk();
  const words = useWords();
  return (
    <section class="sheet slip stack" aria-label={words.slipTitle}>
      <h2>{words.slipTitle}</h2>
      <p>
        <strong>{slip.name}</strong>
        <br />
        {slip.unit.name}
      </p>
      <dl class="facts">
        <div>
          <dt>{words.slipOfficer}</dt>
          <dd class="slip__signs">{slip.officer}</dd>
        </div>
        <div>
          <dt>{words.slipCode}</dt>
          <dd class="slip__signs">{groupCode(slip.code)}</dd>
        </div>
      </dl>
      <p>{words.slipValid(showDayAndTime(slip.until, { t, locale }))}</p>
      <ol>
        {words.slipSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <div class="slip__address">
        <Qr text={location.origin} label={location.origin} />
        <p>{location.origin}</p>
      </div>
      <Notice tone="wait">{words.slipWarning}</Notice>
      <div class="button-row slip__acts">
        <Button look="primary" onClick={() => print()}>
          {words.print}
        </Button>
        <Button onClick={onDone}>{words.slipDone}</Button>
      </div>
    </section>
  );
}
