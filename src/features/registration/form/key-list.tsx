import type { RegistrationWords } from '../words.ts';

/** The keys of this page, where there is a keyboard and room to say so. */
export function KeyList({ words }: { words: RegistrationWords }) {
  return (
    <aside class="keys" aria-label={words.keys.title}>
      <h2>{words.keys.title}</h2>
      <dl>
        {words.keys.list.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </aside>
  );
}
