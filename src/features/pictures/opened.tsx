import './pictures.css';
import { useMemo } from 'preact/hooks';
import { useDesk } from '../desk-context.ts';
import { pictureWordsIn } from '../picture-words.ts';
import type { OpenedProps } from '../pictures-door.ts';
import { Viewer } from './viewer.tsx';

/** A picture that the centre opened; it is nowhere but in memory, as long as this is shown. */
export function Opened({ jpeg, n, label, onClose }: OpenedProps) {
  const { locale } = useDesk();
  const pictures = useMemo(() => ({ open: async () => jpeg }), [jpeg]);
  const words = pictureWordsIn(locale);
  return <Viewer {...{ pictures, words, n, label, onClose }} sha256="" />;
}
