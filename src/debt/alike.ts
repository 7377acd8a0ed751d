import type { TwinReason } from '#contract/duplicates.ts';
import type { PartialDate } from '#contract/primitives.ts';
import type { Registration } from '#contract/registration/registration.ts';
import { nameKey, soundsAlike } from '#thai/name-key.ts';

/** What of a registration says whose it is, in the form in which it is compared. */
export interface Traits {
  /** 13 digits, whether their check digit agrees or not; null when none are known. */
  nationalId: string | null;
  /** A machine read the digits, not a person. */
  idRead: boolean;
  /** Keys of the names; empty when there is none. */
  first: string;
  last: string;
  birth: PartialDate | null;
  /** Code of the district where they live, else of the card's, else of the desk's. */
  district: string;
}

const READ_BY_MACHINES: readonly string[] = ['chip', 'thaid'];
const DAY_LENGTH = '1967-03-05'.length;

export function traitsOf({ debtor, intake }: Registration): Traits {
  const { nationalId, firstName = '', lastName, birth, address, cardAddress } = debtor;
  const id = nationalId && 'value' in nationalId ? nationalId : null;
  const places = [address?.subdistrict, cardAddress?.subdistrict];
  const place = places.find((one) => one !== undefined && 'code' in one);
  return {
    nationalId: id?.value ?? null,
    idRead: id !== null && READ_BY_MACHINES.includes(id.seen),
    first: nameKey(firstName),
    last: lastName && 'value' in lastName ? nameKey(lastName.value) : '',
    birth: birth && 'value' in birth ? birth.value : null,
    district: (place && 'code' in place ? place.code : intake.unit).slice(0, 4),
  };
}

/** [B8] Why two records may be of one person; null: nothing says so. */
export function twinReason(a: Traits, b: Traits): TwinReason | null {
  if (a.nationalId !== null && a.nationalId === b.nationalId) return 'national-id';
  // Two cards, both read by a machine, are two people, however alike.
  if (a.idRead && b.idRead) return null;
  return a.district === b.district && sameName(a, b) ? 'name-birth-district' : null;
}

function sameName(a: Traits, b: Traits): boolean {
  if (a.birth === null || b.birth === null || a.first === '' || b.first === '') return false;
  if (!(a.birth.startsWith(b.birth) || b.birth.startsWith(a.birth))) return false;
  const sameFirst = a.first === b.first;
  const wholeDays = a.birth.length === DAY_LENGTH && b.birth.length === DAY_LENGTH;
  if (!wholeDays) return sameFirst && a.last === b.last && a.last !== '';
  // A last name changes with a marriage, and may not have been asked.
  return (
    sameFirst || (soundsAlike(a.first, b.first) && a.last !== '' && soundsAlike(a.last, b.last))
  );
}

/** Births that can be those of one person: what an index looks for instead of `twinReason`. */
export const birthsAround = (birth: PartialDate) => ({
  /** These, as they stand. */
  shorter: ['1967'.length, '1967-03'.length, DAY_LENGTH]
    .filter((length) => length <= birth.length)
    .map((length) => birth.slice(0, length)),
  /** And whatever begins like this. */
  beginning: birth,
});
