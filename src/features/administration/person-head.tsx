import type { Person } from '#contract/people.ts';
import type { Unit } from '#contract/units.ts';
import { showPhone } from '#thai/phone.ts';
import { showDayAndTime } from '../../i18n/moments.ts';
import { Tag, type TagKind } from '../../ui/tag.tsx';
import { useDesk } from '../desk-context.ts';
import { sayReach, sayRoles } from './say-reach.ts';
import { type Stage, stageOf } from './stage.ts';
import { useWords } from './words.ts';

const looks: Record<Stage, TagKind> = {
  waiting: 'review',
  proposed: 'queued',
  approved: 'queued',
  slip: 'queued',
  active: 'sent',
  suspended: 'fix',
  refused: 'draft',
  unknown: 'draft',
};

/** Who somebody is, what they reach, how far they have come, and who proposed them. */
export function PersonHead({ person, units }: { person: Person; units: readonly Unit[] }) {
  const { t, locale, vault } = useDesk();
  const words = useWords();
  const when = (at: number) => showDayAndTime(at, { t, locale });
  const stage = stageOf(person);
  const { officer, position, phone } = person;
  const facts = [
    officer && <span class="nowrap">{officer}</span>,
    sayRoles(person.roles, words),
    position,
    phone && <span class="nowrap">{words.phoneOf(showPhone(phone))}</span>,
  ].filter(Boolean);
  const { refusal, suspendedAt } = person;
  const reach = sayReach(person, units, words);
  const slip = person.slipUntil === null ? null : words.slipUntil(when(person.slipUntil));
  return (
    <div class="person__head">
      <h3 tabIndex={-1}>
        {fullNameOf(person)}
        {officer === vault.officer.officer && <span class="person__own">{words.you}</span>}
      </h3>
      <Tag
        kind={looks[stage]}
        word={slip !== null && stage === 'slip' ? slip : words.states[stage]}
      />
      <p class="muted">{facts.flatMap((fact, n) => (n === 0 ? [fact] : [' · ', fact]))}</p>
      {reach && (
        <p>
          <strong>{reach}</strong>
        </p>
      )}
      <p class="muted">{proposedLine()}</p>
      {slip !== null && stage !== 'slip' && <p>{slip}</p>}
      {stage === 'suspended' && suspendedAt != null && (
        <p>{words.suspendedAt(when(suspendedAt))}</p>
      )}
      {stage === 'refused' && refusal && (
        <p>
          {words.refusedWhy(refusal.reason)}{' '}
          <span class="muted">{words.refusedBy(refusal.by?.name ?? null, when(refusal.at))}</span>
        </p>
      )}
    </div>
  );

  function proposedLine(): string {
    const at = when(person.proposedAt);
    if (person.proposedByYou) return words.proposedByYou(at);
    const { proposedBy } = person;
    return proposedBy ? words.proposedBy(proposedBy.name, at) : words.proposedByNobody(at);
  }
}

/** As it is written: no space between the title and the first name. */
export const fullNameOf = ({ title, firstName, lastName }: Person): string =>
  `${title}${firstName} ${lastName ?? ''}`.trim();
