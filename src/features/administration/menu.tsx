import { PageTitle } from '../../ui/page-title.tsx';
import { useDesk } from '../desk-context.ts';
import { isOffered, pageNames } from './may.ts';
import { MenuEntry } from './page.tsx';
import { useWords } from './words.ts';

/** What a supervisor or administrator may do, in one look. */
export default function AdministrationMenu() {
  const { t, vault } = useDesk();
  const words = useWords();
  return (
    <div class="content stack">
      <PageTitle title={words.title} documentTitle={t.shell.title(words.title)} />
      <p>{words.menuWhy}</p>
      {pageNames
        .filter((name) => isOffered(name, vault.officer.roles))
        .map((name) => (
          <MenuEntry
            key={name}
            href={`/admin/${name}`}
            word={words[name]}
            why={words[`${name}Why`]}
          />
        ))}
    </div>
  );
}
