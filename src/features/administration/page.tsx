import type { ComponentChildren } from 'preact';
import { useCallback, useState } from 'preact/hooks';
import { BackLink } from '../../ui/back-link.tsx';
import { Button } from '../../ui/button.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { useDesk } from '../desk-context.ts';
import { useKeptFocus } from './kept-focus.ts';
import { SaidLast, TellContext, type Telling } from './said.tsx';
import { useWords } from './words.ts';

/**
 * The head that all pages of administration share: the way back, where one is, a look at what is new,
 * and what came of the last act.
 */
export function AdministrationPage(props: {
  title: string;
  /** The page that this one belongs to; the menu of administration unless said. */
  above?: { href: string; word: string };
  onAgain?: () => void;
  children: ComponentChildren;
}) {
  const { t } = useDesk();
  const words = useWords();
  const page = useKeptFocus();
  const [last, setLast] = useState<{ telling: Telling | null; n: number }>({ telling: null, n: 0 });
  const tell = useCallback(
    (telling: Telling | null) => setLast(({ n }) => ({ telling, n: n + 1 })),
    [],
  );
  const { onAgain } = props;
  return (
    <TellContext.Provider value={tell}>
      <div
        class="content content--wide stack administration-page"
        ref={page}
        onFocusIn={({ target }) => {
          // Whoever types on has read it, and needs the room.
          if (last.telling && target instanceof HTMLInputElement) tell(null);
        }}
      >
        <PageTitle
          title={props.title}
          documentTitle={t.shell.title(props.title)}
          above={<BackLink {...(props.above ?? { href: '/admin', word: words.title })} />}
          actions={
            onAgain && (
              <Button
                icon="turn"
                onClick={() => {
                  tell(null);
                  onAgain();
                }}
              >
                {words.refresh}
              </Button>
            )
          }
        />
        <SaidLast {...last} />
        {props.children}
      </div>
    </TellContext.Provider>
  );
}
