import { desk, moments, more, overview, records } from './th/screens.ts';
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
  overview,
  more,
  moments,
} as const;
