import { render } from 'preact';
import HelpDialog from '../features/help/help-dialog.tsx';
import type { Locale } from '../i18n/messages.ts';

/** The guide over a page that comes before the desk; it leads back to where the focus was. */
export function showHelp(locale: Locale): void {
  if (document.querySelector('dialog[open]')) return;
  const place = document.createElement('div');
  document.body.append(place);
  const close = () => {
    render(null, place);
    place.remove();
  };
  render(<HelpDialog locale={locale} onClose={close} />, place);
}
