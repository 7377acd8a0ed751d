import { maskName } from '#thai/names.ts';
import { Button } from '../../ui/button.tsx';
import { Strip } from '../../ui/strip.tsx';
import { cardInHand, putCardAway, readerState } from '../card-in-hand.ts';
import { useDesk } from '../desk-context.ts';
import { useCardWords } from './words.ts';

/** What the reader has to say; a card that is read in a form is the form's own business. */
export function CardStrip({ inForm }: { inForm: boolean }) {
  const { navigate } = useDesk();
  const words = useCardWords();
  const card = cardInHand.value;
  const state = readerState.value;
  if (card && !inForm) {
    const { firstName, lastName } = card.person;
    return (
      <Strip
        actions={
          <>
            <Button
              look="primary"
              onClick={() => {
                cardInHand.value = { ...card, wanted: true };
                navigate('/reg/new');
              }}
            >
              {words.start}
            </Button>
            <Button onClick={putCardAway}>{words.putAway}</Button>
          </>
        }
      >
        {words.read(maskName(firstName, lastName || null))}
      </Strip>
    );
  }
  const speaks =
    state === 'reading' || state === 'not-read' || state === 'unfit' || state === 'gone';
  return speaks ? <Strip>{words.states[state]}</Strip> : null;
}
