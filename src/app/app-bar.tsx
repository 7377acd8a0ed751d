import { useDesk } from '../features/desk-context.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { ConnectionChip, ConnectionSpoken } from './connection-chip.tsx';
import { LanguageButton } from './language-button.tsx';

/** Where one is, the connection and the queue, language and lock; on a phone in two rows. */
export function AppBar(props: {
  unitName: string;
  inForm: boolean;
  onHide: () => void;
  onLock: () => void;
}) {
  const { t, vault } = useDesk();
  return (
    <>
      <div class="app-bar">
        <a class="app-bar__name" href="/">
          {props.inForm ? (
            <>
              <Icon name="back" />
              {t.shell.desk}
            </>
          ) : (
            <>
              <span class="app-bar__long">{t.shell.app}</span>
              <span class="app-bar__short">{t.shell.appShort}</span>
            </>
          )}
        </a>
        <span class="app-bar__place">
          {props.unitName} · {vault.officer.name}
        </span>
        <div class="app-bar__chip">
          <ConnectionChip />
        </div>
        <div class="app-bar__tools">
          <LanguageButton />
          <Button
            look="bar"
            icon="eye-off"
            aria-keyshortcuts="Control+Alt+H"
            onClick={props.onHide}
          >
            <span class="app-bar__lock-word">{t.shell.curtain}</span>
          </Button>
          <Button look="bar" icon="lock" aria-keyshortcuts="Control+Alt+L" onClick={props.onLock}>
            <span class="app-bar__lock-word">{t.shell.lock}</span>
          </Button>
        </div>
      </div>
      <div class="frame__sub-bar">
        <ConnectionChip bar />
      </div>
      <ConnectionSpoken />
    </>
  );
}
