import { useState } from 'preact/hooks';
import type { StartFinding } from '../store/types.ts';
import { Button } from '../ui/button.tsx';
import { Strip } from '../ui/strip.tsx';
import { language } from './language.ts';
import type { Program } from './program.ts';

/** Told once on this device. */
export function ReadyStrip({ program }: { program: Program }) {
  const { t } = language.value;
  const megabytes = program.justReady.value;
  if (megabytes === null) return null;
  return (
    <Strip actions={<Button onClick={program.tellReady}>{t.shell.gotIt}</Button>}>
      {t.device.ready(megabytes)}
    </Strip>
  );
}

/** What start-up found when it compared the database with its second copy. */
export function FindingStrip({ finding }: { finding: StartFinding }) {
  const { t } = language.value;
  const [seen, setSeen] = useState(false);
  if (seen) return null;
  const gotIt = <Button onClick={() => setSeen(true)}>{t.shell.gotIt}</Button>;
  switch (finding.is) {
    case 'fresh':
    case 'sound':
      return null;
    case 'restored':
      return (
        <Strip tone="wait" actions={gotIt}>
          <strong>{t.device.restoredTitle}</strong>{' '}
          {t.device.restored(finding.envelopes, finding.drafts)}
        </Strip>
      );
    case 'lost':
      return (
        <Strip tone="alert" actions={gotIt}>
          {t.device.lostTitle} – {t.device.lost(finding.atLeast, finding.restored)}
        </Strip>
      );
    case 'newer-data':
      return (
        <Strip tone="alert">
          {t.device.newerTitle} – {t.device.newer}
        </Strip>
      );
  }
}
