import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { ErrorBoundary, LocationProvider, lazy, useLocation } from 'preact-iso';
import type { Uuid } from '#contract/primitives.ts';
import { type Desk, DeskContext, type SavingTrouble } from '../features/desk-context.ts';
import { deskSettings } from '../features/desk-settings.ts';
import { focusFind } from '../features/find.ts';
import { SkipLink } from '../ui/skip-link.tsx';
import type { Adapters } from './adapters.ts';
import { AppBar } from './app-bar.tsx';
import { atWork } from './at-work.ts';
import { CardDesk } from './cards/card-desk-later.tsx';
import { Guard } from './crash.tsx';
import { Curtain } from './curtain.tsx';
import { language } from './language.ts';
import { Navigation } from './navigation.tsx';
import { NotSavingStrip } from './not-saving-strip.tsx';
import { Pages } from './pages.tsx';
import { PracticeStrip } from './practice/practice-strip.tsx';
import { RecoveryStrip } from './recovery-strip.tsx';
import type { Stage, Stages } from './stages.ts';
import {
  ClockStrip,
  LeaseStrip,
  MovedStrip,
  NotConfirmedStrip,
  SpaceStrip,
  StoppedStrip,
  SuspendedStrip,
} from './standing-strips.tsx';
import { FindingStrip, ReadyStrip } from './strips.tsx';
import { UpdateStrip } from './update-later.tsx';
import { useCurtain, useLastField } from './use-curtain.ts';
import { useIdleLock } from './use-idle-lock.ts';
import { useShortcuts } from './use-shortcuts.ts';

interface FrameProps {
  adapters: Adapters;
  stages: Stages;
  open: Extract<Stage, { is: 'open' }>;
}

const MAIN = 'main';

const HelpDialog = lazy(() => import('../features/help/help-dialog.tsx'));

/** Pictures are shown by whoever knows the camera; a feature never imports another. */
const loadPictures = async () => (await import('../features/pictures/parts.ts')).parts;

/** The bars and the menu around every page of an open desk. */
export function Frame(props: FrameProps) {
  return (
    <LocationProvider>
      <Bars {...props} />
    </LocationProvider>
  );
}

