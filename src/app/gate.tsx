import type { ComponentChildren } from 'preact';
import { ErrorBoundary } from 'preact-iso';
import { Button } from '../ui/button.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { language } from './language.ts';
import { LanguageButton } from './language-button.tsx';
import type { Program } from './program.ts';
import { UpdateStrip } from './update-later.tsx';
import { useShortcuts } from './use-shortcuts.ts';

/** The page around whatever comes before the desk. Shows nothing of any debtor. */
export function Gate(props: { program?: Program; children: ComponentChildren }) {
  const { t, locale } = language.value;
  const help = () => void import('./help-over.tsx').then(({ showHelp }) => showHelp(locale));
  useShortcuts({ F1: help });
  return (
    <div class="gate">
      <header>
        <div class="app-bar">
          <span class="app-bar__name">
            <span class="app-bar__long">{t.shell.app}</span>
            <span class="app-bar__short">{t.shell.appShort}</span>
          </span>
          <div class="app-bar__tools">
            <LanguageButton />
            <Button look="bar" icon="info" aria-keyshortcuts="F1" onClick={help}>
              <span class="app-bar__lock-word">{t.shell.help}</span>
            </Button>
          </div>
        </div>
        {props.program && <UpdateStrip program={props.program} save={async () => {}} />}
      </header>
      <main class="gate__main stack">
        <ErrorBoundary>{props.children}</ErrorBoundary>
      </main>
    </div>
  );
}

/** One thing to say, and what can be done about it. */
export function GateMessage(props: {
  title: string;
  words: string;
  busy?: boolean;
  program?: Program;
  children?: ComponentChildren;
}) {
  const { t } = language.value;
  return (
    <Gate {...(props.program && { program: props.program })}>
      <section class="sheet stack" aria-busy={props.busy}>
        <PageTitle title={props.title} documentTitle={t.shell.title(props.title)} />
        <p role="status">{props.words}</p>
        {props.children}
      </section>
    </Gate>
  );
}
