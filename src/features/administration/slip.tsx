import type { ActivationSlip } from '#contract/people.ts';
import { showDayAndTime } from '../../i18n/moments.ts';
import { Notice } from '../../ui/notice.tsx';
import { useDesk } from '../desk-context.ts';
import { Qr } from '../qr.tsx';
import { groupCode } from './group.ts';
import { useWords } from './words.ts';

/** What an officer begins with, as it is printed. */
export function Slip({ slip }: { slip: ActivationSlip }) {
  const { t, locale } = useDesk();
  const words = useWords();
  // The button is named by its own words: a slip that calls it otherwise leads nowhere.
  const steps = [words.slipOpen(t.session.unlock.add), ...words.slipSteps];
  return (
    <section class="sheet slip" aria-label={`${words.slipTitle} ${slip.name}`}>
      <h3 class="slip__title">{words.slipTitle}</h3>
      <div>
        <p>
          <strong>{slip.name}</strong>
        </p>
        <p>{slip.unit.name}</p>
      </div>
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
          {steps.map((step) => (
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
