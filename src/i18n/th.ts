import { desk, moments, more, records } from './th/screens.ts';
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
  more,
  moments,
} as const;
