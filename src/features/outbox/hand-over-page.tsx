import { BackLink } from '../../ui/back-link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { useDesk } from '../desk-context.ts';
import { TakeIn } from '../hand-over-in.tsx';
import { useHandOverWords } from '../hand-over-words.ts';
import { useLoaded } from '../use-loaded.ts';
import { PutOut } from './put-out.tsx';

/** Where no network reaches: what waits goes as a file, others' files go in, receipts come back. */
export default function HandOverPage() {
  const desk = useDesk();
  const { t, device } = desk;
  const words = useHandOverWords();
  const handOver = useLoaded(desk.practice ? null : desk.handOver, [device.id]);
  return (
    <div class="content stack">
      <PageTitle
        title={words.title}
        documentTitle={t.shell.title(words.title)}
        above={<BackLink href="/outbox" word={words.back} />}
      />
      <p>{words.lead}</p>
      {desk.practice && <Notice>{words.practice}</Notice>}
      {handOver && (
        <>
          <PutOut handOver={handOver} />
          <TakeIn handOver={handOver} lead={words.inLead} />
        </>
      )}
    </div>
  );
}
