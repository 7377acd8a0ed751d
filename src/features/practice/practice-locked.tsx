import './practice.css';
import { practice as en } from '../../i18n/en/practice.ts';
import type { Locale } from '../../i18n/messages.ts';
import { practice as th } from '../../i18n/th/practice.ts';
import { Notice } from '../../ui/notice.tsx';

/** The passphrase of a practice protects nothing, so that the lock screen itself tells it. */
export default function PracticeLocked(props: { passphrase: string; locale: Locale }) {
  const words = props.locale === 'th' ? th : en;
  return (
    <Notice tone="wait" title={words.strip}>
      <p>{words.passphrase(props.passphrase)}</p>
    </Notice>
  );
}
