import { useEffect, useRef, useState } from 'preact/hooks';
import type { Sha256 } from '#contract/primitives.ts';
import type { PictureLine, PictureRole, Pictures } from '../../store/picture-types.ts';
import { type SavingTrouble, savingTrouble } from '../../store/saving-trouble.ts';
import { useDesk } from '../desk-context.ts';
import type { PictureWords } from '../picture-words.ts';
import { type ReadFile, readFile, turnJpeg } from './jpeg.ts';

/** Why a picture was not taken; the text is as it was. */
export type PictureTrouble = 'type' | 'broken' | 'big' | 'full' | 'no-room' | SavingTrouble;

/** A picture that is shown, or the one that was taken last: of those whose turn has not come too. */
export type WhichPicture = PictureLine | 'last';

interface Removed {
  sha256: Sha256;
  n: number;
}

/** What is done to the pictures of one record, one thing after the other, and what is said of it. */
export function useTaking(
  pictures: Pictures | null,
  record: string,
  isHere: (line: PictureLine) => boolean,
  words: PictureWords,
) {
  const { vault } = useDesk();
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  const [trouble, setTrouble] = useState<PictureTrouble | null>(null);
  /** Each has its way back, the last one first. */
  const [removed, setRemoved] = useState<readonly Removed[]>([]);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const waiting = useRef(0);
  /** What waits for its turn is about what was taken out by then. */
  const out = useRef(removed);

  const keepOut = (next: readonly Removed[]) => {
    out.current = next;
    setRemoved(next);
  };
  const forget = () => {
    for (const { sha256 } of out.current) pictures?.forget(sha256).catch(() => undefined);
    keepOut([]);
  };
  const leaving = useRef(forget);
  leaving.current = forget;
  useEffect(() => () => leaving.current(), []);

  const run = async (doing: () => Promise<PictureTrouble | null>) => {
    setTrouble(null);
    try {
      setTrouble(await doing());
    } catch (error) {
      const why = savingTrouble(error);
      // Locked meanwhile: the page goes anyway.
      if (why === null && !(error instanceof Error && error.name === 'LockedError')) throw error;
      setTrouble(why);
    } finally {
      waiting.current -= 1;
      if (waiting.current === 0) setBusy(false);
    }
  };
  const work = async (doing: (all: Pictures) => Promise<PictureTrouble | null>) => {
    if (!pictures) return;
    waiting.current += 1;
    setBusy(true);
    const done = queue.current.then(() => run(() => doing(pictures)));
    queue.current = done.catch(() => undefined);
    await done;
  };
  const linesNow = async (all: Pictures) => (await all.list(vault, record)).filter(isHere);
  /**
   * Where it lies by now: the screen may not show the last one yet, and one that was turned meanwhile
   * has another name. Null when it was taken out meanwhile.
   */
  const find = async (all: Pictures, which: WhichPicture) => {
    const lines = await linesNow(all);
    const at =
      which === 'last'
        ? lines.length - 1
        : lines.findIndex(({ takenAt }) => takenAt === which.takenAt);
    const line = lines[at];
    return line ? { sha256: line.sha256, n: at + 1 } : null;
  };

  return {
    ...{ busy, said, trouble, forget },
    /** What comes back next. */
    removed: removed.at(-1) ?? null,

    /** Several at once come in their order, until one does not. */
    add: (role: PictureRole, sources: readonly (() => Promise<ReadFile>)[]) =>
      work(async (all) => {
        forget();
        const before = (await linesNow(all)).length;
        for (const [i, read] of sources.entries()) {
          const picture = await read();
          if (picture.is !== 'read') return picture.is;
          const outcome = await all.add(vault, record, { jpeg: picture.jpeg, role });
          if (outcome.is !== 'added') return outcome.is;
          setSaid(words.added(before + i + 1));
        }
        return null;
      }),

    turn: (which: WhichPicture) =>
      work(async (all) => {
        const found = await find(all, which);
        if (!found) return null;
        const jpeg = await all.open(vault, found.sha256);
        const turned = jpeg && (await turnJpeg(jpeg));
        if (!turned) return 'other';
        const outcome = await all.replace(vault, found.sha256, turned);
        if (outcome.is !== 'added') return outcome.is;
        setSaid(words.turned(found.n));
        return null;
      }),

    remove: (which: WhichPicture) =>
      work(async (all) => {
        const found = await find(all, which);
        if (!found) return null;
        await all.remove(found.sha256);
        setSaid('');
        keepOut([...out.current, found]);
        return null;
      }),

    /** The picture that came back; null when none was out. */
    undo: async (): Promise<Sha256 | null> => {
      let back: Removed | null = null;
      await work(async (all) => {
        back = out.current.at(-1) ?? null;
        if (!back) return null;
        keepOut(out.current.slice(0, -1));
        await all.takeBack(back.sha256);
        setSaid(words.back(back.n));
        return null;
      });
      return (back as Removed | null)?.sha256 ?? null;
    },
  };
}

export const sourceOf = (file: File) => () => readFile(file);
