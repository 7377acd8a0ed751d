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
}) {
  const { words } = props;
  const nameOf = ({ name, certificate }: OfficerVault) =>
    readCertificate(certificate).waiting ? `${name} (${words.notConfirmed})` : name;
  return (
    <fieldset>
      <legend class="entry__legend">{words.who}</legend>
      <div class="choices choices--full">
        {props.officers.map((officer) => (
          <label key={officer.id} class="choice">
            <input
              type="radio"
              name="officer"
              checked={officer.id === props.chosen}
              onChange={() => props.onChoose(officer.id)}
            />
            {nameOf(officer)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
