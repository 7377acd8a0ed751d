import { Button } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/fields/text-field.tsx';
import { deskSettings } from '../../desk-settings.ts';
import type { RegistrationWords } from '../words.ts';
import { Pad } from './pad.tsx';
import type { Lacking, Signing } from './signing.ts';

/** Only a sheet that is cut in two has a half that stays at the office. */
const hasOfficeHalf = (): boolean => deskSettings.value.slip === 'a5';

export const witnessId = (n: 1 | 2) => `sign-witness-${n}`;

/** What is done in the chosen way. */
export function Way(props: {
  words: RegistrationWords;
  signing: Signing;
  sign: (next: Signing) => void;
  lacking: Lacking | undefined;
  reference: string;
  /** A paper that somebody has signed is being copied. */
  isCopied: boolean;
}) {
  const { words, signing, sign, lacking, reference, isCopied } = props;
  const { sign: say, faultWords } = words;
  switch (signing.way) {
    case undefined:
      return null;
    case 'paper':
      if (isCopied) return <p>{say.paperCopied}</p>;
      return <p>{(hasOfficeHalf() ? say.paper : say.paperAlone)(reference)}</p>;
    case 'screen':
      return (
        <>
          <Pad
            words={words}
            strokes={signing.strokes}
            onStrokes={(strokes) => sign({ ...signing, strokes })}
          />
          <div>
            <Button onClick={() => sign({ ...signing, strokes: [] })}>{say.clear}</Button>
          </div>
        </>
      );
    case 'thumbprint': {
      const [first, second] = signing.witnesses;
      return (
        <>
          <p>{isCopied ? say.thumbprintCopied : say.thumbprint(reference)}</p>
          <div class="fields">
            {([1, 2] as const).map((n) => (
              <TextField
                key={n}
                says={{
                  id: witnessId(n),
                  label: say.witness(n),
                  error:
                    lacking === n
                      ? faultWords[
                          n === 2 && second.trim() !== '' ? 'witness.same' : 'witness.empty'
                        ]({
                          ...{ n, of: 2, field: '', typed: '' },
                        })
                      : undefined,
                }}
                value={n === 1 ? first : second}
                onText={(text) =>
                  sign({ ...signing, witnesses: n === 1 ? [text, second] : [first, text] })
                }
              />
            ))}
          </div>
        </>
      );
    }
  }
}
