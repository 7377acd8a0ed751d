import './pictures.css';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { useDesk } from '../desk-context.ts';
import { pictureWordsIn } from '../picture-words.ts';
import type { OpenedProps } from '../pictures-door.ts';
import { Viewer } from './viewer.tsx';

/** A picture that the centre opened; it is nowhere but in memory, as long as this is shown. */
export function Opened({ jpeg, n, label, onClose }: OpenedProps) {
  const { locale } = useDesk();
  const pictures = useMemo(() => ({ open: async () => jpeg }), [jpeg]);
  const words = pictureWordsIn(locale);
  const at = useRef<HTMLDivElement>(null);
  // It may stand below what fits on the screen; and arrow keys are to move it at once.
  useLayoutEffect(() => {
    at.current?.scrollIntoView({ block: 'start' });
    at.current?.querySelector<HTMLElement>('[tabindex]')?.focus({ preventScroll: true });
  }, []);
  return (
    <div ref={at}>
      <Viewer {...{ pictures, words, n, label, onClose }} sha256="" />
    </div>
  );
}
