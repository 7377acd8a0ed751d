import { useEffect, useRef, useState } from 'preact/hooks';
import type SignaturePad from 'signature_pad';
import type { RegistrationWords } from '../words.ts';
import { BOX, type Strokes, strokesFrom, strokesIn } from './strokes.ts';

type Opened = { is: 'opening' } | { is: 'open'; pad: SignaturePad } | { is: 'missing' };

/**
 * Drawing in a box of 1000 by 500. The strokes are kept as numbers and drawn again whenever the
 * canvas changes its size, because a canvas forgets everything then.
 */
export function Pad(props: {
  words: RegistrationWords;
  strokes: Strokes;
  onStrokes: (strokes: Strokes) => void;
}) {
  const { words, strokes } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const latest = useRef(props);
  latest.current = props;
  const [opened, setOpened] = useState<Opened>({ is: 'opening' });

  useEffect(() => {
    let gone = false;
    let leave = () => {};
    import('signature_pad').then(
      ({ default: Pad }) => {
        const element = canvas.current;
        if (gone || !element) return;
        // Dark on white in every theme: it is a picture of ink.
        const pad = new Pad(element, { penColor: '#0b1220', minWidth: 1, maxWidth: 3 });
        pad.addEventListener('endStroke', () => {
          latest.current.onStrokes(strokesFrom(pad.toData(), element.clientWidth));
        });
        const observer = new ResizeObserver(() => draw(pad, element, latest.current.strokes));
        observer.observe(element);
        leave = () => {
          observer.disconnect();
          pad.off();
        };
        setOpened({ is: 'open', pad });
        element.scrollIntoView({ block: 'nearest' });
      },
      () => setOpened({ is: 'missing' }),
    );
    return () => {
      gone = true;
      leave();
    };
  }, []);
  useEffect(() => {
    if (opened.is === 'open' && strokes.length === 0) opened.pad.clear();
  }, [opened, strokes.length]);

  if (opened.is === 'missing') return <p class="field__error">{words.sign.padMissing}</p>;
  return (
    <div class="pad">
      <canvas ref={canvas} class="pad__canvas" role="img" aria-label={words.sign.pad} />
      <p class="pad__hint" role="status">
        {opened.is === 'opening'
          ? words.sign.padLoading
          : strokes.length > 0
            ? words.sign.signed
            : words.sign.padHint}
      </p>
    </div>
  );
}

function draw(pad: SignaturePad, canvas: HTMLCanvasElement, strokes: Strokes): void {
  const ratio = Math.max(devicePixelRatio, 1);
  canvas.width = canvas.clientWidth * ratio;
  canvas.height = ((canvas.clientWidth * BOX.height) / BOX.width) * ratio;
  canvas.getContext('2d')?.scale(ratio, ratio);
  pad.clear();
  pad.fromData(strokesIn(strokes, canvas.clientWidth));
}
