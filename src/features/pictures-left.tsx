import { LinkButton } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Progress } from '../ui/progress.tsx';
import { useDesk } from './desk-context.ts';
import { pictureWordsIn } from './picture-words.ts';

/** Pictures that lie on this device and nowhere else: why they wait, or how the one under way goes. */
export function PicturesLeft({ count }: { count: number }) {
  const { locale, sync } = useDesk();
  const words = pictureWordsIn(locale);
  const { pictures } = sync.value;
  return (
    <Notice tone="wait" title={words.left(count)}>
      {pictures.is === 'waiting' && <p>{words.why[pictures.why]}</p>}
      {pictures.is === 'sending' && (
        <Progress
          done={pictures.sent}
          of={pictures.bytes}
          words={words.sendingNow(Math.floor((100 * pictures.sent) / pictures.bytes))}
        />
      )}
      <p>{words.leftMore}</p>
      {pictures.is === 'waiting' && pictures.why === 'no-wifi' && (
        <div class="row">
          <LinkButton href="/settings">{words.toSettings}</LinkButton>
        </div>
      )}
    </Notice>
  );
}
