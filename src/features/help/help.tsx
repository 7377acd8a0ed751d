import { help as en } from '../../i18n/en/help.ts';
import { help as th } from '../../i18n/th/help.ts';
import { Button } from '../../ui/button.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { useDesk } from '../desk-context.ts';
import { HelpTopics } from './help-topics.tsx';

/** The same guide as a page, to be read at leisure and printed. */
export default function HelpPage() {
  const { t, locale } = useDesk();
  const words = locale === 'th' ? th : en;
  return (
    <div class="content content--wide printable help-page">
      <PageTitle
        title={words.title}
        documentTitle={t.shell.title(words.title)}
        above={words.lead}
        actions={<Button onClick={() => print()}>{words.print}</Button>}
      />
      <div class="sheet">
        <HelpTopics words={words} level={2} />
      </div>
    </div>
  );
}
