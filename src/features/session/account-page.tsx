import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { dayInThailand, showDate } from '#thai/show-date.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { isPrfSlot } from '../../vault/may-open.ts';
import { useDesk } from '../desk-context.ts';
import { sayStopped } from '../say-stopped.ts';
import type { useOwnVault } from './own-vault.ts';
import { accountWordsIn } from './words.ts';

/** Who one is here, and the ways in. */
export function AccountPage(props: {
  own: ReturnType<typeof useOwnVault>;
  said: string | null;
  onSaid: (words: string | null) => void;
}) {
  const { t, locale, vault, vaults, device } = useDesk();
  const words = accountWordsIn(locale);
  const { own } = props;
  const [canPrf, setCanPrf] = useState(true);
  const [adding, setAdding] = useState(false);
  useEffect(() => void vaults.canPrf().then(setCanPrf), [vaults]);
  const why = own.stored?.stopped;
  const stopped = why ? sayStopped(why, { t, locale }, device.unit.name) : null;
  const hasPin = own.stored?.pin !== undefined;
  const hasPrf = own.stored?.slots.some(isPrfSlot) ?? false;

  const removePin = async () => {
    const outcome = await own.save((stored) => vault.removePin(stored));
    props.onSaid(outcome === 'changed' ? words.pin.removed : words.dropped);
  };
  const addPrf = async () => {
    if (!own.stored) return;
    setAdding(true);
    const outcome = await vault.addPrf(own.stored);
    setAdding(false);
    if (outcome.is !== 'added') {
      return props.onSaid(outcome.is === 'cancelled' ? words.prf.cancelled : words.prf.notPossible);
    }
    const saved = await own.save(() => outcome.stored);
    props.onSaid(saved === 'changed' ? words.prf.added : words.dropped);
  };
  const removePrf = async () => {
    const outcome = await own.save((stored) => vault.removePrf(stored));
    props.onSaid(outcome === 'changed' ? words.prf.removed : words.dropped);
  };

  return (
    <div class="content content--narrow">
      <PageTitle title={words.title} documentTitle={t.shell.title(words.title)} above={words.why} />
      <div role="status">{props.said !== null && <Notice tone="good">{props.said}</Notice>}</div>
      {stopped && (
        <Notice tone="alert" title={stopped.first}>
          <p>{stopped.next}</p>
        </Notice>
      )}
      <section class="sheet">
        <Facts stopped={stopped !== null} />
      </section>
      <Settled title={words.pin.title} how={hasPin ? words.pin.set : words.pin.none}>
        <LinkButton href="/account/pin">{hasPin ? words.pin.change : words.pin.choose}</LinkButton>
        {hasPin && (
          <Button look="text" onClick={() => void removePin()}>
            {words.pin.remove}
          </Button>
        )}
      </Settled>
      <Settled title={words.passphrase.title} how={words.passphrase.why}>
        <LinkButton href="/account/passphrase">{words.passphrase.change}</LinkButton>
      </Settled>
      <Settled
        title={words.prf.title}
        how={hasPrf ? words.prf.set : canPrf ? words.prf.why : words.prf.notPossible}
      >
        {hasPrf ? (
          <Button onClick={() => void removePrf()}>{words.prf.remove}</Button>
        ) : (
          canPrf && (
            <Button waiting={adding} onClick={() => void addPrf()}>
              {adding ? words.prf.working : words.prf.add}
            </Button>
          )
        )}
      </Settled>
    </div>
  );
}

function Settled(props: { title: string; how: string; children: ComponentChildren }) {
  return (
    <section class="sheet stack-tight">
      <h2>{props.title}</h2>
      <p>{props.how}</p>
      <div class="row">{props.children}</div>
    </section>
  );
}

function Facts({ stopped }: { stopped: boolean }) {
  const { locale, vault, device } = useDesk();
  const words = accountWordsIn(locale);
  const { name, officer, roles, scope, until, waiting } = vault.officer;
  const area = useArea(scope);
  const roleWords: Partial<Record<string, string>> = words.roleNames;
  const facts = [
    [words.name, name],
    [words.code, officer],
    [words.unit, device.unit.name],
    [words.roles, roles.map((role) => roleWords[role] ?? role).join(', ')],
    [words.area, area ?? scope],
    [
      words.until,
      waiting
        ? words.notConfirmed
        : stopped
          ? words.stopped
          : `${showDate(dayInThailand(until), 'long', locale)} (${words.untilMore})`,
    ],
  ] as const;
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
}

/** The area in words; null until the table of places is there. */
function useArea(scope: string): string | null {
  const { locale, places } = useDesk();
  const [area, setArea] = useState<string | null>(null);
  useEffect(() => {
    if (scope === '') return setArea(accountWordsIn(locale).country);
    void places().then(
      (table) =>
        setArea(
          scope.length === 2
            ? (table.provinces().find(({ code }) => code === scope)?.name ?? null)
            : (table.unit(scope)?.name ?? null),
        ),
      // Without the table the code itself is shown.
      () => {},
    );
  }, [places, scope, locale]);
  return area;
}
