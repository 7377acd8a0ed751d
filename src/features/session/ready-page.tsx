import type { OfficerCertificate } from '#contract/certificates.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { EnrolledDevice } from '../../store/types.ts';
import { Button } from '../../ui/button.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { useKeys } from '../use-keys.ts';

/** The device is set up: what it is now, and one big button. */
export function ReadyPage(props: {
  t: Messages;
  progress: string;
  device: EnrolledDevice;
  officer: OfficerCertificate;
  onGo: (path: string) => void;
}) {
  const { t, device, officer } = props;
  const words = t.session.ready;
  useKeys({ F2: () => props.onGo('/reg/new') });
  const facts = [
    [words.unit, device.unit.name],
    [words.officer, officer.name],
    [words.code, officer.officer],
    [words.numbers, `${device.numbers.area}\u2011${device.numbers.dd}`],
  ] as const;
  return (
    <section class="sheet stack">
      <PageTitle
        title={words.title}
        documentTitle={t.shell.title(words.title)}
        above={props.progress}
      />
      <dl class="facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <strong>{value}</strong>
            </dd>
          </div>
        ))}
      </dl>
      <p>{words.next}</p>
      <div class="stack-tight">
        <Button look="primary" size="full" icon="plus" onClick={() => props.onGo('/reg/new')}>
          {t.shell.newRegistration}
        </Button>
        <Button size="full" onClick={() => props.onGo('/')}>
          {words.desk}
        </Button>
        <Button look="text" size="full" onClick={() => props.onGo('/account/pin')}>
          {words.pin}
        </Button>
      </div>
    </section>
  );
}
