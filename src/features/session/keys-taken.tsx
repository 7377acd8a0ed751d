import type { Messages } from '../../i18n/messages.ts';
import { Notice } from '../../ui/notice.tsx';
import type { Keys } from './unlock-ways.ts';

/** Why nobody gets in here any more, and what still goes on. */
export function KeysTaken({ keys, words }: { keys: Keys; words: Messages['session']['unlock'] }) {
  switch (keys) {
    case 'here':
      return null;
    case 'locked':
      return (
        <Notice tone="alert" title={words.shutTitle}>
          <p>{words.shut}</p>
          <p>{words.shutNext}</p>
        </Notice>
      );
    case 'wiped':
      return (
        <Notice tone="alert" title={words.wipedTitle}>
          <p>{words.wiped}</p>
        </Notice>
      );
  }
}
