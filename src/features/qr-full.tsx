import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../ui/button.tsx';
import { Qr } from './qr.tsx';

/** A QR code, and on demand as big as the screen, for a camera across the table. */
export function QrFull(props: {
  text: string;
  label: string;
  words: { qrFull: string; qrClose: string };
}) {
  const { text, label, words } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const [full, setFull] = useState(false);
  useEffect(() => {
    if (full) dialog.current?.showModal();
  }, [full]);
  return (
    <>
      <Qr data={text} label={label} />
      <Button onClick={() => setFull(true)}>{words.qrFull}</Button>
      {/* Apart, so that the spacing of the page does not push it down. */}
      <div>
        {full && (
          <dialog ref={dialog} class="qr-full" aria-label={label} onClose={() => setFull(false)}>
            <Qr data={text} label={label} />
            <Button look="primary" onClick={() => dialog.current?.close()}>
              {words.qrClose}
            </Button>
          </dialog>
        )}
      </div>
    </>
  );
}
