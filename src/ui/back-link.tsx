import { Icon } from './icon.tsx';

/** The way to the page that this one belongs to. */
export const BackLink = ({ href, word }: { href: string; word: string }) => (
  <a class="back-link" href={href}>
    <Icon name="back" small />
    {word}
  </a>
);
