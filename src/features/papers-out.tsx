import { paper as en } from '../i18n/en/paper.ts';
import { paper as th } from '../i18n/th/paper.ts';
import { LinkButton } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { useDesk } from './desk-context.ts';
import { usePaperPicture, usePapers } from './use-papers.ts';

/** Forms that were printed and of which nothing has come back yet; nothing when there are none. */
export function PapersOut() {
  const { locale } = useDesk();
  const words = locale === 'th' ? th : en;
  const picture = usePaperPicture(usePapers());
  const isOut = ({ is }: { is: string }) => is === 'printed' || is === 'begun';
  const out = picture?.lines.filter(({ state }) => isOut(state)).length ?? 0;
  if (out === 0) return null;
  return (
    <Notice tone="wait">
      <p>{words.out(out)}</p>
      <div class="row">
        <LinkButton href="/paper/entry">{words.enter}</LinkButton>
        <a href="/paper">{words.title}</a>
      </div>
    </Notice>
  );
}
