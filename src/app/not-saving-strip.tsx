import { useState } from 'preact/hooks';
import type { Uuid } from '#contract/primitives.ts';
import { type SavingTrouble, useDesk } from '../features/desk-context.ts';
import { safekeepingIn } from '../features/safekeeping-words.ts';
import { Button } from '../ui/button.tsx';
import { Strip } from '../ui/strip.tsx';

/** The red bar: what is typed exists only on the screen, and can be kept in a file [D7]. */
export function NotSavingStrip(props: { trouble: SavingTrouble | null; open: Uuid | null }) {
  const { t, locale, vault } = useDesk();
  const words = safekeepingIn(locale);
  const [inFile, setInFile] = useState<Uuid | null>(null);
  const { trouble, open } = props;
  if (!trouble) return null;
  const keep = async () => {
    const { keepInFile } = await import('./keep-in-file.ts');
    if (open !== null && (await keepInFile(vault, open))) setInFile(open);
  };
  return (
    <Strip
      tone="alert"
      {...(open !== null && {
        actions: <Button onClick={() => void keep()}>{words.keepInFile}</Button>,
      })}
    >
      {t.device.notSaving} – {t.device.notSavingWhy[trouble]}
      {open !== null && inFile === open && <> {words.keptInFile}</>}
    </Strip>
  );
}
