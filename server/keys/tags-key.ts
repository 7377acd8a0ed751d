import { createHmac } from 'node:crypto';
import type { Base64url, Uuid } from '#contract/primitives.ts';
import type { Keyring } from './keyring.ts';

/**
 * Key of a device's duplicate tags, 32 bytes: the same for every officer of the device, and the same
 * whenever it is asked for, so that it need be kept nowhere.
 */
export const tagsKeyOf = ({ tokenSecret }: Pick<Keyring, 'tokenSecret'>, device: Uuid): Base64url =>
  createHmac('sha256', tokenSecret).update(`dd/tags/1|${device}`).digest('base64url');
