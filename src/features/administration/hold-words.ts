import type { HeldEnvelope, HeldFacts } from '#contract/devices.ts';
import type { UnixMs } from '#contract/primitives.ts';
import { showDayAndTime } from '../../i18n/moments.ts';
import { useDesk } from '../desk-context.ts';
import { showRef } from '../record-state.ts';
import { type AdministrationWords, useWords } from './words.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** A clock that is off by less is right for people. */
const RIGHT_MS = 2 * MINUTE_MS;

/** What is said of something held: only what is known, and whose clock says so. */
export function useHoldWords(unitName: (code: string) => string) {
  const { t, locale } = useDesk();
  return holdWords(useWords(), (at) => showDayAndTime(at, { t, locale }), unitName);
}

export function holdWords(
  words: AdministrationWords,
  when: (at: UnixMs) => string,
  unitName: (code: string) => string,
) {
  const codes: Record<string, string> = words.holdCodes;
  const whys: Record<string, string> = words.holdWhy;
  const ends: Record<string, (when: string) => string> = words.holdEnded;
  return {
    reason: (code: string) => codes[code] ?? words.holdOther,
    why: (code: string) => whys[code] ?? null,

    /** Of whom and of which device it is, and when which right ended. */
    about({ officer, device, unit, code, facts }: HeldEnvelope): string[] {
      const label = facts?.deviceLabel ?? device.slice(-6);
      const state = facts?.deviceState ? words.deviceStates[stateOf(facts.deviceState)] : null;
      const contact = facts?.deviceContact;
      const ended = ends[code];
      const alsoEnded = code === 'officer-revoked' ? null : facts?.authorSuspendedAt;
      return [
        words.holdAuthor(facts?.officerName ?? null, officer),
        [
          words.holdDevice(label, unitName(unit)),
          state,
          contact ? words.lastContact(when(contact)) : null,
        ]
          .filter(Boolean)
          .join(' · '),
        ...(ended && facts?.endedAt ? [ended(when(facts.endedAt))] : []),
        ...(alsoEnded ? [words.holdAuthorSuspended(when(alsoEnded))] : []),
      ];
    },

    /** Which one it is, and when it was written and came. */
    line({ code, seq, since, facts }: HeldEnvelope): string[] {
      if (!facts) return [words.holdSeq(seq), words.holdSince(when(since))];
      const { ref } = facts;
      return [
        ref === null ? words.holdSeq(seq) : words.holdRef(showRef(ref), seq),
        [
          ...(facts.made === null ? [] : [written(facts.made, code, facts)]),
          words.holdArrived(when(facts.arrived)),
        ].join(' · '),
      ];
    },

    declined({ declined, code }: HeldEnvelope): string[] {
      if (!declined) return [];
      const { by, name, at, reason } = declined;
      return [
        words.declinedHeld(codes[code] ?? words.holdOther),
        words.declinedBy(name ? `${name} (${by})` : by, when(at)),
        words.declinedFor(reason),
      ];
    },
  };

  /** By the device's own clock, with how far that was off. */
  function written(made: UnixMs, code: string, { clock, endedAt }: HeldFacts): string {
    const sides: Record<string, string> =
      made + (clock ?? 0) <= (endedAt ?? 0) ? words.writtenBefore : words.writtenAfter;
    const side = endedAt === null ? null : sides[code];
    return [words.holdWritten(when(made)), sayClock(clock), side].filter(Boolean).join(' ');
  }

  function sayClock(clock: number | null): string {
    if (clock === null) return words.clockUnknown;
    const off = Math.abs(clock);
    if (off < RIGHT_MS) return '';
    const span =
      off < 2 * HOUR_MS
        ? words.minutes(Math.round(off / MINUTE_MS))
        : off < 48 * HOUR_MS
          ? words.hours(Math.round(off / HOUR_MS))
          : words.days(Math.round(off / (24 * HOUR_MS)));
    return clock > 0 ? words.clockSlow(span) : words.clockFast(span);
  }
}

const stateOf = (state: string): 'active' | 'suspended' =>
  state === 'suspended' ? 'suspended' : 'active';
