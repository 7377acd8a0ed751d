import type { Unit } from '#contract/units.ts';
import table from '#thai/places/places.json' with { type: 'json' };
import { openPlaces } from '#thai/places/places.ts';

const places = openPlaces(table);

/** Every district, khet and province centre can be a unit; null for any other code. */
export const unitOf = (code: string): Unit | null => places.unit(code);
