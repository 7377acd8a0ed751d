import { BackLink } from '../../ui/back-link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { useDesk } from '../desk-context.ts';
import { TakeIn } from '../hand-over-in.tsx';
import { useHandOverWords } from '../hand-over-words.ts';
import { useLoaded } from '../use-loaded.ts';

/** Where a supervisor takes in what a device without a network put out. */
export default function HandOversPage() {
  const desk = useDesk();
  const words = useHandOverWords();
  const handOver = useLoaded(desk.practice ? null : desk.handOver, [desk.device.id]);
  const { title, above, why, apart } = words.review;
  return (
    <div class="content stack">
      <PageTitle
        title={title}
        documentTitle={desk.t.shell.title(title)}
        above={<BackLink href="/admin" word={above} />}
      />
      {desk.practice && <Notice>{words.practice}</Notice>}
      {handOver && <TakeIn handOver={handOver} lead={why} />}
      <p class="muted">{apart}</p>
    </div>
  );
}
