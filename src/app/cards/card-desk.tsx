import { useEffect } from 'preact/hooks';
import { CardStrip } from '../../features/cards/card-strip.tsx';
import { deskSettings } from '../../features/desk-settings.ts';
import { listenToReader } from '../../remote/card-reader.ts';
import { forgetReader, hearReader } from './hear-reader.ts';

/** Listens to the reader as long as a desk is open; a practice has cards of its own. */
export default function CardDesk({ inForm, practice }: { inForm: boolean; practice: boolean }) {
  const { reader, readerPort } = deskSettings.value;
  useEffect(() => {
    if (practice || reader === 'off') return forgetReader;
    const leave = listenToReader(readerPort, hearReader);
    return () => {
      leave();
      forgetReader();
    };
  }, [practice, reader, readerPort]);
  return <CardStrip inForm={inForm} />;
}
