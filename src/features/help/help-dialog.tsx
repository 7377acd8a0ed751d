import { useEffect, useRef } from 'preact/hooks';
import { help as en } from '../../i18n/en/help.ts';
import type { Locale } from '../../i18n/messages.ts';
import { help as th } from '../../i18n/th/help.ts';
import { Button } from '../../ui/button.tsx';
import { HelpTopics } from './help-topics.tsx';

/** The guide over whatever one is doing; closing it leads back to the same field. */
export default function HelpDialog({ locale, onClose }: { locale: Locale; onClose: () => void }) {
  const words = locale === 'th' ? th : en;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="help" aria-labelledby="help-title" onClose={onClose}>
      <div class="help__head">
        <h2 id="help-title">{words.title}</h2>
        <Button icon="close" onClick={() => dialog.current?.close()}>
          {words.close}
        </Button>
      </div>
      <HelpTopics words={words} level={3} />
    </dialog>
  );
}
