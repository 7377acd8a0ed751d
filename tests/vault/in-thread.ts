import type { Authenticator } from '../../src/vault/authenticator.ts';
import { sha256, utf8 } from '../../src/vault/bytes.ts';
import { createKeyring } from '../../src/vault/keyring.ts';
import type { VaultWorkers } from '../../src/vault/unlocking.ts';

/** Workers of this very thread, with a stretching that costs nothing; `ended` counts the locked. */
export function inThread() {
  const counted = { started: 0, ended: 0 };
  const workers: VaultWorkers = {
    startKeyring() {
      counted.started += 1;
      return {
        keyring: createKeyring(),
        end: () => {
          counted.ended += 1;
        },
      };
    },
    stretchPassphrase: (passphrase, kdf) => sha256(utf8(`${passphrase}|${kdf.salt}`)),
    authenticator: makeAuthenticator('laptop'),
  };
  return { workers, counted };
}

/** What sits in a laptop's lid, as far as a vault can tell: the same salt gives the same bytes. */
export function makeAuthenticator(secret: string, finger: 'shown' | 'turned-away' = 'shown') {
  const evaluate: Authenticator['evaluate'] = async (credential, salt) =>
    finger === 'shown'
      ? { is: 'evaluated', output: await sha256(utf8(`${secret}|${credential}|${salt}`)) }
      : { is: 'cancelled' };
  const authenticator: Authenticator = {
    isThere: async () => true,
    evaluate,
    async make({ code }, salt) {
      const answer = await evaluate(code, salt);
      return answer.is === 'evaluated'
        ? { is: 'made', credential: code, output: answer.output }
        : answer;
    },
  };
  return authenticator;
}