function Bars({ adapters, stages, open }: FrameProps) {
  const { t, locale } = language.value;
  const { route, path } = useLocation();
  const [draft, setDraft] = useState<Uuid | null>(null);
  const [trouble, setTrouble] = useState<SavingTrouble | null>(null);
  const [helping, setHelping] = useState(false);
  const page = useRef<HTMLDivElement>(null);
  const main = useRef<HTMLElement>(null);
  const { store, vault, device, sending } = open;
  const lastField = useLastField(main);
  const curtain = useCurtain(lastField);
  const lock = () => void stages.lock(lastField()?.id ?? null);
  useShortcuts({
    F1: () => setHelping(true),
    F2: () => route('/reg/new'),
    F8: () => route('/outbox'),
    'Ctrl+KeyK': () => focusFind() || route('/records?find'),
    'Ctrl+Alt+KeyL': lock,
    'Ctrl+Alt+KeyH': curtain.draw,
  });
  useIdleLock(lock, device.policy.idleLockMs);
  const cameBackTo = useComeBack(open.cameBackTo);
  useEffect(() => {
    // Either scrolls: the part around the strips where there is little room, else the part below them.
    page.current?.scrollTo(0, 0);
    main.current?.scrollTo(0, 0);
  }, [path]);

  useEffect(() => (draft === null ? undefined : atWork()), [draft]);
  const { unsent, toMend } = stages.outbox.value;
  useEffect(() => {
    void navigator.setAppBadge?.(unsent + toMend).catch(() => {});
  }, [unsent, toMend]);

  const readBoard = useMemo(() => adapters.boardFor(device, vault), [adapters, device, vault]);
  const activation = useMemo(() => adapters.activationAt(store, device), [adapters, store, device]);
  const recovery = useMemo(
    () => adapters.recoveryFor(store, device, vault),
    [adapters, store, device, vault],
  );
  const administration = useMemo(
    () => adapters.administrationFor(device, vault),
    [adapters, device, vault],
  );
  // Another certificate may say other rights, of the same open vault.
  const { certificate } = vault;
  const desk = useMemo<Desk>(
    () => ({
      store,
      device,
      vault,
      vaults: adapters.vaults,
      cameBackTo,
      sync: sending.picture,
      outbox: stages.outbox,
      sendNow: () => sending.wake('pressed'),
      handOver: sending.handOver,
      readBoard,
      administration,
      reportReadiness: (readiness) => adapters.reportReadiness(device, readiness),
      install: adapters.program.install,
      places: adapters.places,
      loadPictures,
      t,
      locale,
      navigate: route,
      markDirty: setDraft,
      saveBeforeLeaving: stages.saveBeforeLeaving,
      tellSaving: setTrouble,
      clock: adapters.clock,
      practice: adapters.practice,
      beginPractice: () => void stages.saveAll().then(adapters.beginPractice),
    }),
    [
      store,
      device,
      vault,
      certificate,
      cameBackTo,
      sending,
      stages,
      readBoard,
      administration,
      adapters,
      t,
      locale,
      route,
    ],
  );

  const inForm = path.startsWith('/reg/');
  return (
    <DeskContext.Provider value={desk}>
      {curtain.drawn && <Curtain onOpen={curtain.open} />}
      <SkipLink words={t.shell.skip} target={MAIN} />
      <div class={inForm ? 'frame frame--form' : 'frame'} hidden={curtain.drawn}>
        <header class="frame__bars">
          <AppBar
            unitName={device.unit.name}
            inForm={inForm}
            onHide={curtain.draw}
            onLock={lock}
            onHelp={() => setHelping(true)}
          />
        </header>
        <Navigation />
        {helping && (
          <ErrorBoundary>
            <HelpDialog locale={locale} onClose={() => setHelping(false)} />
          </ErrorBoundary>
        )}
        <div class="frame__page" ref={page}>
          <div class="frame__strips">
            {adapters.practice && <PracticeStrip practice={adapters.practice} />}
            {(adapters.practice || deskSettings.value.reader === 'on') && (
              <ErrorBoundary>
                <CardDesk inForm={inForm} practice={adapters.practice !== null} />
              </ErrorBoundary>
            )}
            <NotSavingStrip trouble={trouble} open={draft} />
            <FindingStrip finding={store.finding} />
            <SuspendedStrip brief={inForm} />
            <StoppedStrip brief={inForm} />
            {!adapters.practice && <MovedStrip />}
            {!inForm && <NotConfirmedStrip ports={activation} onCertified={stages.certified} />}
            {!inForm && <LeaseStrip leaseMs={device.policy.leaseMs} />}
            {(path === '/' || inForm) && <SpaceStrip brief={inForm} />}
            {path === '/' && <ClockStrip />}
            {path === '/' && vault.officer.waiting !== true && (
              <RecoveryStrip recovery={recovery} />
            )}
            {draft === null && (
              <>
                <UpdateStrip program={adapters.program} save={stages.saveAll} />
                {path === '/' && <ReadyStrip program={adapters.program} />}
              </>
            )}
          </div>
          <main
            class="frame__main"
            id={MAIN}
            ref={main}
            tabIndex={-1}
            data-unprinted={t.shell.unprinted}
          >
            <Guard path={path}>
              <Pages adapters={adapters} device={device} />
            </Guard>
          </main>
        </div>
      </div>
    </DeskContext.Provider>
  );
}

/** How long a page may take to bring its fields back. */
const PATIENCE_MS = 5000;

/**
 * After unlocking the focus goes to the field that had it, once the page has drawn it again. Returns
 * its id until then.
 */
function useComeBack(id: string | null): string | null {
  const [goal, setGoal] = useState(id);
  useLayoutEffect(() => {
    if (id === null) return;
    const began = performance.now();
    let frame = 0;
    const look = () => {
      const field = document.getElementById(id);
      field?.focus();
      if (field || performance.now() - began > PATIENCE_MS) setGoal(null);
      else frame = requestAnimationFrame(look);
    };
    look();
    return () => cancelAnimationFrame(frame);
  }, [id]);
  return goal;
}
