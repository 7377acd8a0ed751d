import { useState } from 'preact/hooks';
import type { SavingTrouble } from '../features/desk-context.ts';
import type { StartFinding } from '../store/types.ts';
import { Button } from '../ui/button.tsx';
import { Strip } from '../ui/strip.tsx';
import { language } from './language.ts';
import type { Program } from './program.ts';

/** A newer version, put on only when a person says so, after what is open was saved. */
export function UpdateStrip(props: { program: Program; save: () => Promise<void> }) {
  const { t } = language.value;
  const [putOff, setPutOff] = useState(false);
  const [changing, setChanging] = useState(false);
  const change = props.program.update.value;
  if (!change || putOff) return null;
  const go = async () => {
    setChanging(true);
    await props.save();
    change();
  };
  return (
    <Strip
      actions={
        <>
          <Button look="primary" waiting={changing} onClick={() => void go()}>
            {t.device.updateNow}
          </Button>
          <Button onClick={() => setPutOff(true)}>{t.shell.later}</Button>
        </>
      }
    >
      <strong>{t.device.update}</strong> {t.device.updateLasts}
    </Strip>
  );
}

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

/** The red bar: what is typed exists only on the screen. */
export function NotSavingStrip({ trouble }: { trouble: SavingTrouble | null }) {
  const { t } = language.value;
  if (!trouble) return null;
  return (
    <Strip tone="alert">
      {t.device.notSaving} – {t.device.notSavingWhy[trouble]}
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
