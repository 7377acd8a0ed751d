import { useEffect, useState } from 'preact/hooks';
import type { Overview } from '#contract/overview.ts';
import { showDayAndTime } from '../../i18n/moments.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { useDesk } from '../desk-context.ts';
import { useNow } from '../use-store.ts';
import { DeviceTable } from './device-table.tsx';
import { keepPicture, recallPicture } from './last-picture.ts';
import { countGaps, isFresh, stillThere } from './level.ts';
import { PicturesMissing } from './pictures-missing.tsx';

const SLOW_MS = 8_000;
const AGAIN_MS = 60_000;

type Asking = 'now' | 'slow' | null;
type Answer = 'fresh' | 'not-reached' | 'refused' | null;

/** Is everybody's data in? What arrived, and what is known not to have. */
export default function OverviewPage() {
  const { t, locale, vault, readOverview } = useDesk();
  const scope = vault.officer.scope;
  const now = useNow();
  const [picture, setPicture] = useState<Overview | null>(() => recallPicture(scope));
  const [answer, setAnswer] = useState<Answer>(null);
  const [asking, setAsking] = useState<Asking>(null);

  const ask = async () => {
    setAsking('now');
    const slow = setTimeout(() => setAsking('slow'), SLOW_MS);
    const outcome = await readOverview();
    clearTimeout(slow);
    setAsking(null);
    if (outcome.is === 'read') {
      setPicture(outcome.value);
      keepPicture(scope, outcome.value);
      setAnswer('fresh');
    } else {
      setAnswer(outcome.is === 'refused' ? 'refused' : 'not-reached');
    }
  };
  useEffect(() => {
    void ask();
    const timer = setInterval(() => void ask(), AGAIN_MS);
    return () => clearInterval(timer);
  }, [readOverview]);

  const place = scope === '' ? t.overview.country : unitName(picture, scope);
  return (
    <div class="content content--wide">
      <PageTitle
        title={t.overview.title}
        documentTitle={t.shell.title(t.shell.overview)}
        above={t.overview.scope(place)}
        actions={
          <Button icon="turn" waiting={asking !== null} onClick={() => void ask()}>
            {t.overview.refresh}
          </Button>
        }
      />
      <p role="status" class="muted">
        {statusLine()}
      </p>
      {answer === 'refused' && (
        <Notice tone="alert" title={t.overview.refusedTitle}>
          <p>{t.overview.refused}</p>
        </Notice>
      )}
      {answer === 'not-reached' && picture && (
        <Notice tone="wait">{t.overview.stale(showDayAndTime(picture.at, { t, locale }))}</Notice>
      )}
      {answer === 'not-reached' && !picture && (
        <section class="sheet">
          <EmptyState title={t.overview.offline} more={t.overview.offlineMore} />
        </section>
      )}
      {picture && answer !== 'refused' && <Picture picture={picture} now={now} />}
    </div>
  );

  function statusLine(): string {
    if (asking === 'slow') return t.overview.slow;
    if (asking === 'now' && answer !== 'fresh') return t.overview.asking;
    return picture && answer === 'fresh'
      ? t.overview.asOf(showDayAndTime(picture.at, { t, locale }))
      : '';
  }
}

const unitName = (picture: Overview | null, code: string): string =>
  picture?.units.find((unit) => unit.code === code || unit.code === `${code}00`)?.name ?? code;

function Picture({ picture, now }: { picture: Overview; now: number }) {
  const { t, locale } = useDesk();
  const { devices, quarantined } = picture;
  const sum = (of: (device: (typeof devices)[number]) => number) =>
    devices.reduce((total, device) => total + of(device), 0);
  const count = (n: number) => n.toLocaleString(locale);
  const unsent = sum(stillThere);
  const allFresh = devices.every(({ reported }) => reported && isFresh(reported.at, now));
  const held = sum((device) => device.held);
  const gaps = sum(countGaps);
  const copied = devices.filter(({ repeats }) => repeats > 0).length;
  const figures = [
    { label: t.overview.received, number: count(sum((device) => device.received)), tone: '' },
    {
      label: t.overview.unsent,
      number: `${count(unsent)}${allFresh ? '' : '+'}`,
      tone: unsent > 0 ? 'wait' : '',
    },
    { label: t.overview.gaps, number: count(gaps), tone: gaps > 0 ? 'alert' : '' },
    { label: t.overview.held, number: count(held), tone: held > 0 ? 'alert' : '' },
  ];
  return (
    <>
      <div class="figures figures--four">
        {figures.map(({ label, number, tone }) => (
          <div key={label} class={tone ? `figure figure--${tone}` : 'figure'}>
            <span class="figure__label">{label}</span>
            <span class="figure__number">{number}</span>
          </div>
        ))}
      </div>
      <PicturesMissing devices={devices} />
      {copied > 0 && (
        <Notice tone="alert" title={t.overview.copiedTitle(copied)}>
          <p>{t.overview.copied}</p>
        </Notice>
      )}
      {quarantined > 0 && <Notice tone="alert">{t.overview.quarantined(quarantined)}</Notice>}
      <section class="sheet">
        <div class="sheet__head row">
          <h2>{t.overview.devices}</h2>
          <span class="muted">{t.overview.countDevices(devices.length)}</span>
        </div>
        {devices.length === 0 ? (
          <EmptyState title={t.overview.none} more={t.overview.noneMore} />
        ) : (
          <DeviceTable picture={picture} now={now} />
        )}
        <p class="muted small">{t.overview.explain}</p>
      </section>
    </>
  );
}
