import { useMemo } from 'preact/hooks';
import type { RecordReading } from '#contract/record.ts';
import { dayInThailand } from '#thai/show-date.ts';
import type { Words } from '../../../i18n/messages.ts';
import { showDayAndTime } from '../../../i18n/moments.ts';
import type { reading as th } from '../../../i18n/th/reading.ts';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { useDesk } from '../../desk-context.ts';
import { showRef } from '../../record-state.ts';
import { FormContext, useOpenTools } from '../form/form-context.ts';
import { openForm } from '../form/form-state.ts';
import { Answers } from '../review/answers.tsx';
import type { Asking } from './asking-form.tsx';
import { RecordPictures } from './record-pictures.tsx';

/** The record as its writer saw it at the check, without a way to change it. */
export function OpenedRecord(props: {
  record: RecordReading;
  asking: Asking;
  words: Words<typeof th>;
  onClose: () => void;
}) {
  const { clock, t, locale } = useDesk();
  const { record, words } = props;
  const form = useMemo(
    () =>
      openForm(
        {
          ...{ record: record.record, op: record.record, ref: record.ref, typed: {} },
          ...{ startedAt: record.changedAt, savedAt: record.changedAt },
          registration: record.registration,
        },
        () => dayInThailand(clock.now()),
        () => {},
      ),
    [record, clock],
  );
  const tools = useOpenTools(form);
  const hidden = useMemo(() => new Set(record.hidden), [record]);
  return (
    <FormContext.Provider value={tools}>
      <section class="sheet stack">
        <h2>{showRef(record.ref)}</h2>
        <p class="muted">
          {words.shown(record.unit, showDayAndTime(record.changedAt, { t, locale }))}
        </p>
        {hidden.size > 0 && <Notice tone="info">{words.hidden(hidden.size)}</Notice>}
        <Button onClick={props.onClose}>{words.close}</Button>
      </section>
      <RecordPictures record={record} asking={props.asking} words={words} />
      <Answers readOnly={{ hidden, hiddenWord: words.hiddenHere }} />
    </FormContext.Provider>
  );
}
