import { safekeepingIn } from '../features/safekeeping-words.ts';
import type { StartFinding } from '../store/types.ts';
import { Notice } from '../ui/notice.tsx';
import { language } from './language.ts';

/** This device was set up once and does not know itself any more: told before it is set up anew [D6]. */
export function LostNotice({ finding }: { finding: StartFinding }) {
  const { t, locale } = language.value;
  return (
    <Notice tone="alert" title={t.device.lostTitle}>
      <p>{safekeepingIn(locale).lostDevice}</p>
      {finding.is === 'lost' && <p>{t.device.lost(finding.atLeast, finding.restored)}</p>}
      {finding.is === 'restored' && finding.envelopes > 0 && (
        <p>{t.device.restored(finding.envelopes, finding.drafts)}</p>
      )}
    </Notice>
  );
}
