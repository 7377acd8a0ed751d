import type { RecordLine } from '../../store/record-types.ts';
import { useLoaded } from '../use-loaded.ts';

/** The receipt brings its QR code along. */
export function ReceiptLater({ line }: { line: RecordLine }) {
  const loaded = useLoaded(() => import('./receipt/receipt.tsx'));
  return loaded && <loaded.default line={line} />;
}
