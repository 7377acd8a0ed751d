import type { Debt } from '#contract/registration/debt.ts';
import { yearlyRate } from '#debt/interest.ts';
import { Icon } from '../../../ui/icon.tsx';
import { useFormTools, useSlot } from './form-context.ts';

/** What a debt costs a year, as information; computed, never stored. */
export function Interest({ path }: { path: string }) {
  const { words } = useFormTools();
  const { answer } = useSlot(path);
  const rate = yearlyRate(answer as Debt);
  if (rate.is === 'not-known') return null;
  const { interest } = words;
  return (
    <p class={rate.overCeiling ? 'interest interest--over' : 'interest'}>
      <Icon name="info" small />
      <span>
        <strong>{interest.yearly(showPercent(rate.yearlyPercent))}</strong>{' '}
        {rate.overCeiling ? interest.over : interest.within}{' '}
        <span class="muted">
          ({interest.note} {interest.by[rate.basis]})
        </span>
      </span>
    </p>
  );
}

/** 7,300 or 12.5: as many figures as an estimate has. */
export function showPercent(percent: number): string {
  const digits = percent >= 100 ? 0 : percent >= 10 ? 1 : 2;
  return percent.toLocaleString('en-US', { maximumFractionDigits: digits });
}
