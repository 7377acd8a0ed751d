import { useEffect, useRef, useState } from 'preact/hooks';
import type { PictureLine, PictureRole, Pictures } from '../../store/picture-types.ts';
import { type SavingTrouble, savingTrouble } from '../../store/saving-trouble.ts';
import { useDesk } from '../desk-context.ts';
import type { PictureWords } from '../picture-words.ts';
import { type ReadFile, readFile, turnJpeg } from './jpeg.ts';

/** Why a picture was not taken; the text is as it was. */
export type PictureTrouble = 'type' | 'big' | 'full' | 'no-room' | SavingTrouble;

/** What is done to the pictures of one record, one thing after the other, and what is said of it. */
export function useTaking(
  pictures: Pictures | null,
  record: string,
  lines: readonly PictureLine[],
  words: PictureWords,
) {
  const { vault } = useDesk();
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  const [trouble, setTrouble] = useState<PictureTrouble | null>(null);
  const [removed, setRemoved] = useState<{ sha256: string; n: number } | null>(null);

  const forget = () => {
    if (removed) pictures?.forget(removed.sha256).catch(() => undefined);
    setRemoved(null);
  };
  const leaving = useRef(forget);
  leaving.current = forget;
  useEffect(() => () => leaving.current(), []);

  const work = async (doing: (all: Pictures) => Promise<PictureTrouble | null>) => {
    if (busy || !pictures) return;
    setBusy(true);
    setTrouble(null);
    try {
      setTrouble(await doing(pictures));
    } catch (error) {
      const why = savingTrouble(error);
      // Locked meanwhile: the page goes anyway.
      if (why === null && !(error instanceof Error && error.name === 'LockedError')) throw error;
      setTrouble(why);
    } finally {
      setBusy(false);
    }
  };
  const numberOf = (line: PictureLine) => lines.indexOf(line) + 1;

  return {
    ...{ busy, said, trouble, removed, forget },

    /** Several at once come in their order, until one does not. */
    add: (role: PictureRole, sources: readonly (() => Promise<ReadFile>)[]) =>
      work(async (all) => {
        forget();
        for (const [i, read] of sources.entries()) {
          const picture = await read();
          if (picture.is !== 'read') return picture.is;
          const outcome = await all.add(vault, record, { jpeg: picture.jpeg, role });
          if (outcome.is !== 'added') return outcome.is;
          setSaid(words.added(lines.length + i + 1));
        }
        return null;
      }),

    turn: (line: PictureLine) =>
      work(async (all) => {
        const jpeg = await all.open(vault, line.sha256);
        const turned = jpeg && (await turnJpeg(jpeg));
        if (!turned) return 'other';
        const outcome = await all.replace(vault, line.sha256, turned);
        if (outcome.is !== 'added') return outcome.is;
        setSaid(words.turned(numberOf(line)));
        return null;
      }),

    remove: (line: PictureLine) =>
      work(async (all) => {
        forget();
        await all.remove(line.sha256);
        setSaid('');
        setRemoved({ sha256: line.sha256, n: numberOf(line) });
        return null;
      }),

    undo: () =>
      work(async (all) => {
        if (!removed) return null;
        setRemoved(null);
        await all.takeBack(removed.sha256);
        setSaid(words.back(removed.n));
        return null;
      }),
  };
}

export const sourceOf = (file: File) => () => readFile(file);
