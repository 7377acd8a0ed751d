import '../../ui/fields/fields.css';
import { useEffect, useState } from 'preact/hooks';
import type { ClosingReading } from '#contract/closing.ts';
import { BackLink } from '../../ui/back-link.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/fields/text-field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { useDesk } from '../desk-context.ts';
import type { Asked } from '../use-asked.ts';
import { ReadClosing } from './closings-reading.tsx';
import { readClosingLink } from './read-closing-link.ts';
import { Trouble } from './trouble.tsx';
import { useClosingsWords } from './words.ts';

/** Is a code of the end of a day that device's own word, and what of it has come? */
export default function ClosingsPage() {
  const { administration, t } = useDesk();
  const words = useClosingsWords();
  const [text, setText] = useState(() => location.hash.slice(1));
  const [isWrong, setWrong] = useState(false);
  const [asked, setAsked] = useState<Asked<ClosingReading> | null>(null);

  const check = () => {
    const code = readClosingLink(text);
    setWrong(code === null);
    setAsked(code === null ? null : { is: 'asking' });
    if (code !== null) void administration.readClosing(code).then(setAsked);
  };
  // Whoever came by the link of a code has already asked.
  useEffect(() => {
    if (text === '') return;
    history.replaceState(history.state, '', location.pathname);
    check();
  }, []);

  const reading = asked?.is === 'done' ? asked.value : null;
  return (
    <div class="content stack">
      <PageTitle
        title={words.title}
        documentTitle={t.shell.title(words.title)}
        above={<BackLink href="/admin" word={words.above} />}
      />
      <p>{words.why}</p>
      <form
        class="sheet stack"
        onSubmit={(event) => {
          event.preventDefault();
          check();
        }}
      >
        <TextField
          says={{
            ...{ id: 'closing-code', label: words.code, hint: words.codeHint },
            ...(isWrong && { error: words.codeWrong }),
          }}
          value={text}
          onText={setText}
          wide
        />
        <Button look="primary" type="submit" waiting={asked?.is === 'asking'}>
          {words.check}
        </Button>
      </form>
      <Trouble of={asked} words={words} />
      {reading?.is === 'not-genuine' && (
        <Notice tone="alert" title={words.notGenuine}>
          <p>{words.notGenuineMore}</p>
        </Notice>
      )}
      {reading?.is === 'genuine' && <ReadClosing reading={reading} />}
    </div>
  );
}
