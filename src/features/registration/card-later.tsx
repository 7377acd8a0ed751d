import { useDesk } from '../desk-context.ts';
import { deskSettings } from '../desk-settings.ts';
import { useLoaded } from '../use-loaded.ts';

/** A desk without a reader loads nothing of cards. */
export function CardLater({ onFilled }: { onFilled: (paths: string[]) => void }) {
  const reads = useDesk().practice !== null || deskSettings.value.reader === 'on';
  const loaded = useLoaded(reads ? () => import('./card/card-in-form.tsx') : null);
  return loaded && <loaded.default onFilled={onFilled} />;
}
