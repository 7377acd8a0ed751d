import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { RecordLine } from '../../store/types.ts';

/** The receipt brings its QR code along; nobody waits for it before there is something to print. */
export function ReceiptLater({ line }: { line: RecordLine }) {
  const [Receipt, setReceipt] = useState<FunctionComponent<{ line: RecordLine }> | null>(null);
  useEffect(() => {
    void import('./receipt/receipt.tsx').then(({ default: loaded }) => setReceipt(() => loaded));
  }, []);
  return Receipt && <Receipt line={line} />;
}
