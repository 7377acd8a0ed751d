import type { ComponentChildren } from 'preact';
import { Button, LinkButton } from '../../ui/button.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { useDesk } from '../desk-context.ts';
import { useWords } from './words.ts';

/** The head that all pages of administration share: where one is, and a look at what is new. */
export function AdministrationPage(props: {
  title: string;
  onAgain?: () => void;
  children: ComponentChildren;
}) {
  const { t } = useDesk();
  const words = useWords();
  return (
    <div class="content content--wide stack">
      <PageTitle
        title={props.title}
        documentTitle={t.shell.title(props.title)}
        above={<a href="/admin">{words.title}</a>}
        actions={
          props.onAgain && (
            <Button icon="turn" onClick={props.onAgain}>
              {words.refresh}
            </Button>
          )
        }
      />
      {props.children}
    </div>
  );
}

/** One thing that may be gone to, with what it is for. */
export function MenuEntry(props: { href: string; word: string; why: string }) {
  return (
    <section class="sheet stack">
      <LinkButton href={props.href} look="secondary" size="full">
        {props.word}
      </LinkButton>
      <p class="muted">{props.why}</p>
    </section>
  );
}
