import './hand-over.css';
import { useRef, useState } from 'preact/hooks';
import { FilePicker } from '../ui/file-picker.tsx';
import { Notice } from '../ui/notice.tsx';
import type { HandOver, Opened } from './hand-over-door.ts';
import { ParcelSheet } from './hand-over-parcel.tsx';
import { type HandOverWords, useHandOverWords } from './hand-over-words.ts';

/** A file that cannot be read at all is one more way in which it is none. */
type Looked = Opened | { is: 'opening' | 'unreadable' };

/** Takes a file in, whatever it is of the two; what it cannot use is said in words, and nothing is lost. */
export function TakeIn({ handOver, lead }: { handOver: HandOver; lead: string }) {
  const words = useHandOverWords();
  const [looked, setLooked] = useState<{ n: number; is: Looked } | null>(null);
  const [isOver, setOver] = useState(false);
  const turn = useRef(0);

  const take = async (file: File | undefined) => {
    if (!file) return;
    if (looked?.is.is === 'parcel') looked.is.parcel.stop();
    turn.current += 1;
    const n = turn.current;
    setLooked({ n, is: { is: 'opening' } });
    const is = await handOver.open(file).catch((): Looked => ({ is: 'unreadable' }));
    if (turn.current === n) setLooked({ n, is });
  };

  return (
    <>
      <section
        class={
          isOver ? 'sheet stack hand-over-drop hand-over-drop--over' : 'sheet stack hand-over-drop'
        }
        aria-labelledby="hand-over-in"
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void take(event.dataTransfer?.files[0]);
        }}
      >
        <h2 id="hand-over-in">{words.in}</h2>
        <p>{lead}</p>
        <div class="row">
          <FilePicker
            look="primary"
            word={words.choose}
            waiting={looked?.is.is === 'opening'}
            onFile={(file) => void take(file)}
          />
          <span class="muted">{words.drop}</span>
        </div>
        <div role="status">
          {looked?.is.is === 'opening' && <p>{words.opening}</p>}
          {looked?.is.is === 'receipts' && <Receipts taken={looked.is} words={words} />}
        </div>
        {looked && isWrong(looked.is) && <Notice tone="alert">{words.wrong[looked.is.is]}</Notice>}
      </section>
      {looked?.is.is === 'parcel' && <ParcelSheet key={looked.n} parcel={looked.is.parcel} />}
    </>
  );
}

const isWrong = (looked: Looked): looked is Looked & { is: keyof HandOverWords['wrong'] } =>
  !['opening', 'receipts', 'parcel'].includes(looked.is);

/** What receipts have changed here. */
function Receipts(props: { taken: Extract<Opened, { is: 'receipts' }>; words: HandOverWords }) {
  const { words, taken } = props;
  const { envelopes, pictures, known, others } = taken.settled;
  const isOfUse = envelopes + pictures > 0;
  return (
    <>
      <Notice
        tone={isOfUse ? 'good' : 'info'}
        title={isOfUse ? words.settledTitle : words.settledNothing}
      >
        {envelopes > 0 && <p>{words.settled(envelopes)}</p>}
        {pictures > 0 && <p>{words.settledPictures(pictures)}</p>}
        {known > 0 && <p>{words.settledKnown(known)}</p>}
        {others > 0 && <p>{words.settledOthers(others)}</p>}
      </Notice>
      {taken.unproven > 0 && <Notice tone="wait">{words.unproven}</Notice>}
    </>
  );
}
