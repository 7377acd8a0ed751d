import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Messages } from '../../i18n/messages.ts';
import { Button } from '../../ui/button.tsx';
import { Entry } from '../../ui/entry.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import type { StartingWith } from './activating.ts';
import { readLink } from './enrolment-link.ts';
import { readCode, readOfficerCode } from './read-code.ts';

/** How to come by a link or a code, and one field for either. */
export function NoLinkPage(props: {
  t: Messages;
  trouble: ComponentChildren;
  /** A code that did not open: one wrong character is mended where it stands. */
  typed: string;
  onLink: (link: StartingWith) => void;
}) {
  const { t } = props;
  const words = t.session.noLink;
  const [pasted, setPasted] = useState(props.typed);
  const [error, setError] = useState<string | null>(null);

  const use = () => {
    const code = readCode(pasted);
    if (code.is === 'code') return props.onLink({ opens: 'device', code: code.code, server: null });
    if (/^[\p{Nd}\s-]+$/u.test(pasted) && readOfficerCode(pasted))
      return setError(words.officerCode);
    const reading = readLink(pasted, location.origin);
    if (reading.is === 'link') props.onLink(reading.link);
    else setError(reading.is === 'elsewhere' ? words.elsewhere(reading.origin) : words.wrong);
  };
  return (
    <form
      class="sheet stack"
      onSubmit={(event) => {
        event.preventDefault();
        use();
      }}
    >
      <PageTitle title={words.title} documentTitle={t.shell.title(t.session.startTitle)} />
      {props.trouble}
      <p>{words.why}</p>
      <ol class="steps">
        {words.how.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      <Entry
        label={words.field}
        hint={words.hint}
        error={error}
        value={pasted}
        onValue={setPasted}
        input={{ inputMode: 'url', autocomplete: 'off', autocapitalize: 'off', spellcheck: false }}
      />
      <Button type="submit" look="primary" size="full">
        {words.use}
      </Button>
    </form>
  );
}
