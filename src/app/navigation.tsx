import { useLocation } from 'preact-iso';
import type { Role } from '#contract/certificates.ts';
import type { Growing } from '#contract/primitives.ts';
import { useDesk } from '../features/desk-context.ts';
import { Icon, type IconName } from '../ui/icon.tsx';

const overseers: readonly Growing<Role>[] = ['supervisor', 'province', 'dopa-admin', 'auditor'];

interface Place {
  path: string;
  /** Where the pages begin that are reached from it. */
  within?: readonly string[];
  word: string;
  /** Where there is room for more. */
  long?: string;
  icon: IconName;
  keyHint?: string;
  count?: number;
}

/** `true` on a page below the place: one is there, and the entry still leads somewhere. */
function currentIn({ path, within = [] }: Place, here: string): 'page' | 'true' | undefined {
  if (here === path) return 'page';
  return within.some((start) => here.startsWith(start)) ? 'true' : undefined;
}

const underMore = [
  '/admin',
  '/review',
  '/account',
  '/prepare',
  '/settings',
  '/practice',
  '/help',
  '/about',
];

/** The main menu: a rail on wide screens, a bar at the bottom on others. */
export function Navigation() {
  const { t, vault, outbox } = useDesk();
  const { path } = useLocation();
  const { unsent } = outbox.value;
  const oversees = vault.officer.roles.some((role) => overseers.includes(role));
  const places: Place[] = [
    { path: '/', word: t.shell.deskShort, long: t.shell.desk, icon: 'desk' },
    { path: '/records', within: ['/records/'], word: t.shell.records, icon: 'list' },
    {
      ...{ path: '/outbox', within: ['/outbox/'], word: t.shell.outbox },
      ...{ icon: 'outbox', keyHint: 'F8', count: unsent },
    },
    // Five at most: whoever oversees finds the paper forms under "more".
    oversees
      ? { path: '/overview', within: ['/overview/'], word: t.shell.overview, icon: 'chart' }
      : {
          ...{ path: '/paper', within: ['/paper/'], word: t.shell.paperShort },
          ...{ long: t.shell.paper, icon: 'paper' },
        },
    {
      path: '/more',
      within: [...underMore, ...(oversees ? ['/paper'] : [])],
      word: t.shell.more,
      icon: 'more',
    },
  ];
  return (
    <nav class="frame__nav nav" aria-label={t.shell.nav}>
      <ul class="nav__list">
        {places.map((place) => (
          <li key={place.path}>
            <a class="nav__item" href={place.path} aria-current={currentIn(place, path)}>
              <span class="nav__icon">
                <Icon name={place.icon} />
                {place.count !== undefined && place.count > 0 && (
                  <span class="nav__count">
                    <span aria-hidden="true">{place.count}</span>
                    <span class="hidden-visually">{t.shell.waiting(place.count)}</span>
                  </span>
                )}
              </span>
              <span class="nav__word">
                <span class="nav__short">{place.word}</span>
                <span class="nav__long">{place.long ?? place.word}</span>
              </span>
              {place.keyHint && <kbd>{place.keyHint}</kbd>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
