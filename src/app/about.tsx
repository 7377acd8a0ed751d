import { useEffect, useState } from 'preact/hooks';
import { DeviceCertificate } from '#contract/certificates.ts';
import { statementTypes } from '#contract/statements.ts';
import { makeReference } from '#thai/reference-number.ts';
import { useDesk } from '../features/desk-context.ts';
import { showRef } from '../features/record-state.ts';
import { roomLeft, type StorageUsed, storageUsed } from '../features/storage-used.ts';
import { news as newsEn } from '../i18n/en/news.ts';
import { about as en } from '../i18n/en/settings.ts';
import { news as newsTh } from '../i18n/th/news.ts';
import { about as th } from '../i18n/th/settings.ts';
import type { Counters, EnrolledDevice } from '../store/types.ts';
import type { SyncPicture } from '../sync/ports.ts';
import { Button } from '../ui/button.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { verifyListed } from '../vault/key-list.ts';
import type { Adapters } from './adapters.ts';
import { type Diagnosis, describe } from './diagnostics.ts';
import { Licences } from './licences.tsx';
import { density, textSize, theme } from './theme.ts';

const MINUTE_MS = 60_000;
const CLOCK_TOLERANCE_MS = 5 * MINUTE_MS;

/** What this device is, whether the centre can be reached, and a text for whoever helps. */
export default function AboutPage(props: { adapters: Adapters; device: EnrolledDevice }) {
  const { t, locale } = useDesk();
  const words = locale === 'th' ? th : en;
  return (
    <div class="content">
      <PageTitle title={words.title} documentTitle={t.shell.title(words.title)} />
      <section class="sheet stack">
        <h2>{t.more.deviceTitle}</h2>
        <DeviceFacts {...props} />
        <p class="muted">
          {t.more.lockIdle(Math.round(props.device.policy.idleLockMs / MINUTE_MS))}
        </p>
        <LineTest {...props} />
      </section>
      <News />
      <Diagnostics {...props} />
      <Licences />
    </div>
  );
}

/** What is new in each version, the newest first. */
function News() {
  const { locale } = useDesk();
  const words = locale === 'th' ? newsTh : newsEn;
  return (
    <section class="sheet stack">
      <h2>{words.title}</h2>
      {Object.entries(words.versions).map(([version, lines]) => (
        <div key={version}>
          <h3>{words.version(version)}</h3>
          <ul class="points">
            {lines.map((line: string) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function LineTest({ adapters, device }: { adapters: Adapters; device: EnrolledDevice }) {
  const { locale } = useDesk();
  const words = locale === 'th' ? th : en;
  const [found, setFound] = useState<SyncPicture['link'] | 'testing' | null>(null);
  const test = async () => {
    setFound('testing');
    setFound(await adapters.testLine(device));
  };
  return (
    <div class="row">
      <Button icon="turn" waiting={found === 'testing'} onClick={() => void test()}>
        {found === 'testing' ? words.testing : words.test}
      </Button>
      <p role="status">{found !== null && found !== 'testing' && words.links[found]}</p>
    </div>
  );
}

function Diagnostics({ adapters, device }: { adapters: Adapters; device: EnrolledDevice }) {
  const { locale, store, outbox, sync, clock } = useDesk();
  const words = locale === 'th' ? th : en;
  const [copied, setCopied] = useState<boolean | null>(null);
  const [text, setText] = useState('');
  const gather = async (): Promise<Diagnosis> => ({
    version: adapters.version,
    at: clock.now(),
    device: device.id,
    unit: device.unit.code,
    browser: navigator.userAgent,
    counters: await store.counters(),
    outbox: outbox.value,
    sync: sync.value,
    storage: await measureStorage(),
    finding: store.finding.is,
    screen: `${innerWidth}x${innerHeight} @${devicePixelRatio}`,
    settings: `${theme.value} ${textSize.value} ${density.value} ${locale}`,
    offlineReady: navigator.serviceWorker?.controller !== null,
  });
  useEffect(() => void gather().then((all) => setText(describe(all))), []);
  const copy = async () => {
    const fresh = describe(await gather());
    setText(fresh);
    setCopied(
      await navigator.clipboard.writeText(fresh).then(
        () => true,
        () => false,
      ),
    );
  };
  return (
    <section class="sheet stack">
      <p>{words.noPersonal}</p>
      <div class="row">
        <Button icon="copies" onClick={() => void copy()}>
          {words.copy}
        </Button>
        <p role="status">{copied !== null && (copied ? words.copied : words.copyFailed)}</p>
      </div>
      <details open={copied === false}>
        <summary>{words.details}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also for whoever has no mouse. */}
        <pre class="diagnostics" tabIndex={0} lang="en">
          {text}
        </pre>
      </details>
    </section>
  );
}

interface Storage extends StorageUsed {
  persisted: boolean;
}

function DeviceFacts({ adapters, device }: { adapters: Adapters; device: EnrolledDevice }) {
  const { t, locale, vault, store } = useDesk();
  const [label, setLabel] = useState('');
  const [storage, setStorage] = useState<Storage | null>(null);
  const [counters, setCounters] = useState<Counters | null>(null);
  useEffect(() => {
    void measureStorage().then(setStorage);
    void store.counters().then(setCounters);
    void store.keyList().then(async (keys) => {
      const type = statementTypes.deviceCertificate;
      const { certificate } = device;
      const read = await verifyListed(keys, 'enrolment', type, certificate, DeviceCertificate);
      setLabel(read?.label ?? '');
    });
  }, [store]);
  const words = t.more;
  const { numbers } = device;
  const offlineReady = navigator.serviceWorker?.controller !== null;
  const facts: [string, string][] = [
    [(locale === 'th' ? th : en).device, label ? `${label} (${numbers.dd})` : numbers.dd],
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

  function showStorage(used: Storage): string {
    const megabytes = (bytes: number, digits: number) => (bytes / 1024 / 1024).toFixed(digits);
    const left = roomLeft(used);
    return words.storageOf(megabytes(used.usage, 1), left === null ? null : megabytes(left, 0));
  }

  function clockWords(offset: number | null): string {
    if (offset === null) return words.clockUnknown;
    const wrong = Math.abs(offset) > CLOCK_TOLERANCE_MS;
    return wrong ? words.clockWrong(Math.round(Math.abs(offset) / MINUTE_MS)) : words.clockOk;
  }
}

async function measureStorage(): Promise<Storage> {
  const used = (await storageUsed()) ?? { usage: 0, quota: 0 };
  return { ...used, persisted: await navigator.storage.persisted() };
}
