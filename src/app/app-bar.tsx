import { useDesk } from '../features/desk-context.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { ConnectionChip, ConnectionSpoken } from './connection-chip.tsx';
import { LanguageButton } from './language-button.tsx';

/**
 * Where one is and as whom, the connection and the queue, language and lock; on a phone in two rows.
 * Who is signed in is seen at every size: several officers share a device.
 */
export function AppBar(props: {
  unitName: string;
  inForm: boolean;
  onHide: () => void;
  onLock: () => void;
  onHelp: () => void;
}) {
  const { t, vault } = useDesk();
  return (
    <>
      <div class="app-bar">
        <div class="app-bar__head">
          <a class="app-bar__name" href="/" aria-label={props.inForm ? t.shell.desk : undefined}>
            {props.inForm ? (
              <>
                <Icon name="back" />
                <span class="app-bar__long">{t.shell.desk}</span>
                <span class="app-bar__short">{t.shell.deskShort}</span>
              </>
            ) : (
              <>
                <span class="app-bar__long">{t.shell.app}</span>
                <span class="app-bar__short">{t.shell.appShort}</span>
              </>
            )}
          </a>
          <p class="app-bar__place">
            <span class="hidden-visually">{t.shell.signedIn}</span>
            <span class="app-bar__who">{vault.officer.name}</span>
            <span class="app-bar__unit">{props.unitName}</span>
          </p>
        </div>
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
          <Button look="bar" icon="info" aria-keyshortcuts="F1" onClick={props.onHelp}>
            <span class="app-bar__lock-word">{t.shell.help}</span>
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
