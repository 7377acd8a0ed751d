import type { Messages } from '../../i18n/messages.ts';
import { Button } from '../../ui/button.tsx';

/** Whoever forgot the passphrase has lost nothing: what to do, folded away. */
export function Forgotten(props: { words: Messages['session']['unlock']; onActivate: () => void }) {
  const { words } = props;
  // What is true whatever one does is no step, and has no number.
  const [calm, ...steps] = words.forgotHow;
  return (
    <details>
      <summary>{words.forgot}</summary>
      <div class="stack">
        <p>{calm}</p>
        <ol class="steps">
          {steps.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
        <Button onClick={props.onActivate}>{words.newSlip}</Button>
      </div>
    </details>
  );
}
