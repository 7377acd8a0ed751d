import { useState } from 'preact/hooks';
import { ErrorBoundary, lazy, Route, Router } from 'preact-iso';
import { useDesk } from '../features/desk-context.ts';
import type { EnrolledDevice } from '../store/types.ts';
import { LinkButton } from '../ui/button.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import type { Adapters } from './adapters.ts';
import { mustAsk, putOffAsking } from './asked-to-update.ts';

const Desk = lazy(() => import('../features/desk/desk.tsx'));
const Bin = lazy(() => import('../features/desk/bin.tsx'));
const Registration = lazy(() => import('../features/registration/registration.tsx'));
const Records = lazy(() => import('../features/records/records.tsx'));
const RecordPage = lazy(() => import('../features/records/record-page.tsx'));
const VoidPage = lazy(() => import('../features/records/void-page.tsx'));
const AttachPage = lazy(() => import('../features/pictures/attach-page.tsx'));
const Correcting = lazy(() => import('../features/registration/correcting/correcting.tsx'));
const Outbox = lazy(() => import('../features/outbox/outbox.tsx'));
const Closing = lazy(() => import('../features/outbox/closing-page.tsx'));
const HandOver = lazy(() => import('../features/outbox/hand-over-page.tsx'));
const Board = lazy(() => import('../features/supervision/board.tsx'));
const AdministrationMenu = lazy(() => import('../features/administration/menu.tsx'));
const People = lazy(() => import('../features/administration/people.tsx'));
const Roster = lazy(() => import('../features/administration/roster/roster.tsx'));
const Devices = lazy(() => import('../features/administration/devices.tsx'));
const Holds = lazy(() => import('../features/administration/holds.tsx'));
const Recoveries = lazy(() => import('../features/administration/recoveries.tsx'));
const Reading = lazy(() => import('../features/registration/reading/reading.tsx'));
const Duplicates = lazy(() => import('../features/review/duplicates.tsx'));
const Proposals = lazy(() => import('../features/review/proposals.tsx'));
const Closings = lazy(() => import('../features/review/closings.tsx'));
const HandOvers = lazy(() => import('../features/review/hand-overs.tsx'));
const Units = lazy(() => import('../features/administration/units.tsx'));
const Audit = lazy(() => import('../features/administration/audit/audit.tsx'));
const Account = lazy(() => import('../features/session/account.tsx'));
const Paper = lazy(() => import('../features/paper/paper.tsx'));
const Prepare = lazy(() => import('../features/readiness/prepare.tsx'));
const Practice = lazy(() => import('../features/practice/practice.tsx'));
const Help = lazy(() => import('../features/help/help.tsx'));
const Settings = lazy(() => import('./settings.tsx'));
const AskToUpdate = lazy(() => import('./ask-to-update.tsx'));
const About = lazy(() => import('./about.tsx'));
const More = lazy(() => import('./more.tsx'));

/** Which page an address leads to. */
export function Pages({ adapters, device }: { adapters: Adapters; device: EnrolledDevice }) {
  return (
    <ErrorBoundary>
      <Router>
        <Route path="/" component={Desk} />
        <Route path="/reg/:rest+" component={RegistrationSteps} adapters={adapters} />
        <Route path="/records" component={Records} />
        <Route path="/records/:id" component={OneRecord} />
        <Route path="/records/:id/void" component={Cancelling} />
        <Route path="/records/:id/pictures" component={Attaching} />
        <Route path="/records/:id/fix/:step?" component={CorrectionSteps} />
        <Route path="/bin" component={Bin} />
        <Route path="/outbox" component={Outbox} />
        <Route path="/outbox/close" component={Closing} />
        <Route path="/outbox/handoff" component={HandOver} />
        <Route path="/overview/:area?/:device?" component={BoardSteps} />
        <Route path="/admin" component={AdministrationMenu} />
        <Route path="/admin/people" component={People} />
        <Route path="/admin/people/roster" component={Roster} />
        <Route path="/admin/devices" component={Devices} />
        <Route path="/admin/holds" component={Holds} />
        <Route path="/admin/recoveries" component={Recoveries} />
        <Route path="/admin/records" component={Reading} />
        <Route path="/review/duplicates" component={ReviewDuplicates} />
        <Route path="/review/proposals" component={ReviewProposals} />
        <Route path="/review/closings" component={Closings} />
        <Route path="/review/handovers" component={HandOvers} />
        <Route path="/admin/units" component={Units} />
        <Route path="/admin/audit" component={Audit} />
        <Route path="/account/:rest?" component={AccountSteps} />
        <Route path="/paper/:rest?" component={PaperSteps} />
        <Route path="/prepare" component={Prepare} />
        <Route path="/practice" component={Practice} />
        <Route path="/help" component={Help} />
        <Route path="/settings" component={Settings} />
        <Route path="/about" component={About} adapters={adapters} device={device} />
        <Route path="/more" component={More} />
        <Route path="/start" component={AlreadyStarted} />
        <Route default component={NotFound} />
      </Router>
    </ErrorBoundary>
  );
}

