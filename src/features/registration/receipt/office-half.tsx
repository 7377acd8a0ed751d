import { cutIntoFrames } from '#contract/rescue-frames.ts';
import { slip as words } from '../../../i18n/th/slip.ts';
import { Qr } from '../../qr.tsx';
import { Slip } from './slip.tsx';
import type { SlipFacts } from './slip-facts.ts';

/** An envelope that has not arrived yet, with its SHA-256. */
export interface Rescue {
  envelope: Uint8Array;
  sha256: Uint8Array;
}

/**
 * What the office keeps: the debtor's half again, the place to sign where signing is on paper, and
 * the sealed envelope as QR codes while nobody else has it. It is ciphertext: a finder reads nothing.
 */
export function OfficeHalf(props: { facts: SlipFacts; rescue: Rescue | null; practice: boolean }) {
  const { facts, rescue, practice } = props;
  return (
    <div class="office" lang="th">
      <div class="office__words">
        <Slip facts={facts} whose={words.office} practice={practice} />
        <SignHere facts={facts} />
      </div>
      {rescue && <RescueCodes rescue={rescue} />}
    </div>
  );
}

function SignHere({ facts }: { facts: SlipFacts }) {
  if (facts.signed === null) return null;
  const { signed, witnesses } = facts;
  return (
    <div class="sign-here">
      <p>{words.signHere[signed]}</p>
      {signed === 'paper' && <p class="sign-here__line">{words.signature}</p>}
      {signed === 'thumbprint' && (
        <>
          <p class="sign-here__thumb">{words.thumb}</p>
          {witnesses.map((name, i) => (
            <p key={name} class="sign-here__line">
              {words.witness(i + 1, name)}
            </p>
          ))}
        </>
      )}
      {signed !== 'screen' && <p class="sign-here__line">{words.officerSigns}</p>}
    </div>
  );
}

function RescueCodes({ rescue }: { rescue: Rescue }) {
  const frames = cutIntoFrames(rescue.envelope, rescue.sha256);
  return (
    <div class="rescue">
      <p>{frames ? words.rescue : words.rescueTooBig}</p>
      <div class="rescue__codes">
        {frames?.map((frame, i) => (
          <figure key={frame[12]}>
            <Qr data={[...frame]} label={words.rescueFrame(i + 1, frames.length)} />
            <figcaption>{words.rescueFrame(i + 1, frames.length)}</figcaption>
          </figure>
        ))}
      </div>
    </div>
  );
}
