import * as z from 'zod/mini';
import { growing, text, UnitCode } from './primitives.ts';

export const unitKinds = ['province-centre', 'district', 'khet', 'mobile'] as const;

/** A registration unit (หน่วย): the scope of ordering and rights. */
export const Unit = z.object({ code: UnitCode, kind: growing(unitKinds), name: text(120) });
export type Unit = z.infer<typeof Unit>;
