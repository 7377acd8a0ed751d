import './pictures.css';
import { useId, useState } from 'preact/hooks';
import type { Uuid } from '#contract/primitives.ts';
import { useDesk } from '../desk-context.ts';
import { pictureWordsIn } from '../picture-words.ts';
import { usePictureLines, usePictures } from '../use-pictures.ts';
import { Tile } from './tile.tsx';
import { Viewer } from './viewer.tsx';

/** The pictures of a finished record, as long as it may be read here. */
export function Kept({ record }: { record: Uuid }) {
  const { locale } = useDesk();
  const words = pictureWordsIn(locale);
  const pictures = usePictures();
  const all = usePictureLines(pictures, record);
  const heading = useId();
  const [large, setLarge] = useState<string | null>(null);
  const lines = (all ?? []).filter(({ kept }) => kept);
  if (!pictures || lines.length === 0) return null;
  const shown = lines.find(({ sha256 }) => sha256 === large);
  const n = shown ? lines.indexOf(shown) + 1 : 0;
  return (
    <section class="sheet stack pictures" aria-labelledby={heading}>
      <h2 id={heading}>{words.title}</h2>
      <ul class="pictures__list">
        {lines.map((line, i) => (
          <Tile
            key={line.sha256}
            pictures={pictures}
            words={words}
            line={line}
            n={i + 1}
            current={line === shown}
            onOpen={() => setLarge(line === shown ? null : line.sha256)}
          />
        ))}
      </ul>
      {shown && (
        <Viewer
          pictures={pictures}
          words={words}
          sha256={shown.sha256}
          n={n}
          label={words.nth(n, shown.role ? words.roles[shown.role] : '')}
          onClose={() => setLarge(null)}
        />
      )}
    </section>
  );
}
