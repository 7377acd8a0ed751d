import { ErrorBoundary, lazy } from 'preact-iso';
import type { StartFinding } from '../store/types.ts';
import { Button } from '../ui/button.tsx';
import type { Adapters } from './adapters.ts';
import { Guard } from './crash.tsx';
import { Gate, GateMessage } from './gate.tsx';
import { language } from './language.ts';
import type { Stages } from './stages.ts';

// A newcomer's first load is for the first question; the desk comes while they answer.
const Enrolment = lazy(() => import('../features/session/enrolment.tsx'));
const LostNotice = lazy(async () => (await import('./lost-notice.tsx')).LostNotice);
const Locked = lazy(async () => (await import('./locked.tsx')).Locked);
const Frame = lazy(async () => (await import('./frame.tsx')).Frame);

export interface AppProps {
  adapters: Adapters;
  stages: Stages;
  /** What stood behind `#` when the page was opened at `/start`. */
  fragment: string;
}

/** What a device that was never set up cannot have. */
const isLoss = ({ is }: StartFinding) => is === 'lost' || is === 'restored';

/** Draws the stage that the window has come to. */
export function App(props: AppProps) {
  return (
    <Guard>
      <Stage {...props} />
    </Guard>
  );
}

function Stage({ adapters, stages, fragment }: AppProps) {
  const { t, locale } = language.value;
  const stage = stages.stage.value;
  switch (stage.is) {
    case 'opening':
      return <GateMessage title={t.shell.app} words={t.shell.opening} busy />;
    case 'elsewhere':
      return (
        <GateMessage
          program={adapters.program}
          title={t.device.elsewhereTitle}
          words={t.device.elsewhere}
        >
          <Button look="primary" size="full" onClick={() => void stages.useThisWindow()}>
            {t.device.useThisWindow}
          </Button>
        </GateMessage>
      );
    case 'moved':
      return (
        <GateMessage program={adapters.program} title={t.device.movedTitle} words={t.device.moved}>
          <Button size="full" onClick={() => void stages.useThisWindow()}>
            {t.device.useThisWindow}
          </Button>
        </GateMessage>
      );
    case 'no-storage':
      return (
        <GateMessage title={t.device.privateTitle} words={t.device.private}>
          <p>{t.device.privateMore}</p>
          <Button size="full" onClick={() => location.reload()}>
            {t.device.tryAgain}
          </Button>
          <details>
            <summary>{t.device.crashDetail}</summary>
            <p class="small">{String(stage.error)}</p>
          </details>
        </GateMessage>
      );
    case 'new-device':
      return (
        <Gate>
          {isLoss(stage.store.finding) && <LostNotice finding={stage.store.finding} />}
          <Enrolment
            t={t}
            locale={locale}
            fragment={fragment}
            places={adapters.places}
            lookAtLink={adapters.lookAtLink}
            enrol={adapters.enrolWith(stage.store)}
            enrolDevice={adapters.enrolDeviceWith(stage.store)}
            onReady={(device, vault, path) => {
              history.replaceState(null, '', path);
              stages.enrolled(device, vault);
            }}
            onDevice={(device) => {
              history.replaceState(null, '', '/');
              void stages.deviceEnrolled(device);
            }}
          />
        </Gate>
      );
    case 'locked':
      return (
        <ErrorBoundary>
          <Locked adapters={adapters} stages={stages} locked={stage} />
        </ErrorBoundary>
      );
    case 'open':
      return (
        <ErrorBoundary>
          <Frame adapters={adapters} stages={stages} open={stage} />
        </ErrorBoundary>
      );
  }
}
