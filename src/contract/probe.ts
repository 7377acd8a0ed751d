import * as z from 'zod/mini';
import { Base64url, ServerId, UnixMs } from './primitives.ts';

/** Answer to `GET /api/v1/probe?nonce=…`; a captive portal cannot know the nonce. */
export const ProbeAnswer = z.object({ nonce: Base64url, server: ServerId, at: UnixMs });
export type ProbeAnswer = z.infer<typeof ProbeAnswer>;
