import type { TwinPair } from '#contract/duplicates.ts';
import { showDayAndTime } from '../../i18n/moments.ts';
import { Button } from '../../ui/button.tsx';
import { useDesk } from '../desk-context.ts';
import { showRef } from '../record-state.ts';
import { useUnitNames } from '../use-unit-names.ts';
import { useDuplicatesWords } from './words.ts';

/** Pairs by their numbers, units and times: nothing personal before somebody opens one [U7]. */
export function DuplicatesList(props: {
  pairs: readonly TwinPair[];
  onOpen: (pair: TwinPair) => void;
}) {
  const { t, locale } = useDesk();
  const words = useDuplicatesWords();
  const unitName = useUnitNames();
  const reasons: Partial<Record<string, string>> = words.reasons;
  return (
    <section class="sheet stack">
      <ul class="plain-list duplicates">
        {props.pairs.map((pair) => {
          const [first, second] = pair.records;
          return (
            <li key={`${first.record} ${second.record}`} class="duplicates__pair">
              <strong>{reasons[pair.reason] ?? words.reasonOther}</strong>
              <div class="duplicates__sides">
                {[first, second].map(({ record, ref, unit, since }, i) => (
                  <p key={record}>
                    <span class="muted">{i === 0 ? words.first : words.second}</span>{' '}
                    <span class="ref">{showRef(ref)}</span>
                    <br />
                    <span class="muted small">
                      {words.since(unitName(unit), showDayAndTime(since, { t, locale }))}
                    </span>
                  </p>
                ))}
              </div>
              <Button onClick={() => props.onOpen(pair)}>
                {words.open}
                <span class="hidden-visually">
                  {' '}
                  {words.about(showRef(first.ref), showRef(second.ref))}
                </span>
              </Button>
            </li>
          );
        })}
      </ul>
      <p class="muted small">{words.openWhy}</p>
    </section>
  );
}
