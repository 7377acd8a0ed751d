import { useState } from 'preact/hooks';
import { Entry } from '../../ui/entry.tsx';
import { AskFirst, type AskFirstProps } from './ask-first.tsx';
import { useWords } from './words.ts';

const LONGEST = 500;

/** A button that first says what will happen and asks for a reason, in its place. */
export function WithReason({
  children,
  ready = true,
  onReason,
  ...rest
}: AskFirstProps & {
  onReason: (reason: string) => Promise<void>;
}) {
  const words = useWords();
  const [reason, setReason] = useState('');
  const isMissing = reason.trim() === '';
  return (
    <AskFirst
      {...rest}
      ready={ready && !isMissing}
      onGo={() => onReason(reason.trim().slice(0, LONGEST))}
      onClose={() => setReason('')}
    >
      {(tried) => (
        <>
          {typeof children === 'function' ? children(tried) : children}
          <Entry
            label={words.reason}
            error={tried && isMissing ? words.reasonMissing : null}
            value={reason}
            onValue={setReason}
          />
        </>
      )}
    </AskFirst>
  );
}
