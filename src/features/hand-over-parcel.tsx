import { useEffect, useRef, useState } from 'preact/hooks';
import { showDayAndTime } from '../i18n/moments.ts';
import type { Carried } from '../sync/courier-types.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Progress } from '../ui/progress.tsx';
import { useDesk } from './desk-context.ts';
import type { OpenParcel } from './hand-over-door.ts';
import { CameTable, sayRanges } from './hand-over-table.tsx';
import { type HandOverWords, useHandOverWords } from './hand-over-words.ts';
import { choosePlace } from './put-file.ts';

/** What a file holds, its way to the centre, and the receipts to take back. */
export function ParcelSheet({ parcel }: { parcel: OpenParcel }) {
  const { t, locale } = useDesk();
  const words = useHandOverWords();
  const [carried, setCarried] = useState<Carried | null>(null);
  const [isCarrying, setCarrying] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const { from, letters, madeAt, pictures } = parcel;
  useEffect(() => {
    heading.current?.focus();
    return parcel.stop;
  }, [parcel]);

  const carry = async () => {
    setCarrying(true);
    try {
      setCarried(await parcel.carry(setCarried));
    } finally {
      setCarrying(false);
    }
  };
  const seqs = letters.flatMap(({ seq }) => (seq === null ? [] : [seq]));
  const toSend = letters.filter(({ state }) => state !== 'damaged' && state !== 'cut').length;
  const there = carried?.receipts.size ?? 0;
  const isAll = there === toSend && (carried?.pictures.size ?? 0) === pictures.whole;
  const hasLeft = carried !== null && !isAll;

  return (
    <section class="sheet stack" data-parcel>
      <h2 ref={heading} tabIndex={-1}>
        {from ? words.from(from.number, from.unit) : words.fromNobody}
      </h2>
      <div>
        <p>
          {seqs.length > 0
            ? words.holds(letters.length, sayRanges(seqs, words).join(', '))
            : words.holdsNone}
        </p>
        {pictures.whole + pictures.cut > 0 && (
          <p>{words.holdsPictures(pictures.whole + pictures.cut)}</p>
        )}
        <p class="muted">{words.madeAt(showDayAndTime(madeAt, { t, locale }))}</p>
      </div>
      <Faults parcel={parcel} words={words} />
      {toSend > 0 && !(carried && isAll) && (
        <div class="row">
          <Button look="primary" icon="outbox" waiting={isCarrying} onClick={() => void carry()}>
            {hasLeft && !isCarrying ? words.carryOn : words.carry}
          </Button>
          {isCarrying && <Button onClick={parcel.stop}>{words.stop}</Button>}
        </div>
      )}
      {isCarrying && (
        <div role="status">
          <Progress done={there} of={toSend} words={words.carrying(there, toSend)} />
          {carried?.waits && <p>{words.waits[carried.waits]}</p>}
        </div>
      )}
      {carried && !isCarrying && (
        <>
          <div role="status" data-carried={isAll ? 'all' : 'some'}>
            <Notice
              tone={isAll ? 'good' : 'wait'}
              title={isAll ? words.allThere(there) : words.someThere(there, toSend)}
            >
              {pictures.whole > 0 && (
                <p>{words.picturesSent(carried.pictures.size, pictures.whole)}</p>
              )}
            </Notice>
          </div>
          <CameTable letters={letters} carried={carried} words={words} />
          {there > 0 && <SaveReceipts parcel={parcel} carried={carried} words={words} />}
        </>
      )}
    </section>
  );
}

/** What is wrong with the file, and that nothing is lost by it. */
function Faults({ parcel, words }: { parcel: OpenParcel; words: HandOverWords }) {
  const count = (state: string) => parcel.letters.filter((one) => one.state === state).length;
  const [cut, damaged] = [count('cut'), count('damaged')];
  const strange = count('forged') + count('unknown');
  return (
    <>
      {cut + parcel.pictures.cut > 0 && (
        <Notice tone="wait" title={words.cutTitle}>
          {cut > 0 && <p>{words.cut(cut, parcel.letters.length)}</p>}
          {parcel.pictures.cut > 0 && <p>{words.cutPictures(parcel.pictures.cut)}</p>}
        </Notice>
      )}
      {damaged > 0 && (
        <Notice tone="wait" title={words.damagedTitle}>
          <p>{words.damaged(damaged)}</p>
        </Notice>
      )}
      {strange > 0 && (
        <Notice tone="wait" title={words.forgedTitle}>
          <p>{words.forged(strange)}</p>
        </Notice>
      )}
    </>
  );
}

/** The centre's words, for the device that made the file. */
function SaveReceipts(props: { parcel: OpenParcel; carried: Carried; words: HandOverWords }) {
  const { parcel, carried, words } = props;
  const [said, setSaid] = useState<{ is: 'put' | 'begun' | 'failed'; name: string } | null>(null);
  const file = useRef<{ name: string; blob: Blob } | null>(null);
  useEffect(() => {
    // Made ready before the press, after which a browser asks for a place only for a moment.
    void parcel.receipts(carried).then((made) => {
      file.current = made;
    });
  }, [parcel, carried]);
  const save = async () => {
    const made = file.current ?? (await parcel.receipts(carried));
    const place = await choosePlace(made.name);
    if (!place) return;
    const put = await place.put(made.blob);
    setSaid({ is: put === 'written' ? 'put' : put, name: made.name });
  };
  return (
    <>
      <p>{parcel.from ? words.receiptsWhy(parcel.from.number) : words.receiptsWhyNobody}</p>
      <div class="row">
        <Button look="primary" onClick={() => void save()}>
          {words.saveReceipts}
        </Button>
      </div>
      <div role="status">
        {said?.is === 'put' && <p>{words.receiptsPut(said.name)}</p>}
        {said?.is === 'begun' && <p>{words.begun(said.name)}</p>}
      </div>
      {said?.is === 'failed' && <Notice tone="alert">{words.failed}</Notice>}
    </>
  );
}
