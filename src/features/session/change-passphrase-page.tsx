import { useState } from 'preact/hooks';
import { useDesk } from '../desk-context.ts';
import { useNewPassphrase } from './new-passphrase.tsx';
import type { useOwnVault } from './own-vault.ts';
import { PassphraseEntry } from './passphrase-entry.tsx';
import { StepPage } from './step-page.tsx';
import { accountWordsIn, wordsIn } from './words.ts';

/** The old passphrase, and a new one; works without a network. */
export function ChangePassphrasePage(props: {
  own: ReturnType<typeof useOwnVault>;
  onBack: () => void;
  onChanged: (words: string) => void;
}) {
  const { t, locale, store, vault } = useDesk();
  const all = accountWordsIn(locale);
  const words = all.passphrase;
  const { officer } = vault.officer;
  const [current, setCurrent] = useState('');
  const [fault, setFault] = useState<'missing' | 'wrong' | null>(null);
  const [shown, setShown] = useState(false);
  const [working, setWorking] = useState(false);
  const chosen = useNewPassphrase(t, wordsIn(locale), officer);

  const submit = async () => {
    const passphrase = chosen.take();
    setFault(current.trim() === '' ? 'missing' : null);
    if (passphrase === null || current.trim() === '' || !props.own.stored) return;
    setWorking(true);
    const outcome = await vault.changePassphrase(props.own.stored, current, passphrase);
    if (outcome.is === 'wrong-passphrase') {
      setWorking(false);
      return setFault('wrong');
    }
    const saved = await store.saveOfficer(outcome.stored);
    if (saved) await store.note('passphrase-changed', officer);
    props.onChanged(saved ? words.changed : all.dropped);
  };
  const faults = { missing: words.currentMissing, wrong: words.currentWrong };
  return (
    <StepPage
      t={t}
      above={officer}
      title={words.change}
      onward={working ? words.working : words.change}
      working={working}
      onSubmit={() => void submit()}
      {...(!working && { onBack: props.onBack })}
    >
      <p>{words.why}</p>
      <PassphraseEntry
        t={t}
        label={words.current}
        error={fault && faults[fault]}
        value={current}
        autocomplete="current-password"
        onValue={(typed) => {
          setCurrent(typed);
          setFault(null);
        }}
        shown={shown}
        onShow={setShown}
      />
      {chosen.fields}
    </StepPage>
  );
}
