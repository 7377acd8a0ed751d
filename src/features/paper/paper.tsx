import '../../ui/fields/fields.css';
import './paper.css';
import { EntryPage } from './entry-page.tsx';
import { OverviewPage } from './overview-page.tsx';
import { PrintPage } from './print-page.tsx';
import type { LoadSheets } from './sheets.ts';

/** `/paper`, and its pages `print` and `entry`. */
export default function Paper({ rest, loadSheets }: { rest?: string; loadSheets: LoadSheets }) {
  switch (rest) {
    case 'print':
      return <PrintPage loadSheets={loadSheets} />;
    case 'entry':
      return <EntryPage />;
    default:
      return <OverviewPage />;
  }
}
