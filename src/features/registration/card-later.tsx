import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useDesk } from '../desk-context.ts';
import { deskSettings } from '../desk-settings.ts';

type CardProps = { onFilled: (paths: string[]) => void };

/** A desk without a reader loads nothing of cards. */
export function CardLater(props: CardProps) {
  const { practice } = useDesk();
  const [Card, setCard] = useState<FunctionComponent<CardProps> | null>(null);
  const reads = practice !== null || deskSettings.value.reader === 'on';
  useEffect(() => {
    if (reads)
      void import('./card/card-in-form.tsx').then(({ default: loaded }) => setCard(() => loaded));
  }, [reads]);
  return reads && Card ? <Card {...props} /> : null;
}
