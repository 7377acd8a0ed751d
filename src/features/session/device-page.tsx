import { useState } from 'preact/hooks';
import type { Locale, Messages } from '../../i18n/messages.ts';
import type { EnrolledDevice } from '../../store/types.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { DeviceOrder, DeviceOutcome, EnrolDevice } from './activating.ts';
import { groupCode } from './read-code.ts';
import { StepPage } from './step-page.tsx';
import { wordsIn } from './words.ts';

/** Makes this browser a device of the unit that a supervisor's code names; asks before it does. */
export function DevicePage(props: {
  t: Messages;
  locale: Locale;
  order: DeviceOrder;
  enrol: EnrolDevice;
  onEnrolled: (device: EnrolledDevice) => void;
  onOtherCode: () => void;
}) {
  const { t, order } = props;
  const { device: words, deviceErrors } = wordsIn(props.locale);
  const [working, setWorking] = useState(false);
  const [outcome, setOutcome] = useState<DeviceOutcome | null>(null);
  const sayTrouble = () => {
    if (outcome === null || outcome.is === 'enrolled') return null;
    return outcome.is === 'other' ? deviceErrors.other(outcome.code) : deviceErrors[outcome.why];
  };
  const trouble = sayTrouble();
  const submit = async () => {
    setWorking(true);
    const next = await props.enrol(order);
    setWorking(false);
    setOutcome(next);
    if (next.is === 'enrolled') props.onEnrolled(next.device);
  };
  return (
    <StepPage
      t={t}
      above={t.session.startTitle}
      title={words.title}
      onward={working ? words.working : trouble === null ? words.go : t.device.tryAgain}
      working={working}
      onSubmit={() => void submit()}
    >
      {trouble !== null && <Notice tone="alert">{trouble}</Notice>}
      <p>{words.why}</p>
      <p class="code-shown" lang="en">
        {groupCode(order.code)}
      </p>
      <p class="muted">{words.once}</p>
      {!working && (
        <Button look="text" onClick={props.onOtherCode}>
          {words.otherCode}
        </Button>
      )}
    </StepPage>
  );
}
