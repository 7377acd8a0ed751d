import { administers } from '../features/administration/may.ts';
import { useDesk } from '../features/desk-context.ts';
import { Icon, type IconName } from '../ui/icon.tsx';
import { PageTitle } from '../ui/page-title.tsx';

/** Everything that is not needed for every debtor. */
export default function MorePage() {
  const { t, vault, device } = useDesk();
  const words = t.more;
  const { name, officer } = vault.officer;
  const places: { href: string; word: string; icon: IconName }[] = [
    ...(administers(vault.officer.roles)
      ? [{ href: '/admin', word: words.administration, icon: 'person' } as const]
      : []),
    { href: '/account', word: words.account, icon: 'person' },
    { href: '/paper', word: t.shell.paper, icon: 'paper' },
    { href: '/bin', word: t.desk.bin, icon: 'copies' },
    { href: '/settings', word: words.settings, icon: 'pencil' },
    { href: '/prepare', word: words.prepare, icon: 'check' },
    { href: '/practice', word: words.practice, icon: 'turn' },
    { href: '/help', word: words.help, icon: 'info' },
    { href: '/about', word: words.about, icon: 'desk' },
  ];
  return (
    <div class="content">
      <PageTitle title={t.shell.more} documentTitle={t.shell.title(t.shell.more)} />
      {/* In full, because the bar cuts a long name. */}
      <p>
        {t.shell.signedIn} <strong>{name}</strong> ({officer}) · {device.unit.name}
      </p>
      <ul class="sheet places">
        {places.map(({ href, word, icon }) => (
          <li key={href}>
            <a class="places__item" href={href}>
              <Icon name={icon} />
              <span>{word}</span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
