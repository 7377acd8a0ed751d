import {
  type AuditEvent,
  auditActions,
  auditDetails,
  lookupWords,
  readPurposes,
} from '#contract/audit.ts';
import { roles } from '#contract/certificates.ts';
import { CommandOrder, ignoredWhy } from '#contract/commands.ts';
import { twinActs } from '#contract/duplicates.ts';
import { holdCodes } from '#contract/mailbox.ts';
import { IsoDate, UnitCode, Uuid } from '#contract/primitives.ts';
import { problemCodes } from '#contract/problem.ts';
import { proposalActs } from '#contract/proposals.ts';

const commandKinds = CommandOrder.def.options.flatMap(({ shape }) => shape.kind.def.values);

type Of<List extends readonly string[]> = List[number];

/** What the detail of a row says, apart from any language. */
export type Detail =
  | { is: 'nothing' }
  | { is: 'reason'; text: string }
  | { is: 'roles'; roles: Of<typeof roles>[] }
  | { is: 'duties'; unit: UnitCode; roles: Of<typeof roles>[] }
  | { is: 'device'; device: Uuid }
  | {
      is: 'command';
      kind: Of<typeof commandKinds> | null;
      why: Of<typeof ignoredWhy> | null;
    }
  | { is: 'problem'; code: Of<typeof problemCodes> }
  | { is: 'purpose'; purpose: Of<typeof readPurposes>; note: string }
  | { is: 'hold'; code: Of<typeof holdCodes>; reason: string }
  | { is: 'lookup'; answer: Of<typeof lookupWords> }
  | { is: 'twins'; act: Of<typeof twinActs>; reason: string }
  | { is: 'proposal'; act: Of<typeof proposalActs>; reason: string }
  | { is: 'action'; action: Of<typeof auditActions> }
  | { is: 'not-opened' }
  | { is: 'dropped'; before: IsoDate; envelopes: number }
  /** Written by a newer version of the server. */
  | { is: 'unknown' };

const unknown: Detail = { is: 'unknown' };

/** Reads a detail as the contract says it is meant; what is not so is unknown, and never shown raw. */
export function readDetail({ action, detail }: Pick<AuditEvent, 'action' | 'detail'>): Detail {
  if (detail === null) return { is: 'nothing' };
  const kinds: Partial<Record<string, (typeof auditDetails)[Of<typeof auditActions>]>> =
    auditDetails;
  const [first = '', ...rest] = detail.split(': ');
  const said = rest.join(': ');
  switch (kinds[action]) {
    case 'reason':
      return { is: 'reason', text: detail };
    case 'roles': {
      const named = readRoles(detail);
      return named ? { is: 'roles', roles: named } : unknown;
    }
    case 'duties': {
      const [unit = '', ...of] = detail.split(' ');
      const named = readRoles(of.join(' '));
      return named && UnitCode.safeParse(unit).success
        ? { is: 'duties', unit, roles: named }
        : unknown;
    }
    case 'device':
      return Uuid.safeParse(detail).success ? { is: 'device', device: detail } : unknown;
    case 'command':
      return readCommand(detail);
    case 'problem': {
      const code = oneOf(problemCodes, detail);
      return code ? { is: 'problem', code } : unknown;
    }
    case 'purpose': {
      const purpose = oneOf(readPurposes, first);
      return purpose ? { is: 'purpose', purpose, note: said } : unknown;
    }
    case 'hold': {
      const code = oneOf(holdCodes, first);
      return code ? { is: 'hold', code, reason: said } : unknown;
    }
    case 'lookup': {
      const answer = oneOf(lookupWords, detail);
      return answer ? { is: 'lookup', answer } : unknown;
    }
    case 'twins': {
      const act = oneOf(twinActs, first);
      return act ? { is: 'twins', act, reason: said } : unknown;
    }
    case 'proposal': {
      const act = oneOf(proposalActs, first);
      return act ? { is: 'proposal', act, reason: said } : unknown;
    }
    case 'action': {
      const asked = oneOf(auditActions, detail);
      return asked ? { is: 'action', action: asked } : unknown;
    }
    case 'slot':
      return detail === 'does-not-open' ? { is: 'not-opened' } : unknown;
    case 'dropped':
      return readDropped(detail);
    default:
      return unknown;
  }
}

function readRoles(text: string): Of<typeof roles>[] | null {
  const named = text.split(' ').map((role) => oneOf(roles, role));
  return named.includes(null) ? null : named.flatMap((role) => role ?? []);
}

/** Its kind, why it was ignored, or both. */
function readCommand(detail: string): Detail {
  const parts = detail.split(' ');
  const kind = oneOf(commandKinds, parts[0] ?? '');
  const why = oneOf(ignoredWhy, parts.at(-1) ?? '');
  const known = Number(kind !== null) + Number(why !== null);
  return known === parts.length ? { is: 'command', kind, why } : unknown;
}

function readDropped(detail: string): Detail {
  const [, before = '', count] = /^< (\S+): (\d+) \(\d+ B\)$/.exec(detail) ?? [];
  return IsoDate.safeParse(before).success
    ? { is: 'dropped', before, envelopes: Number(count) }
    : unknown;
}

const oneOf = <const T extends string>(list: readonly T[], text: string): T | null =>
  list.find((one) => one === text) ?? null;
