import { useDesk } from '../desk-context.ts';
import { boardPath } from './links.ts';
import { useShown } from './shown-board.ts';
import { useWords } from './words.ts';

/** ประเทศ › จังหวัด › อำเภอ › เครื่อง, as far up as the reader reaches. */
export function Trail({ device }: { device: string | null }) {
  const { board } = useShown();
  const { vault } = useDesk();
  const words = useWords();
  const last = board.trail.length - 1;
  return (
    <nav aria-label={words.place}>
      <ol class="trail">
        {board.trail.map(({ area, name }, n) => {
          const word = area === '' ? words.country : name;
          const isHere = n === last && device === null;
          return (
            <li key={area}>
              {isHere ? (
                <span aria-current="page">{word}</span>
              ) : (
                <a href={boardPath(area, vault.officer.scope)}>{word}</a>
              )}
            </li>
          );
        })}
        {device !== null && (
          <li>
            <span aria-current="page">{device}</span>
          </li>
        )}
      </ol>
    </nav>
  );
}
