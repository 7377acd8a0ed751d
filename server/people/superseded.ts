import type { OfficerCertificate } from '#contract/certificates.ts';
import type { Uuid } from '#contract/primitives.ts';

/**
 * [P12] Which of these certificates are of a key that another took the place of: a later one of the same
 * officer on the same device, once somebody confirmed it.
 */
export function supersededIn(certificates: readonly OfficerCertificate[]): Set<Uuid> {
  const places = groupedBy(certificates, ({ officer, device }) => `${officer}|${device}`);
  return new Set(places.flatMap(supersededAt).map(({ id }) => id));
}

/** The same of one officer on one device. */
function supersededAt(certificates: readonly OfficerCertificate[]): OfficerCertificate[] {
  const keys = groupedBy(certificates, ({ jwk }) => jwk.x);
  const newest = keys
    .filter((key) => key.some(({ waiting }) => waiting !== true))
    .map(first)
    .reduce<OfficerCertificate | null>((a, b) => (a && !isBefore(a, b) ? a : b), null);
  if (!newest) return [];
  return keys.filter((key) => isBefore(first(key), newest)).flat();
}

/** A renewal makes no key newer. */
const first = (key: readonly OfficerCertificate[]): OfficerCertificate =>
  key.reduce((a, b) => (isBefore(b, a) ? b : a));

const isBefore = (a: OfficerCertificate, b: OfficerCertificate): boolean =>
  a.at < b.at || (a.at === b.at && a.id < b.id);

function groupedBy<T>(all: readonly T[], keyOf: (one: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return [...groups.values()];
}
