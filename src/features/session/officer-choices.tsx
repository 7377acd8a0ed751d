import type { Uuid } from '#contract/primitives.ts';
import type { Messages } from '../../i18n/messages.ts';
import { readCertificate } from '../../vault/certificate.ts';
import type { OfficerVault } from '../../vault/types.ts';

/** Everybody who works on this device, by name; arrow keys walk. */
export function OfficerChoices(props: {
  words: Messages['session']['unlock'];
  officers: readonly OfficerVault[];
  chosen: Uuid | null;
  onChoose: (id: Uuid) => void;
  /** Somebody pointed at a name, chosen before or not; whoever walks with the keys is not done yet. */
  onPointed: () => void;
}) {
  const { words } = props;
  const wordOf = ({ certificate, stopped }: OfficerVault) => {
    if (stopped) return stopped.why === 'moved' ? words.moved : words.suspended;
    return readCertificate(certificate).waiting ? words.notConfirmed : null;
  };
  return (
    <fieldset>
      <legend class="entry__legend">{words.who}</legend>
      <div class="choices choices--full">
        {props.officers.map((officer) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: whoever walks with the keys goes on with Tab or Enter.
          <label
            key={officer.id}
            class="choice"
            onClick={(event) => {
              if (isPointer(event)) props.onPointed();
            }}
          >
            <input
              type="radio"
              name="officer"
              checked={officer.id === props.chosen}
              onChange={() => props.onChoose(officer.id)}
            />
            {officer.name}
            {wordOf(officer) !== null && ` (${wordOf(officer)})`}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Arrow keys and Space click as well, from no place on the screen. */
const isPointer = ({ detail }: MouseEvent) => detail > 0;
