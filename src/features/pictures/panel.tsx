import './pictures.css';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { MOST_PICTURES, type PictureLine, type PictureRole } from '../../store/picture-types.ts';
import { Button } from '../../ui/button.tsx';
import { Choices } from '../../ui/choices.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useDesk } from '../desk-context.ts';
import { type PictureWords, pictureWordsIn } from '../picture-words.ts';
import type { PicturePanelProps } from '../pictures-door.ts';
import { usePictureLines, usePictures } from '../use-pictures.ts';
import { Camera } from './camera.tsx';
import { pictureKeys } from './picture-keys.ts';
import { Tile } from './tile.tsx';
import { UndoLine } from './undo-line.tsx';
import { type PictureTrouble, sourceOf, useTaking, type WhichPicture } from './use-taking.ts';
import { Viewer } from './viewer.tsx';

/** Pictures that are being taken for a record: camera, files, turning, taking out and back. */
export function Panel({ record, roles, of, beside = false }: PicturePanelProps) {
  const words = pictureWordsIn(useDesk().locale);
  const pictures = usePictures();
  const all = usePictureLines(pictures, record);
  const heading = useId();
  const panel = useRef<HTMLElement>(null);
  const file = useRef<HTMLInputElement>(null);
  const [role, setRole] = useState<PictureRole>(roles[0] ?? 'other');
  const [camera, setCamera] = useState(false);
  /** When the picture was taken that stands large: it stays the same when it is turned. */
  const [large, setLarge] = useState<number | null>(null);
  const isHere = ({ kept, role }: PictureLine) => !kept && role !== null && roles.includes(role);
  const lines = (all ?? []).filter(isHere);
  const taking = useTaking(pictures, record, isHere, words);
  const { removed } = taking;

  const full = (all ?? []).length >= MOST_PICTURES;
  useEffect(() => {
    if (full) setCamera(false);
  }, [full]);

  const shown = lines.find(({ takenAt }) => takenAt === large) ?? (beside ? lines[0] : undefined);
  const focus = (selector: string) => focusLater(panel, selector);
  const undo = async () => {
    const back = await taking.undo();
    if (back) focus(`[data-picture="${back}"] button`);
  };
  const close = () => {
    setCamera(false);
    focus('[data-add] button');
  };
  const press = pictureKeys({
    pictureAt: (at) => {
      if (at.closest('[data-camera]')) return 'last';
      if (at.closest('.viewer')) return shown;
      const sha256 = at.closest<HTMLElement>('[data-picture]')?.dataset.picture;
      return lines.find((line) => line.sha256 === sha256);
    },
    turn: (which) => void taking.turn(which),
    remove: (which, from) => void remove(which, from),
    // What is being taken out just now can be taken back as well.
    undo: removed || taking.busy ? () => void undo() : null,
    escape: camera ? close : null,
  });
  if (!pictures || all === null) return null;

  async function remove(which: WhichPicture, from: Element | null) {
    await taking.remove(which);
    // Whoever takes pictures one after the other goes on at the camera.
    if (!from?.closest('[data-camera]')) focus('.pictures__undo button');
  }
  const nameOf = (line: PictureLine) =>
    words.nth(lines.indexOf(line) + 1, line.role ? words.roles[line.role] : '');

  return (
    <section
      class={`sheet stack pictures${beside ? ' pictures--beside' : ''}`}
      aria-labelledby={heading}
      ref={panel}
      onKeyDown={press}
    >
      <div class="sheet__head row">
        <h2 id={heading}>{titleOf(of, words)}</h2>
        {all.length > 0 && <span class="muted">{words.count(all.length, MOST_PICTURES)}</span>}
      </div>
      {all.length === 0 && <p class="muted">{leadOf(of, words)}</p>}
      {shown && beside && (
        <Viewer
          {...{ pictures, words, sha256: shown.sha256 }}
          n={lines.indexOf(shown) + 1}
          label={nameOf(shown)}
          onTurn={() => void taking.turn(shown)}
        />
      )}
      {!full && roles.length > 1 && (
        <Choices
          legend={words.kind}
          options={roles.map((value) => ({ value, word: words.roles[value] }))}
          chosen={role}
          onChoose={setRole}
        />
      )}
      {camera && !full && (
        <Camera
          words={words}
          busy={taking.busy}
          onTaken={(picture) => void taking.add(role, [() => picture])}
          onClose={close}
        />
      )}
      {!full && (
        <div class="row" data-add>
          {!camera && (
            <Button icon="camera" id={`picture-camera-${of}`} onClick={() => setCamera(true)}>
              {words.camera}
            </Button>
          )}
          <Button
            icon="paper"
            id={`picture-file-${of}`}
            waiting={taking.busy}
            onClick={() => file.current?.click()}
          >
            {words.file}
          </Button>
          <input
            ref={file}
            type="file"
            accept="image/*"
            multiple
            hidden
            onChange={(event) => {
              const { files } = event.currentTarget;
              void taking.add(role, [...(files ?? [])].map(sourceOf));
              event.currentTarget.value = '';
            }}
          />
        </div>
      )}
      {taking.trouble && <Notice tone="alert">{sayTrouble(taking.trouble, words)}</Notice>}
      {full && taking.trouble !== 'full' && (
        <p class="muted">{words.trouble.full(MOST_PICTURES)}</p>
      )}
      <p role="status" class="pictures__said">
        {taking.busy ? words.saving : taking.said}
      </p>
      {removed && (
        <UndoLine {...{ words, removed }} onUndo={() => void undo()} onForget={taking.forget} />
      )}
      {lines.length > 0 && (
        <ul class="pictures__list">
          {lines.map((line, i) => (
            <Tile
              key={line.takenAt}
              {...{ pictures, words, line }}
              n={i + 1}
              current={line === shown}
              onOpen={() => setLarge(line === shown ? null : line.takenAt)}
              onTurn={() => void taking.turn(line)}
              onRemove={() => void remove(line, document.activeElement)}
            />
          ))}
        </ul>
      )}
      {shown && !beside && (
        <Viewer
          {...{ pictures, words, sha256: shown.sha256 }}
          n={lines.indexOf(shown) + 1}
          label={nameOf(shown)}
          onTurn={() => void taking.turn(shown)}
          onClose={() => {
            setLarge(null);
            focus(`[data-picture="${shown.sha256}"] button`);
          }}
        />
      )}
      {!full && !camera && <p class="muted small">{words.fileLeaves}</p>}
    </section>
  );
}

function titleOf(of: PicturePanelProps['of'], words: PictureWords): string {
  if (of === 'signed') return words.titleSigned;
  return of === 'paper' ? words.titlePaper : words.title;
}

function leadOf(of: PicturePanelProps['of'], words: PictureWords): string {
  if (of === 'signed') return words.leadSigned;
  return of === 'paper' ? words.leadPaper : words.lead(MOST_PICTURES);
}

function sayTrouble(trouble: PictureTrouble, { trouble: say }: PictureWords): string {
  return trouble === 'full' ? say.full(MOST_PICTURES) : say[trouble];
}

/** After the list was drawn anew. */
function focusLater(panel: { current: HTMLElement | null }, selector: string): void {
  let tries = 30;
  const look = () => {
    const goal = panel.current?.querySelector<HTMLElement>(selector);
    tries -= 1;
    if (goal) goal.focus();
    else if (tries > 0) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
