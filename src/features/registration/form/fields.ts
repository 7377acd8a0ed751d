import type { Registration } from '#contract/registration/registration.ts';
import type { registration as words } from '../../../i18n/th/registration.ts';

type OptionKey = keyof typeof words.options;

/** What every question has: where its answer stands, and when it is asked at all. */
interface Asked<Path extends string = string> {
  path: Path;
  /** ○ that a phone puts under "รายละเอียดเพิ่มเติม". */
  more?: true;
  /** Takes the whole width of the sheet. */
  wide?: true;
  /** Asked only then; `indices` are those of the path's stars. */
  when?: (registration: Registration, indices: readonly number[]) => boolean;
}

/** A text that is more than a text: a name, several lines, a number with perhaps a letter. */
export type TextKind = 'name' | 'lines' | 'number';

/** The kinds of question. A new question of a known kind is one line in a section's list. */
export type Field =
  | (Asked & { kind: 'national-id' | 'title' | 'place' | 'applicant' | 'rate' })
  | (Asked & { kind: 'notice' | 'declaration' })
  | (Asked & { kind: 'text'; max: number; is?: TextKind; not?: 'none' | 'unknown' })
  | (Asked & { kind: 'date'; of: 'birth' | 'past'; not?: 'unknown' })
  | (Asked & { kind: 'phone'; not?: 'none' })
  | (Asked & { kind: 'money'; not?: readonly ('none' | 'unknown')[] })
  | (Asked & { kind: 'count'; from: number; to: number })
  | (Asked & { kind: 'choice'; options: readonly string[]; other?: Other })
  | (Asked & { kind: 'yes-no'; words: OptionKey })
  /** `none`: the value that says "none" and excludes the others; `''` when the empty list does. */
  | (Asked & { kind: 'several'; options: readonly string[]; none?: string; other?: Other })
  | (Asked & { kind: 'rows'; fields: readonly Field[] })
  /** Questions that are folded away until somebody needs them. */
  | (Asked & { kind: 'folded'; fields: readonly Field[] });

/** Beside the option `other` stands a text of its own. */
export interface Other {
  path: string;
  max: number;
}

/** Who came for the debtor: two texts of the question about the applicant. */
export const PROXY = { name: 120, relation: 80 };

/** The texts that belong to a question besides its answer, as templates. */
export function textsBeside(field: Field): readonly Other[] {
  if (field.kind === 'choice' || field.kind === 'several') return field.other ? [field.other] : [];
  if (field.kind !== 'applicant') return [];
  return Object.entries(PROXY).map(([key, max]) => ({ path: `${field.path}.${key}`, max }));
}

export type FieldOf<Kind extends Field['kind']> = Extract<Field, { kind: Kind }>;

/** The questions of a list one by one, those inside groups too. */
export function eachField(fields: readonly Field[]): Field[] {
  return fields.flatMap((field) =>
    field.kind === 'folded' || field.kind === 'rows' ? eachField(field.fields) : [field],
  );
}
