import { useId, useRef, useState } from 'preact/hooks';
import type { RecordPicture, RecordReading } from '#contract/record.ts';
import type { Words } from '../../../i18n/messages.ts';
import type { reading as th } from '../../../i18n/th/reading.ts';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import type { Said } from '../../administration-door.ts';
import { useDesk } from '../../desk-context.ts';
import { pictureWordsIn } from '../../picture-words.ts';
import { usePictureParts } from '../../pictures-door.ts';
import type { Asking } from './asking-form.tsx';

type Shown =
  | { is: 'opening'; sha256: string }
  | { is: 'opened'; sha256: string; jpeg: Uint8Array }
  | { is: 'not-opened'; said: Exclude<Said<unknown>, { is: 'done' }> };

/**
 * Which pictures of a record the centre has, and which are still on the device that took them. One is
 * opened at a time, for the same purpose as the record, and the log has a row of each.
 */
export function RecordPictures(props: {
  record: RecordReading;
  asking: Asking;
  words: Words<typeof th>;
}) {
  const { administration, locale } = useDesk();
  const { record, asking, words } = props;
  const parts = usePictureParts();
  const [shown, setShown] = useState<Shown | null>(null);
  const heading = useId();
  const pressed = useRef<HTMLElement | null>(null);
  const pictures = record.pictures ?? [];
  if (pictures.length === 0) return null;
  const missing = pictures.filter(({ state }) => state === 'missing').length;

  const roles: Readonly<Record<string, string>> = pictureWordsIn(locale).roles;
  const nameOf = ({ sha256, role }: RecordPicture) =>
    pictureWordsIn(locale).nth(numberOf(sha256), roles[role] ?? '');
  const numberOf = (sha256: string) => pictures.findIndex((one) => one.sha256 === sha256) + 1;
  const open = async (sha256: string) => {
    setShown({ is: 'opening', sha256 });
    const said = await administration.readPicture(
      record.record,
      sha256,
      asking.purpose,
      asking.note,
    );
    setShown(
      said.is === 'done' ? { is: 'opened', sha256, jpeg: said.value } : { is: 'not-opened', said },
    );
  };
  const opened = shown?.is === 'opened' ? shown : null;
  const large = opened && pictures.find(({ sha256 }) => sha256 === opened.sha256);
  return (
    <section class="sheet stack" aria-labelledby={heading}>
      <h2 id={heading}>{words.pictures}</h2>
      <p>{words.picturesHere(pictures.length - missing, pictures.length)}</p>
      {missing > 0 && <Notice tone="wait">{words.picturesMissing(missing)}</Notice>}
      <ul class="lines">
        {pictures.map((picture) => (
          <li class="line" key={picture.sha256}>
            <p class="line__name">{nameOf(picture)}</p>
            <div class="line__state">
              {picture.state === 'missing' && <span>{words.pictureMissing}</span>}
              {picture.state === 'hidden' && <span>{words.hiddenHere}</span>}
              {picture.state === 'here' && (
                <Button
                  icon="search"
                  waiting={shown?.is === 'opening'}
                  onClick={({ currentTarget }) => {
                    pressed.current = currentTarget;
                    void open(picture.sha256);
                  }}
                >
                  {words.openPicture}
                  <span class="hidden-visually"> {nameOf(picture)}</span>
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      <p class="muted small">{words.pictureLogged}</p>
      {shown?.is === 'not-opened' && (
        <Notice tone="alert">
          {shown.said.is === 'not-reached'
            ? words.needsNetworkMore
            : words.pictureRefused(shown.said.code)}
        </Notice>
      )}
      {parts && opened && large && (
        <parts.Opened
          key={opened.sha256}
          jpeg={opened.jpeg}
          n={numberOf(opened.sha256)}
          label={nameOf(large)}
          onClose={() => {
            setShown(null);
            pressed.current?.focus();
          }}
        />
      )}
    </section>
  );
}