/** One component for all steps of one registration, so that it stays while they change. */
function RegistrationSteps(props: { params: { rest: string }; adapters: Adapters }) {
  const { rest } = props.params;
  const { clock, practice } = useDesk();
  const [, goOn] = useState(0);
  const newer = props.adapters.program.update.value;
  // What is open already is never asked about, and a practice is nobody's registration.
  const asks = rest === 'new' && newer && !practice && mustAsk(newer, clock.now());
  if (!asks) return <Registration rest={rest} />;
  const putOff = () => {
    putOffAsking(clock.now());
    goOn((n) => n + 1);
  };
  return <AskToUpdate newer={newer} onGoOn={putOff} />;
}

const loadRecordParts = async () =>
  (await import('../features/registration/reading/record-parts.tsx')).parts;

/** What a record says is drawn by whoever knows the form; a feature never imports another. */
function OneRecord({ params }: { params: { id: string } }) {
  return <RecordPage id={params.id} load={loadRecordParts} />;
}

/** Two records side by side, read by whoever knows the form; a feature never imports another. */
const loadComparing = async () =>
  (await import('../features/registration/reading/compared.ts')).compareReadings;

function ReviewDuplicates() {
  return <Duplicates load={loadComparing} />;
}

/** Values in the form's words, by whoever knows the form; a feature never imports another. */
const loadValueWords = async () =>
  (await import('../features/registration/reading/say-value.ts')).sayValue;

function ReviewProposals() {
  return <Proposals load={loadValueWords} />;
}

function Cancelling({ params }: { params: { id: string } }) {
  return <VoidPage id={params.id} />;
}

function Attaching({ params }: { params: { id: string } }) {
  return <AttachPage id={params.id} />;
}

function CorrectionSteps({ params }: { params: { id: string; step?: string } }) {
  return <Correcting record={params.id} step={params.step} />;
}

function BoardSteps({ params }: { params: { area?: string; device?: string } }) {
  return <Board area={params.area} device={params.device} />;
}

/** Blank forms are drawn by whoever knows the questions; a feature never imports another. */
const loadSheets = () =>
  import('../features/registration/blank/blank-forms.tsx').then((blank) => blank.default);

function PaperSteps({ params }: { params: { rest?: string } }) {
  return (
    <Paper {...(params.rest !== undefined && { rest: params.rest })} loadSheets={loadSheets} />
  );
}

function AccountSteps({ params }: { params: { rest?: string } }) {
  return <Account {...(params.rest !== undefined && { rest: params.rest })} />;
}

function AlreadyStarted() {
  const { t } = useDesk();
  return <Message title={t.session.already.title} words={t.session.already.why} />;
}

function NotFound() {
  const { t } = useDesk();
  return <Message title={t.device.notFoundTitle} words={t.device.notFound} />;
}

function Message({ title, words }: { title: string; words: string }) {
  const { t } = useDesk();
  return (
    <section class="content sheet">
      <PageTitle title={title} documentTitle={t.shell.title(title)} />
      <p>{words}</p>
      <LinkButton href="/" look="primary">
        {t.device.toDesk}
      </LinkButton>
    </section>
  );
}
