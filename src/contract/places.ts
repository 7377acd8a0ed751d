import * as z from 'zod/mini';
import { text } from './primitives.ts';

/** A subdistrict as it was called on the day it was chosen; `dataset` names the table's version. */
export const Subdistrict = z.strictObject({
  code: z.string().check(z.regex(/^\d{6}$/)),
  subdistrict: text(80),
  district: text(80),
  province: text(80),
  postcode: z.string().check(z.regex(/^\d{5}$/)),
  dataset: text(40),
});
export type Subdistrict = z.infer<typeof Subdistrict>;

/** A place that is not in the table, in the debtor's words; somebody looks at it later. */
export const UnlistedPlace = z.strictObject({ unlisted: text(200) });
export type UnlistedPlace = z.infer<typeof UnlistedPlace>;

/** An address from the house number up to the province. */
export const Address = z.strictObject({
  houseNo: z.optional(text(40)),
  moo: z.optional(z.int().check(z.gte(1), z.lte(99))),
  soi: z.optional(text(80)),
  road: z.optional(text(80)),
  subdistrict: z.optional(z.union([Subdistrict, UnlistedPlace])),
});
export type Address = z.infer<typeof Address>;
