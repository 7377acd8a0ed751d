import { useEffect, useState } from 'preact/hooks';
import type { ProposalAct, ProposalReading } from '#contract/proposals.ts';
import { dayInThailand } from '#thai/show-date.ts';
import { showDayAndTime } from '../../i18n/moments.ts';
import { Button } from '../../ui/button.tsx';
import { Entry } from '../../ui/entry.tsx';
import { useDesk } from '../desk-context.ts';
import { showRef } from '../record-state.ts';
import type { Asked } from '../use-asked.ts';
import type { LoadValueWords, SayValue } from '../value-words.ts';
import { Trouble } from './trouble.tsx';
import { useProposalsWords } from './words.ts';

/** What its author saw, what stands now and what is proposed, each with who and when; and the decision. */
export function ProposalSides(props: {
  reading: ProposalReading;
  load: LoadValueWords;
  onDone: (act: ProposalAct) => void;
}) {
  const { administration, t, locale, clock } = useDesk();
  const words = useProposalsWords();
  const { reading, load } = props;
  const { proposal, nowBy, proposedBy } = reading;
  const [say, setSay] = useState<SayValue | null>(null);
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const [said, setSaid] = useState<Asked<null> | null>(null);
  useEffect(() => void load().then((loaded) => setSay(() => loaded)), [load]);

  const decide = async (act: ProposalAct) => {
    const why = reason.trim().slice(0, 200);
    setMissing(act === 'keep' && why === '');
    if ((act === 'keep' && why === '') || said?.is === 'asking') return;
    setSaid({ is: 'asking' });
    const answer = await administration.decideProposal({
      ...{ op: proposal.op, path: proposal.path, rev: reading.rev, act },
      ...(why !== '' && { reason: why }),
    });
    if (answer.is === 'done') props.onDone(act);
    else setSaid(answer);
  };
  const when = (at: number) => showDayAndTime(at, { t, locale });
  const by = (one: typeof nowBy) => one && words.by(one.officer, when(one.at));
  const isWhole = proposal.path === '';
  const isJoined = reading.state === 'joined';
  const value = (of: unknown) => {
    if (reading.hidden) return <p>{words.hidden}</p>;
    const manner = { language: locale, today: dayInThailand(clock.now()) };
    const lines = say?.(proposal.path, of, manner) ?? [];
    if (lines.length === 0) return <p>{words.notStated}</p>;
    return lines.map(({ label, said: text }) => (
      <p key={label} translate={false}>
        <span class="muted">{label}</span> <strong>{text}</strong>
      </p>
    ));
  };
  return (
    <section class="sheet stack">
      <p class="ref">{showRef(proposal.ref)}</p>
      {reading.state === 'void' && <p>{words.ended}</p>}
      {isJoined && <p>{words.joined}</p>}
      <div class="proposals__sides">
        {!isWhole && (
          <div class="stack">
            <h2>{words.seen}</h2>
            {value(reading.seen)}
          </div>
        )}
        <div class="stack">
          <h2>{words.now}</h2>
          {isWhole ? <p>{words.live}</p> : value(reading.now)}
          <p class="muted small">{by(nowBy)}</p>
        </div>
        <div class="stack">
          <h2>{words.proposed}</h2>
          {isWhole ? <p>{words.asksToCancel}</p> : value(reading.proposed)}
          <p class="muted small">{by(proposedBy)}</p>
        </div>
      </div>
      {reading.reason && <p>{words.reasonGiven(reading.reason)}</p>}
      <Entry
        label={words.reason}
        hint={words.reasonHint}
        error={isMissing ? words.reasonMissing : null}
        value={reason}
        onValue={setReason}
        input={{ autocomplete: 'off' }}
      />
      <Trouble of={said} words={words} />
      <div class="row">
        {!isJoined && <Button onClick={() => void decide('take')}>{words.take}</Button>}
        <Button onClick={() => void decide('keep')}>{words.keep}</Button>
      </div>
      <p class="muted small">{words.kept}</p>
    </section>
  );
}
