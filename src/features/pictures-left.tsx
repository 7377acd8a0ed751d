import { Notice } from '../ui/notice.tsx';
import { useDesk } from './desk-context.ts';
import { pictureWordsIn } from './picture-words.ts';

/** Pictures that lie on this device and nowhere else. */
export function PicturesLeft({ count }: { count: number }) {
  const { locale } = useDesk();
  const words = pictureWordsIn(locale);
  return (
    <Notice tone="wait" title={words.left(count)}>
      <p>{words.leftMore}</p>
    </Notice>
  );
}
