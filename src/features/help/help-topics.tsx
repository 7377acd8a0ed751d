import './help.css';
import { useState } from 'preact/hooks';
import { normaliseThai } from '#thai/normalise.ts';
import type { Words } from '../../i18n/messages.ts';
import type { help as th } from '../../i18n/th/help.ts';
import { Entry } from '../../ui/entry.tsx';

export type HelpWords = Words<typeof th>;

/** The guide: found by its words, printed on two pages. */
export function HelpTopics({ words, level }: { words: HelpWords; level: 2 | 3 }) {
  const [typed, setTyped] = useState('');
  const sought = normaliseThai(typed).toLowerCase();
  const topics = words.topics.filter(
    ({ title, steps }) =>
      sought === '' || [title, ...steps].join(' ').toLowerCase().includes(sought),
  );
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <div class="guide stack">
      <div class="guide__search">
        <Entry
          label={words.search}
          value={typed}
          onValue={setTyped}
          input={{ inputMode: 'search', enterkeyhint: 'search' }}
        />
        <p role="status" class="muted">
          {typed !== '' && (topics.length > 0 ? words.found(topics.length) : words.none(typed))}
        </p>
      </div>
      <div class="guide__topics">
        {topics.map(({ title, steps }) => (
          <section key={title} class="guide__topic">
            <Heading>{title}</Heading>
            <ol>
              {steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
          </section>
        ))}
      </div>
      <section class="guide__keys">
        <Heading>{words.keysTitle}</Heading>
        <dl class="facts">
          {words.keys.map(([key, does]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section>
        <Heading>{words.contactsTitle}</Heading>
        <dl class="facts">
          {words.contacts.map(([who, what]) => (
            <div key={who}>
              <dt>{who}</dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  );
}
