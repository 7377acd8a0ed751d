import { Icon, type IconName } from './icon.tsx';

export type VerdictKind = 'passed' | 'failed' | 'skipped' | 'untested';

const icons: Record<VerdictKind, IconName> = {
  passed: 'check',
  failed: 'warning',
  skipped: 'close',
  untested: 'clock',
};

/** What a check found: icon, word and colour together. */
export function Verdict({ kind, word }: { kind: VerdictKind; word: string }) {
  return (
    <span class={`tag verdict--${kind}`}>
      <Icon name={icons[kind]} small />
      {word}
    </span>
  );
}
