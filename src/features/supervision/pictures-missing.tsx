import type { DeviceOverview, Overview } from '#contract/overview.ts';
import { Notice } from '../../ui/notice.tsx';
import { useDesk } from '../desk-context.ts';
import { pictureWordsIn } from '../picture-words.ts';

/** What of received records is not there yet: a record may have come without its pictures. */
export function PicturesMissing({ devices }: Pick<Overview, 'devices'>) {
  const { locale } = useDesk();
  const owing = devices.filter(({ picturesMissing = 0 }) => picturesMissing > 0);
  if (owing.length === 0) return null;
  const missing = owing.reduce((sum, { picturesMissing = 0 }) => sum + picturesMissing, 0);
  return <Notice tone="wait">{pictureWordsIn(locale).missing(missing, owing.length)}</Notice>;
}

/** The same of one device, below the number of what it brought. */
export function PicturesMissingOf({ picturesMissing = 0 }: DeviceOverview) {
  const { locale } = useDesk();
  if (picturesMissing === 0) return null;
  return (
    <>
      <br />
      <span class="small">{pictureWordsIn(locale).missingOf(picturesMissing)}</span>
    </>
  );
}
