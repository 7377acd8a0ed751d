import { useEffect, useState } from 'preact/hooks';
import { makeReference } from '#thai/reference-number.ts';
import { administers } from '../features/administration/may.ts';
import { useDesk } from '../features/desk-context.ts';
import { showRef } from '../features/record-state.ts';
import { type Locale, locales } from '../i18n/messages.ts';
import type { Counters, EnrolledDevice } from '../store/types.ts';
import { LinkButton } from '../ui/button.tsx';
import { Choices } from '../ui/choices.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import type { Adapters } from './adapters.ts';
import { language, speak } from './language.ts';
import { chooseTheme, theme, themeChoices } from './theme.ts';

const languageNames: Record<Locale, string> = { th: 'ไทย', en: 'English' };
const MINUTE_MS = 60_000;
const CLOCK_TOLERANCE_MS = 5 * MINUTE_MS;

/** Language, colours, and what this device is. */
export default function MorePage(props: { adapters: Adapters; device: EnrolledDevice }) {
  const { t, vault } = useDesk();
  return (
    <div class="content">
      <PageTitle title={t.shell.more} documentTitle={t.shell.title(t.shell.more)} />
      <section class="sheet stack">
        <Choices
          legend={t.more.language}
          options={locales.map((value) => ({ value, word: languageNames[value] }))}
          chosen={language.value.locale}
          onChoose={(locale) => void speak(locale)}
        />
        <Choices
          legend={t.more.theme}
          options={themeChoices.map((value) => ({ value, word: t.more.themes[value] }))}
          chosen={theme.value}
          onChoose={chooseTheme}
        />
        <p class="muted">{t.more.themeHint}</p>
      </section>
      {administers(vault.officer.roles) && (
        <LinkButton href="/admin" size="full" icon="person">
          {t.more.administration}
        </LinkButton>
      )}
      <div class="row">
        <LinkButton href="/account" icon="person">
          {t.more.account}
        </LinkButton>
        <LinkButton href="/prepare" icon="check">
          {t.more.prepare}
        </LinkButton>
        <LinkButton href="/practice" icon="turn">
          {t.more.practice}
        </LinkButton>
      </div>
      <section class="sheet">
        <h2>{t.more.deviceTitle}</h2>
        <DeviceFacts {...props} />
      </section>
      <section class="sheet">
        <h2>{t.more.keys}</h2>
        <dl class="facts">
          {t.more.keyList.map(([key, does]) => (
            <div key={key}>
              <dt>{key}</dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <p class="muted">
          {t.more.lockIdle(Math.round(props.device.policy.idleLockMs / MINUTE_MS))}
        </p>
      </section>
    </div>
  );
}

interface Storage {
  usage: number;
  quota: number;
  persisted: boolean;
}

function DeviceFacts({ adapters, device }: { adapters: Adapters; device: EnrolledDevice }) {
  const { t, vault, store } = useDesk();
  const [storage, setStorage] = useState<Storage | null>(null);
  const [counters, setCounters] = useState<Counters | null>(null);
  useEffect(() => {
    void measureStorage().then(setStorage);
    void store.counters().then(setCounters);
  }, [store]);
  const words = t.more;
  const { numbers } = device;
  const offlineReady = navigator.serviceWorker?.controller !== null;
  const facts: [string, string][] = [
    [words.unit, device.unit.name],
    [words.officer, `${vault.officer.name} (${vault.officer.officer})`],
    [
      words.numbers,
      counters ? showRef(makeReference({ ...numbers, number: counters.nextNumber })) : '',
    ],
    [words.version, adapters.version],
    [words.offlineReady, offlineReady ? words.offlineYes : words.offlineNo],
    [words.storage, storage ? showStorage(storage) : ''],
    [words.kept, storage?.persisted ? words.keptYes : words.keptNo],
    [words.serverClock, clockWords(counters?.clockOffset ?? null)],
  ];
  return (
    <dl class="facts">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );

  function showStorage({ usage, quota }: Storage): string {
    const megabytes = (bytes: number, digits: number) => (bytes / 1024 / 1024).toFixed(digits);
    return words.storageOf(megabytes(usage, 1), megabytes(quota - usage, 0));
  }

  function clockWords(offset: number | null): string {
    if (offset === null) return words.clockUnknown;
    const wrong = Math.abs(offset) > CLOCK_TOLERANCE_MS;
    return wrong ? words.clockWrong(Math.round(Math.abs(offset) / MINUTE_MS)) : words.clockOk;
  }
}

async function measureStorage(): Promise<Storage> {
  const { usage = 0, quota = 0 } = await navigator.storage.estimate();
  return { usage, quota, persisted: await navigator.storage.persisted() };
}
