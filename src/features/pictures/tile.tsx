import type { PictureLine, Pictures } from '../../store/picture-types.ts';
import { Icon } from '../../ui/icon.tsx';
import type { PictureWords } from '../picture-words.ts';
import { Painted, useBitmap } from './bitmap.tsx';

/** Pixels of a thumbnail's longer edge, sharp on a phone's screen. */
const EDGE = 320;

const tileId = (sha256: string) => `picture-${sha256.slice(0, 8)}`;

/** One picture, small; what can be done to it stands below. */
export function Tile(props: {
  pictures: Pictures;
  words: PictureWords;
  line: PictureLine;
  n: number;
  /** It stands large just now. */
  current: boolean;
  onOpen: () => void;
  onTurn?: () => void;
  onRemove?: () => void;
}) {
  const { pictures, words, line, n, current, onOpen, onTurn, onRemove } = props;
  const bitmap = useBitmap(pictures, line.sha256);
  // By its name whoever unlocks comes back to it.
  const id = tileId(line.sha256);
  const kind = line.role ? words.roles[line.role] : '';
  const about = <span class="hidden-visually"> {words.about(n)}</span>;
  return (
    <li class="picture" data-picture={line.sha256}>
      <button
        type="button"
        class="picture__button"
        id={id}
        aria-label={words.open(n)}
        aria-pressed={current}
        onClick={onOpen}
      >
        {bitmap && <Painted bitmap={bitmap} edge={EDGE} label={words.nth(n, kind)} />}
        {bitmap === false && words.notOpen}
      </button>
      <p class="picture__kind">{words.nth(n, kind)}</p>
      {onTurn && onRemove && (
        <div class="picture__acts">
          <button type="button" class="button button--text" id={`${id}-turn`} onClick={onTurn}>
            <Icon name="turn" small />
            {words.turn}
            {about}
          </button>
          <button type="button" class="button button--text" id={`${id}-remove`} onClick={onRemove}>
            <Icon name="close" small />
            {words.remove}
            {about}
          </button>
        </div>
      )}
    </li>
  );
}
