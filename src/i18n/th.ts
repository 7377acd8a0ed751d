import { desk, moments, more, outbox, records } from './th/screens.ts';
import { session } from './th/session.ts';
import { device, shell } from './th/shell.ts';
import { standing } from './th/standing.ts';
import { sync, tags } from './th/sync.ts';

export const th = {
  shell,
  device,
  sync,
  tags,
  session,
  standing,
  desk,
  records,
  outbox,
  more,
  moments,
} as const;
