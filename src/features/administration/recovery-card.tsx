import type { Recovery } from '#contract/recovery.ts';
import { showDayAndTime } from '../../i18n/moments.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useDesk } from '../desk-context.ts';
import { AskFirst } from './ask-first.tsx';
import { type AdministrationWords, useWords } from './words.ts';

/** One asking for drafts: whose, where, how far it has come, and what the reader may do. */
export function RecoveryCard(props: {
  recovery: Recovery;
  unitName: (code: string) => string;
  onDecide: (recovery: Recovery, approve: boolean) => Promise<void>;
}) {
  const { t, locale, vault } = useDesk();
  const words = useWords();
  const { recovery } = props;
  const { name, officer, drafts, deviceLabel, unit, at, state, approvedBy, yours } = recovery;
  const states: Record<string, string> = words.recoveryStates;
  const waits = state === 'asked' ? whyNotYours(recovery, vault.officer.officer, words) : null;
  return (
    <li class="sheet stack">
      <div>
        <p>
          <strong>{words.auditPerson(name, officer)}</strong>
        </p>
        <p>{words.recoveryLine(drafts, deviceLabel, props.unitName(unit))}</p>
        <p class="muted">{words.recoveryAsked(showDayAndTime(at, { t, locale }))}</p>
        <p>
          {states[state] ?? words.auditOther} · {words.approvals(approvedBy.length)}
          {approvedBy.length > 0 && ` (${approvedBy.join(', ')})`}
        </p>
      </div>
      {recovery.letInAloneBy && state === 'asked' && (
        <Notice tone="wait">{words.recoveryLetInAlone(recovery.letInAloneBy)}</Notice>
      )}
      {waits && <p class="muted">{waits}</p>}
      {yours && (
        <div class="button-row">
          <Button look="primary" onClick={() => void props.onDecide(recovery, true)}>
            {words.recoveryApprove}
          </Button>
          <AskFirst
            word={words.recoveryRefuse}
            title={words.recoveryRefuseTitle(name)}
            onGo={() => props.onDecide(recovery, false)}
          >
            <p>{words.recoveryRefuseWhy}</p>
          </AskFirst>
        </div>
      )}
    </li>
  );
}

/** Null when the reader may decide. */
function whyNotYours(
  { officer, approvedBy, yours }: Recovery,
  reader: string,
  words: AdministrationWords,
): string | null {
  if (yours) return null;
  if (officer === reader) return words.recoveryOwn;
  return approvedBy.includes(reader) ? words.recoveryYouDid : words.recoveryNotYours;
}
