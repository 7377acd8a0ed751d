import type { Subdistrict } from '#contract/places.ts';
import { readQuery, type Term, type Token } from './query.ts';

/** Where the desk is: codes of its district (4 digits) and province (2 digits). */
export interface Near {
  district?: string;
  province?: string;
}

/** A subdistrict with its search keys. */
export interface SubdistrictEntry {
  place: Subdistrict;
  subdistrict: string;
  district: string;
  province: string;
}

/** How well a term fits; smaller is better, and the last one means it was not the place's own name. */
const EXACT = 0;
const BEGINS = 1;
const INSIDE = 2;
const ABOVE = 3;
type Fit = typeof EXACT | typeof BEGINS | typeof INSIDE | typeof ABOVE;

export function searchSubdistricts(
  entries: readonly SubdistrictEntry[],
  query: string,
  near: Near,
  limit: number,
): Subdistrict[] {
  const { district, province = district?.slice(0, 2) } = near;
  const distance = ({ code }: Subdistrict) =>
    code.slice(0, 4) === district ? 0 : code.slice(0, 2) === province ? 1 : 2;
  const tokens = readQuery(query);
  const found = [];
  for (const entry of entries) {
    const { place } = entry;
    const fit = tokens.length > 0 ? fitOfAll(entry, tokens) : distance(place) === 0 ? EXACT : null;
    if (fit === null) continue;
    // Who types a district's name means its subdistricts only when no place of that name is left.
    found.push({ place, rank: [fit === ABOVE ? 1 : 0, distance(place), fit] });
  }
  return found
    .sort((a, b) => compareRanks(a.rank, b.rank) || (a.place.code < b.place.code ? -1 : 1))
    .slice(0, limit)
    .map(({ place }) => place);
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (const [i, value] of a.entries()) {
    const other = b[i] ?? 0;
    if (value !== other) return value - other;
  }
  return 0;
}

/** The best fit of the words typed, or null when one of them fits nowhere. */
function fitOfAll(entry: SubdistrictEntry, tokens: readonly Token[]): Fit | null {
  let best: Fit = ABOVE;
  for (const token of tokens) {
    let fit: Fit | null = null;
    for (const terms of token) fit = better(fit, fitOfTerms(entry, terms));
    if (fit === null) return null;
    if (fit < best) best = fit;
  }
  return best;
}

function fitOfTerms(entry: SubdistrictEntry, terms: readonly Term[]): Fit | null {
  let best: Fit = ABOVE;
  for (const term of terms) {
    const fit = fitOf(entry, term);
    if (fit === null) return null;
    if (fit < best) best = fit;
  }
  return best;
}

function better(a: Fit | null, b: Fit | null): Fit | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

function fitOf(entry: SubdistrictEntry, { key, level }: Term): Fit | null {
  if (level === 'province') return entry.province.includes(key) ? ABOVE : null;
  if (level === 'district') return entry.district.includes(key) ? ABOVE : null;
  const name = entry.subdistrict;
  const at = name.indexOf(key);
  if (at === 0) return name.length === key.length ? EXACT : BEGINS;
  if (at > 0) return INSIDE;
  if (level === 'subdistrict') return null;
  if (/^\d/.test(key)) return entry.place.postcode.startsWith(key) ? BEGINS : null;
  if (entry.district.includes(key) || entry.province.includes(key)) return ABOVE;
  return runsOn(entry, key) ? EXACT : null;
}

/** ในเมืองขอนแก่น: the name and what it lies in, typed without a space. */
function runsOn({ subdistrict, district, province }: SubdistrictEntry, key: string): boolean {
  if (!key.startsWith(subdistrict)) return false;
  const rest = key.slice(subdistrict.length);
  return (
    district.startsWith(rest) || province.startsWith(rest) || `${district}${province}` === rest
  );
}
