import type { ComponentChildren } from 'preact';
import { useEffect, useErrorBoundary } from 'preact/hooks';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { language } from './language.ts';

/**
 * Where a bug in drawing ends: a page that says what is safe, and the way back. Another `path` is
 * another chance.
 */
export function Guard({ path, children }: { path?: string; children: ComponentChildren }) {
  const [error, tryAgain] = useErrorBoundary((thrown: unknown) => console.error(thrown));
  useEffect(tryAgain, [path]);
  return error === undefined ? children : <Crash error={error} />;
}

function Crash({ error }: { error: unknown }) {
  const { t } = language.value;
  return (
    <div class="gate__main">
      <section class="sheet stack">
        <PageTitle title={t.device.crashTitle} documentTitle={t.shell.title(t.device.crashTitle)} />
        <Notice tone="good" title={t.device.crash}>
          <p>{t.device.crashNext}</p>
        </Notice>
        <Button
          look="primary"
          size="full"
          onClick={() => {
            location.href = '/';
          }}
        >
          {t.device.toDesk}
        </Button>
        <details>
          <summary>{t.device.crashDetail}</summary>
          <p class="small">{error instanceof Error ? error.name : typeof error}</p>
        </details>
      </section>
    </div>
  );
}
