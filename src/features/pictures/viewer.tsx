import { useState } from 'preact/hooks';
import type { Pictures } from '../../store/picture-types.ts';
import { Button } from '../../ui/button.tsx';
import type { PictureWords } from '../picture-words.ts';
import { Painted, useBitmap } from './bitmap.tsx';
import { LONG_EDGE } from './jpeg.ts';

const STEPS = [100, 150, 200, 300] as const;

/** One picture as large as there is room, and larger; arrow keys move it. */
export function Viewer(props: {
  pictures: Pick<Pictures, 'open'>;
  words: PictureWords;
  sha256: string;
  n: number;
  label: string;
  onTurn?: (() => void) | undefined;
  onClose?: (() => void) | undefined;
}) {
  const { pictures, words, sha256, n, label, onTurn, onClose } = props;
  const bitmap = useBitmap(pictures, sha256);
  const [step, setStep] = useState(0);
  const zoom = (by: number) => setStep((now) => Math.min(Math.max(now + by, 0), STEPS.length - 1));
  return (
    <div class="viewer">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: What scrolls is reached by keys. */}
      <section class="viewer__box" tabIndex={0} aria-label={words.viewer(n)}>
        {bitmap && (
          <div class={`viewer__picture viewer__picture--${STEPS[step]}`}>
            <Painted bitmap={bitmap} edge={LONG_EDGE} label={label} />
          </div>
        )}
        {bitmap === false && <p>{words.notOpen}</p>}
      </section>
      <div class="row">
        <Button icon="plus" waiting={step === STEPS.length - 1} onClick={() => zoom(1)}>
          {words.larger}
        </Button>
        <Button icon="minus" waiting={step === 0} onClick={() => zoom(-1)}>
          {words.smaller}
        </Button>
        {onTurn && (
          <Button icon="turn" keyHint="R" onClick={onTurn}>
            {words.turn}
          </Button>
        )}
        {onClose && <Button onClick={onClose}>{words.close}</Button>}
      </div>
    </div>
  );
}
