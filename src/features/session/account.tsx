import './session.css';
import { useState } from 'preact/hooks';
import { useDesk } from '../desk-context.ts';
import { AccountPage } from './account-page.tsx';
import { ChangePassphrasePage } from './change-passphrase-page.tsx';
import { useOwnVault } from './own-vault.ts';
import { PinPage } from './pin-page.tsx';
import { accountWordsIn, wordsIn } from './words.ts';

/** `/account`, and its two steps `pin` and `passphrase`. */
export default function Account({ rest = '' }: { rest?: string }) {
  const { t, locale, store, vault, navigate } = useDesk();
  const words = accountWordsIn(locale);
  const own = useOwnVault();
  const [said, setSaid] = useState<string | null>(null);
  const { officer } = vault.officer;
  const back = (words: string | null = null) => {
    setSaid(words);
    navigate('/account', true);
  };

  switch (rest) {
    case 'pin':
      return (
        <div class="content content--narrow">
          <PinPage
            t={t}
            words={wordsIn(locale)}
            officer={officer}
            onPin={async (pin) => {
              const outcome = await own.save((stored) => vault.setPin(stored, pin));
              if (outcome === 'changed') await store.note('pin-set', officer);
              back(outcome === 'changed' ? words.pin.wasSet : words.dropped);
            }}
            onBack={() => back()}
          />
        </div>
      );
    case 'passphrase':
      return (
        <div class="content content--narrow">
          <ChangePassphrasePage own={own} onBack={() => back()} onChanged={back} />
        </div>
      );
    default:
      return <AccountPage own={own} said={said} onSaid={setSaid} />;
  }
}
