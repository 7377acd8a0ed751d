import { recallSettings } from '../features/desk-settings.ts';
import type { PictureErrands } from '../sync/pictures.ts';

/** What a browser may say of its line (W3C Network Information); none of it is in every browser. */
interface ToldLine extends EventTarget {
  readonly type?: string;
  readonly saveData?: boolean;
}

const toldLine = () => (navigator as Navigator & { connection?: ToldLine }).connection;

/** Whether this browser tells Wi-Fi from a phone's line; most of those on computers do not. */
export const tellsWifi = (): boolean => typeof toldLine()?.type === 'string';

/** Nobody pays by the byte for these. */
const FREE = ['wifi', 'ethernet'];

/** [S18] Read anew each time, because another window may have chosen since. */
export const asksToWait: PictureErrands['asksToWait'] = () => {
  const { type, saveData } = toldLine() ?? {};
  const isWifiOnly = recallSettings().pictures === 'wifi' && type !== undefined;
  if (isWifiOnly && !FREE.includes(type)) return 'no-wifi';
  return saveData === true ? 'save-data' : null;
};

/** Calls back when the line is another one; returns the way to stop. */
export function watchToldLine(changed: () => void): () => void {
  const line = toldLine();
  line?.addEventListener('change', changed);
  return () => line?.removeEventListener('change', changed);
}
