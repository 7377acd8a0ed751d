import type { BoardList } from '#contract/board.ts';
import type { IsoDate } from '#contract/primitives.ts';
import { Figure } from '../../ui/figure.tsx';
import { useDesk } from '../desk-context.ts';
import { boardPath, listPath, type Waiting, waitingPath } from './links.ts';
import { leftIn } from './say-left.ts';
import { useMoments, useShown } from './shown-board.ts';
import { useWords } from './words.ts';

/** [BD1] [BD9] The figures of an area: how many said it, since when, and the list behind each. */
export function Figures({ cut }: { cut: IsoDate | null }) {
  const { locale, vault } = useDesk();
  const { board } = useShown();
  const { when } = useMoments();
  const words = useWords();
  const { scope } = vault.officer;
  const { figures } = board;
  const count = (n: number) => n.toLocaleString(locale);
  const path = boardPath(board.area, scope);
  const to = (only: BoardList) => listPath(path, only, cut);
  const left = leftIn(figures);
  const waiting = (of: Waiting) => {
    const href = waitingPath(of, board.area, vault.officer);
    const n = figures[of];
    const more = href === null ? words.othersDecide : null;
    return (
      <Figure label={words[of]} href={href} number={count(n)} tone={alertIf(n)} more={[more]} />
    );
  };

  return (
    <section aria-label={words.figures} class="figures board__figures">
      <Figure
        label={words.reported}
        href={to('unreported')}
        number={words.ofDevices(count(figures.reported), count(figures.devices))}
        isWords
        tone={figures.reported < figures.devices ? 'wait' : null}
        more={[
          figures.oldestWord === null ? words.noneSaid : words.oldestWord(when(figures.oldestWord)),
          figures.unheard > 0 ? words.unheard(count(figures.unheard)) : null,
        ]}
      />
      <Figure
        label={words.left}
        href={to('unsent')}
        number={
          left.is === 'at-least'
            ? words.atLeast(count(left.count))
            : left.is === 'none'
              ? '0'
              : words.unknownLeft
        }
        isWords
        tone={left.is === 'none' ? null : 'wait'}
        more={[figures.oldestLeft === null ? null : words.oldestLeft(when(figures.oldestLeft))]}
      />
      <Figure
        label={words.late}
        href={to('late')}
        number={count(figures.late)}
        tone={figures.late > 0 ? 'wait' : null}
      />
      <Figure
        label={words.missing}
        href={to('missing')}
        number={count(figures.missing)}
        tone={figures.lost > 0 ? 'alert' : figures.missing > 0 ? 'wait' : null}
        more={[figures.lost > 0 ? words.lost(count(figures.lost)) : null]}
      />
      {waiting('held')}
      {waiting('duplicates')}
      {waiting('proposals')}
      <Figure label={words.mending} href={to('mending')} number={count(figures.mending)} />
      {figures.copied > 0 && (
        <Figure
          label={words.copied}
          href={to('copied')}
          number={count(figures.copied)}
          tone="alert"
        />
      )}
      {figures.retired > 0 && (
        <Figure label={words.retired} href={to('retired')} number={count(figures.retired)} />
      )}
      <Figure
        label={words.byCut}
        number={count(figures.byCut)}
        more={[words.registeredNow(count(figures.registered))]}
      />
    </section>
  );
}

const alertIf = (n: number) => (n > 0 ? 'alert' : null);
