import type { PaperState } from '../../store/paper-types.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import type { PaperWords } from './words.ts';

export const paperStates = ['printed', 'begun', 'entered', 'spoilt', 'lost', 'ready'] as const;

const icons: Record<PaperState['is'], IconName> = {
  ready: 'list',
  printed: 'clock',
  begun: 'pencil',
  entered: 'check',
  spoilt: 'close',
  lost: 'search',
};

/** Where a form is: icon, word and border together. */
export function StateTag({ is, words }: { is: PaperState['is']; words: PaperWords }) {
  return (
    <span class={`tag tag--paper-${is}`}>
      <Icon name={icons[is]} small />
      {words.states[is]}
    </span>
  );
}
