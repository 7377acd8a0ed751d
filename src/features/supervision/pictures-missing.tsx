import type { Overview } from '#contract/overview.ts';
import { Notice } from '../../ui/notice.tsx';
import { useDesk } from '../desk-context.ts';

/** What of received records is not there yet: a record may have come without its pictures. */
export function PicturesMissing({ devices }: Pick<Overview, 'devices'>) {
  const { t } = useDesk();
  const owing = devices.filter(({ picturesMissing = 0 }) => picturesMissing > 0);
  if (owing.length === 0) return null;
  const missing = owing.reduce((sum, { picturesMissing = 0 }) => sum + picturesMissing, 0);
  return <Notice tone="wait">{t.overview.picturesMissing(missing, owing.length)}</Notice>;
}
