import type { Messages } from '../../i18n/messages.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { LinkStanding, NotEnrolled } from './enrolling.ts';

const wordsOf = (t: Messages, trouble: NotEnrolled): string =>
  trouble.is === 'other' ? t.session.errors.other(trouble.code) : t.session.errors[trouble.why];

/** Why the device could not be set up. */
export function Trouble(props: { t: Messages; trouble: NotEnrolled; onOtherLink: () => void }) {
  const { t, trouble } = props;
  const linkIsBad = trouble.is === 'declined' && trouble.why.startsWith('code-');
  return (
    <Notice tone="alert">
      <p>{wordsOf(t, trouble)}</p>
      {linkIsBad && (
        <Button look="text" onClick={props.onOtherLink}>
          {t.session.changeLink}
        </Button>
      )}
    </Notice>
  );
}

/** What the first screen tells of the link: nothing when it is open, or while nobody knows [U3]. */
export function LinkTrouble(props: {
  t: Messages;
  standing: LinkStanding | null;
  looking: boolean;
  onAgain: () => void;
}) {
  const { t, standing } = props;
  if (!standing || standing.is === 'open') return null;
  if (standing.is === 'declined') return <Notice tone="alert">{wordsOf(t, standing)}</Notice>;
  return (
    <Notice tone="wait" title={t.session.notChecked}>
      <p>{wordsOf(t, standing)}</p>
      <Button waiting={props.looking} onClick={props.onAgain}>
        {t.device.tryAgain}
      </Button>
    </Notice>
  );
}
