import type { DeviceOverview, Overview } from '#contract/overview.ts';
import type { UnixMs } from '#contract/primitives.ts';
import { showAgo, showWhen } from '../../i18n/moments.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { useDesk } from '../desk-context.ts';
import { atLeast, type Level, levelOf, listGaps, stillThere, worstFirst } from './level.ts';
import { silentHours } from './opening.ts';
import { PicturesMissingOf } from './pictures-missing.tsx';

const icons: Record<Level, IconName> = {
  ok: 'check',
  late: 'clock',
  silent: 'warning',
  never: 'more',
};

/** One line a device, the most worrying first. */
export function DeviceTable({ picture, now }: { picture: Overview; now: UnixMs }) {
  const { t, locale, vault } = useDesk();
  const words = { t, locale };
  const unitName = (code: string) => picture.units.find((unit) => unit.code === code)?.name ?? code;
  const when = (at: UnixMs) => showWhen(at, now, words);

  const columns: Column<DeviceOverview>[] = [
    {
      key: 'device',
      head: t.overview.device,
      cell: (device) => (
        <>
          <strong>{unitName(device.unit)}</strong>
          <br />
          {device.label} · {device.dd}
          {device.device === vault.officer.device && ` (${t.overview.thisDevice})`}
        </>
      ),
    },
    {
      key: 'status',
      head: t.overview.status,
      cell: (device) => <LevelWord level={levelOf(device, now)} />,
    },
    {
      key: 'contact',
      head: t.overview.lastContact,
      cell: ({ lastContact }) =>
        lastContact === null ? (
          t.overview.never
        ) : (
          <>
            {when(lastContact)}
            <br />
            <span class="muted small">{showAgo(lastContact, now, words)}</span>
            {silentHours(lastContact, now) > 0 && (
              <>
                <br />
                <span class="small">{t.overview.silentOpen(silentHours(lastContact, now))}</span>
              </>
            )}
          </>
        ),
    },
    {
      key: 'received',
      head: t.overview.received,
      number: true,
      cell: (device) => (
        <>
          {device.received.toLocaleString(locale)}
          <PicturesMissingOf {...device} />
        </>
      ),
    },
    { key: 'unsent', head: t.overview.unsent, cell: (device) => unsentCell(device) },
    {
      key: 'gaps',
      head: t.overview.gaps,
      cell: (device) => {
        const list = listGaps(device);
        return (
          <>
            {list ? <strong>{t.overview.missing(list)}</strong> : t.overview.noGaps}
            {device.repeats > 0 && (
              <>
                <br />
                <strong>{t.overview.repeats(device.repeats)}</strong>
              </>
            )}
          </>
        );
      },
    },
    {
      key: 'held',
      head: t.overview.held,
      number: true,
      cell: (device) => device.held.toLocaleString(locale),
    },
  ];
  return (
    <Table
      caption={t.overview.devices}
      columns={columns}
      rows={worstFirst(picture.devices, now)}
      rowKey={(device) => device.device}
    />
  );

  function unsentCell(device: DeviceOverview) {
    const { reported } = device;
    if (!reported) return t.overview.noReport;
    const count = atLeast(stillThere(device), reported.at, now);
    if (count === '0') return t.overview.nothingUnsent(when(reported.at));
    return (
      <>
        {t.overview.reported(count, when(reported.at), showAgo(reported.at, now, words))}
        {/* The oldest goes first: once something came with the report, nobody knows how old the rest is. */}
        {reported.oldestUnsent !== null && reported.arrived === 0 && (
          <>
            <br />
            <span class="muted small">{t.overview.oldest(when(reported.oldestUnsent))}</span>
          </>
        )}
      </>
    );
  }
}

function LevelWord({ level }: { level: Level }) {
  const { t } = useDesk();
  return (
    <span class={`level level--${level}`}>
      <Icon name={icons[level]} small />
      {t.overview.levels[level]}
    </span>
  );
}
