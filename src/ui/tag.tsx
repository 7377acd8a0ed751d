import { Icon, type IconName } from './icon.tsx';

export const tagKinds = [
  'draft',
  'queued',
  'sending',
  'sent',
  'arrived',
  'fix',
  'review',
  'declined',
] as const;
export type TagKind = (typeof tagKinds)[number];

const icons: Record<TagKind, IconName> = {
  draft: 'pencil',
  queued: 'clock',
  sending: 'arrow-up',
  sent: 'check',
  arrived: 'person',
  fix: 'warning',
  review: 'copies',
  declined: 'close',
};

/** Where a record is: icon, word and colour together. */
export function Tag({ kind, word }: { kind: TagKind; word: string }) {
  return (
    <span class={`tag tag--${kind}`}>
      <Icon name={icons[kind]} small />
      {word}
    </span>
  );
}
