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
  const isFound = ({ title, steps }: HelpWords['topics'][number]) =>
    sought === '' || [title, ...steps].join(' ').toLowerCase().includes(sought);
  const found = words.topics.filter(isFound).length;
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
          {typed !== '' && (found > 0 ? words.found(found) : words.none(typed))}
        </p>
      </div>
      <div class="guide__topics">
        {words.topics.map((topic) => (
          // A printed guide is a whole one, whatever was looked for on the screen.
          <section
            key={topic.title}
            class={`guide__topic${isFound(topic) ? '' : ' guide__topic--other'}`}
          >
            <Heading>{topic.title}</Heading>
            <ol>
              {topic.steps.map((step) => (
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
