import '../hand-over.css';
import { useEffect, useState } from 'preact/hooks';
import type { Waiting } from '../../store/hand-over-types.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useDesk } from '../desk-context.ts';
import type { HandOver } from '../hand-over-door.ts';
import { type HandOverWords, useHandOverWords } from '../hand-over-words.ts';
import { choosePlace } from '../put-file.ts';
import { LastFile } from './last-file.tsx';

/** What came of making a file. */
type Made =
  | { is: 'making' }
  | { is: 'failed' }
  | {
      is: 'put' | 'begun';
      name: string;
      envelopes: number;
      pictures: number;
      left: { envelopes: number; pictures: number };
    };

/** The way out: what waits, as a file. All of it waits as before. */
export function PutOut({ handOver }: { handOver: HandOver }) {
  const { store, vault } = useDesk();
  const words = useHandOverWords();
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  const [withPictures, setWithPictures] = useState(true);
  const [made, setMade] = useState<Made | null>(null);
  useEffect(() => handOver.watch(setWaiting), [handOver]);
  if (!waiting) return null;
  const { envelopes, pictures, pictureBytes, last } = waiting;
  const hasSome = envelopes + pictures > 0;

  const make = async () => {
    const name = handOver.nameFor(envelopes);
    const place = await choosePlace(name);
    if (!place) return;
    setMade({ is: 'making' });
    try {
      const file = await handOver.make(withPictures);
      const put = await place.put(file.blob);
      if (put === 'failed') return setMade({ is: 'failed' });
      await file.putOut();
      await store.note('exported', vault.officer.officer);
      const { left } = file;
      const counts = { envelopes: file.envelopes, pictures: file.pictures, left };
      setMade({ is: put === 'written' ? 'put' : put, name, ...counts });
    } catch {
      setMade({ is: 'failed' });
    }
  };

  return (
    <section class="sheet stack" aria-labelledby="hand-over-out">
      <h2 id="hand-over-out">{words.out}</h2>
      {hasSome ? (
        <>
          <p>
            <strong>
              {envelopes > 0 ? words.waiting(envelopes) : words.waitingPictures(pictures)}
            </strong>
          </p>
          <ol class="hand-over-steps">
            {words.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <Notice>{words.stays}</Notice>
          {pictures > 0 && envelopes > 0 && (
            <div>
              <label class="choice">
                <input
                  type="checkbox"
                  checked={withPictures}
                  onChange={(event) => setWithPictures(event.currentTarget.checked)}
                />
                {words.withPictures(pictures, sizeIn(pictureBytes))}
              </label>
              {!withPictures && <p class="muted">{words.withoutPictures}</p>}
            </div>
          )}
          <div class="row">
            <Button
              look="primary"
              icon="outbox"
              waiting={made?.is === 'making'}
              onClick={() => void make()}
            >
              {words.make}
            </Button>
          </div>
        </>
      ) : (
        <p>{words.nothing}</p>
      )}
      <div role="status">{made && <SayMade made={made} words={words} />}</div>
      {made?.is === 'failed' && <Notice tone="alert">{words.failed}</Notice>}
      {last && <LastFile last={last} />}
    </section>
  );
}

function SayMade({ made, words }: { made: Made; words: HandOverWords }) {
  if (made.is === 'making') return <p>{words.making}</p>;
  if (made.is === 'failed') return null;
  const { name, envelopes, pictures, left } = made;
  return (
    <Notice tone="good" title={words.put(name, envelopes, pictures)}>
      {made.is === 'begun' && <p>{words.begun(name)}</p>}
      {left.envelopes > 0 && <p>{words.noRoom(left.envelopes)}</p>}
      {left.pictures > 0 && <p>{words.noRoomPictures(left.pictures)}</p>}
    </Notice>
  );
}

const KIB = 1024;

/** 340 KB, 1.8 MB. */
function sizeIn(bytes: number): string {
  const kib = bytes / KIB;
  return kib < KIB
    ? `${Math.max(1, Math.round(kib))}\u00a0KB`
    : `${(kib / KIB).toFixed(1)}\u00a0MB`;
}
