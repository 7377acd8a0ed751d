import type { AuditEvent, AuditNamed } from '#contract/audit.ts';
import type { UnixMs } from '#contract/primitives.ts';
import { showDate } from '#thai/show-date.ts';
import type { Locale, Messages } from '../../../i18n/messages.ts';
import { showDayAndTime } from '../../../i18n/moments.ts';
import { showRef } from '../../record-state.ts';
import type { AdministrationWords } from '../words.ts';
import { readDetail } from './read-detail.ts';

/** One row of the log in words; empty where there is nothing to say. */
export interface SaidEvent {
  at: string;
  action: string;
  by: string;
  /** The device that it was done from. */
  from: string;
  /** Whom or what it was done to. */
  target: string;
  area: string;
  detail: string;
}

/** What the ids of the rows are called. */
export type Names = ReadonlyMap<string, AuditNamed>;

export interface AuditVoice {
  words: AdministrationWords;
  t: Messages;
  locale: Locale;
}

/** The same words on the screen and in a file: names and labels, never an id or a code. */
export function sayEvent(event: AuditEvent, names: Names, voice: AuditVoice): SaidEvent {
  const { words } = voice;
  const actions: Record<string, string> = words.auditActions;
  return {
    at: when(event.at, voice),
    action: actions[event.action] ?? words.auditOther,
    by: event.officer === null ? words.auditServer : called(event.officer, names, words),
    from: event.device === null ? '' : called(event.device, names, words),
    target: targetOf(event, names, words),
    area: event.area === '' ? words.auditCountry : called(event.area, names, words),
    detail: detailOf(event, names, voice),
  };
}

const when = (at: UnixMs, { t, locale }: AuditVoice) => showDayAndTime(at, { t, locale });

/** A key's own id says nothing beside whose it is; that is already said when they acted themselves. */
function targetOf({ target, officer }: AuditEvent, names: Names, words: AdministrationWords) {
  if (target === null) return '';
  const named = names.get(target);
  const isThemselves = named?.is === 'person' && officer !== null && named.officer === officer;
  return isThemselves ? words.auditThemselves : called(target, names, words);
}

function called(id: string, names: Names, words: AdministrationWords): string {
  const named = names.get(id);
  switch (named?.is) {
    case 'person':
      return named.officer
        ? words.auditPerson(named.name ?? '', named.officer)
        : (named.name ?? '');
    case 'record':
      return words.auditRecord(showRef(named.ref ?? ''));
    case 'envelope': {
      const number = named.ref ? showRef(named.ref) : null;
      return words.auditEnvelope(number, named.seq ?? 0, named.name ?? words.auditNameless);
    }
    default:
      return named?.name ?? (isOfficer(id) ? id : words.auditNameless);
  }
}

/** What people log in with is their name here, also when nobody of this code is known. */
const isOfficer = (id: string) => /^\d{4}-\d{3,5}-\d$/.test(id);

function detailOf(event: AuditEvent, names: Names, { words, locale }: AuditVoice): string {
  const detail = readDetail(event);
  switch (detail.is) {
    case 'nothing':
      return '';
    case 'reason':
      return detail.text;
    case 'roles':
      return detail.roles.map((role) => words.roles[role]).join(' + ');
    case 'duties': {
      const duties = detail.roles.map((role) => words.roles[role]).join(' + ');
      return [called(detail.unit, names, words), duties].join(' · ');
    }
    case 'device':
      return words.auditReplaces(called(detail.device, names, words));
    case 'command':
      return [
        detail.kind && words.auditOrder(words.commandKinds[detail.kind]),
        detail.why && words.ignoredWhy[detail.why],
      ]
        .filter(Boolean)
        .join(' ');
    case 'problem':
      return words.problems[detail.code];
    case 'purpose':
      return [words.purposes[detail.purpose], detail.note].filter(Boolean).join(': ');
    case 'hold':
      return [words.holdCodes[detail.code], words.auditReason(detail.reason)].join(' · ');
    case 'lookup':
      return words.auditLookups[detail.answer];
    case 'twins':
      return [words.auditTwins[detail.act], detail.reason && words.auditReason(detail.reason)]
        .filter(Boolean)
        .join(' · ');
    case 'proposal':
      return [words.auditProposal[detail.act], detail.reason && words.auditReason(detail.reason)]
        .filter(Boolean)
        .join(' · ');
    case 'action':
      return words.auditLookedFor(words.auditActions[detail.action]);
    case 'not-opened':
      return words.auditNotOpened;
    case 'dropped':
      return words.auditDropped(detail.envelopes, showDate(detail.before, 'short', locale));
    case 'unknown':
      return words.auditDetailOther;
  }
}
