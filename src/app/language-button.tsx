import { Button } from '../ui/button.tsx';
import { language, speak } from './language.ts';

/** Named in the language that it leads to. */
export function LanguageButton() {
  const { t, locale } = language.value;
  const other = locale === 'th' ? 'en' : 'th';
  return (
    <Button
      look="bar"
      lang={other}
      aria-label={t.shell.otherLanguageLong}
      onClick={() => void speak(other)}
    >
      {t.shell.otherLanguage}
    </Button>
  );
}
