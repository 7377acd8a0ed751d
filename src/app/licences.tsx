import { useState } from 'preact/hooks';
import { useDesk } from '../features/desk-context.ts';
import { useLoaded } from '../features/use-loaded.ts';
import { licences as en } from '../i18n/en/settings.ts';
import { licences as th } from '../i18n/th/settings.ts';

/** A line of `licences.json`, which the build writes; `text` is '' where a package brings none. */
interface Licence {
  name: string;
  version: string;
  licence: string;
  text: string;
}

/** What others wrote and gave, with their licences; fetched when somebody wants to read them. */
export function Licences() {
  const { locale } = useDesk();
  const words = locale === 'th' ? th : en;
  const [open, setOpen] = useState(false);
  const licences = useLoaded(open ? fetchLicences : null);
  return (
    <section class="sheet stack">
      <h2>{words.title}</h2>
      <p>{words.own}</p>
      <details onToggle={({ currentTarget }) => setOpen((was) => was || currentTarget.open)}>
        <summary>{words.others}</summary>
        {licences === null && <p role="status">{words.loading}</p>}
        {licences?.map(({ name, version, licence, text }) => (
          <details key={name}>
            <summary lang="en">{`${name} ${version} (${licence})`}</summary>
            {text ? <LicenceText text={text} /> : <p>{words.noText(licence)}</p>}
          </details>
        ))}
      </details>
    </section>
  );
}

function LicenceText({ text }: { text: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also for whoever has no mouse.
    <pre class="diagnostics" tabIndex={0} lang="en">
      {text}
    </pre>
  );
}

const fetchLicences = async (): Promise<Licence[]> => (await fetch('/licences.json')).json();
