import type { UnitCode } from '#contract/primitives.ts';
import type { Unit } from '#contract/units.ts';

/** How often something is so in one unit. */
export interface UnitCount {
  unit: string;
  count: number;
}

/** Units that people made, or that a certificate names. */
export interface UnitTables {
  /** Nothing when it is known. */
  addUnit(unit: Unit): Promise<void>;
  /** One more mobile unit of a district: `8001-m1`, `8001-m2` …; null when it has all 999. */
  nextMobileUnit(district: UnitCode): Promise<UnitCode | null>;
  /** Whether a mobile unit of the district is called so. */
  isMobileName(district: UnitCode, name: string): Promise<boolean>;
  /** As it is called here; null when nobody has made it known. */
  knownUnit(code: UnitCode): Promise<Unit | null>;
}
