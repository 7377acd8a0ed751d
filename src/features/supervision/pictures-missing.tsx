import type { DeviceOverview } from '#contract/overview.ts';
import { useDesk } from '../desk-context.ts';
import { pictureWordsIn } from '../picture-words.ts';

/** What of received records is not there yet, below what a device has left: pictures come after the text. */
export function PicturesMissingOf({
  picturesMissing = 0,
}: Pick<DeviceOverview, 'picturesMissing'>) {
  const { locale } = useDesk();
  if (picturesMissing === 0) return null;
  return (
    <>
      <br />
      <span class="small">{pictureWordsIn(locale).missingOf(picturesMissing)}</span>
    </>
  );
}
