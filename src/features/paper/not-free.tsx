import type { UnixMs } from '#contract/primitives.ts';
import type { Locale, Messages } from '../../i18n/messages.ts';
import { showWhen } from '../../i18n/moments.ts';
import type { PaperState } from '../../store/paper-types.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import type { PaperWords } from './words.ts';

/** Why a number cannot be entered, with who and when. */
export function sayNotFree(
  state: PaperState,
  saying: {
    words: PaperWords['entry'];
    whys: PaperWords['whys'];
    nameOf: (officer: string) => string;
    t: Messages;
    locale: Locale;
    now: UnixMs;
  },
): string {
  const { words, whys, nameOf, now } = saying;
  const who = nameOf(state.by);
  const when = showWhen(state.at, now, saying);
  switch (state.is) {
    case 'entered':
      return words.faults['paper.used'](when, who);
    case 'begun':
      return words.faults['paper.begun'](when, who);
    case 'spoilt':
      return words.faults['paper.spoilt'](when, who, whys[state.why]);
    case 'lost':
      return words.faults['paper.lost'](when, who, whys[state.why]);
    case 'ready':
    case 'printed':
      return words.faults['paper.ready'];
  }
}

/** What can be done about it. */
export function NotFree(props: {
  state: PaperState;
  /** The record or draft is this officer's, and opens. */
  mine: boolean;
  words: PaperWords['entry'];
  onFound: () => void;
}) {
  const { state, mine, words } = props;
  switch (state.is) {
    case 'entered':
      return mine ? (
        <div class="row">
          <LinkButton href={`/records/${state.record}`}>{words.openRecord}</LinkButton>
        </div>
      ) : null;
    case 'begun':
      return mine ? (
        <div class="row">
          <LinkButton href={`/reg/${state.record}`}>{words.resume}</LinkButton>
        </div>
      ) : null;
    case 'spoilt':
    case 'lost':
      return (
        <div class="row">
          <Button onClick={props.onFound}>{words.found}</Button>
        </div>
      );
    default:
      return null;
  }
}
