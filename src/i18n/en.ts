import { desk, moments, more, records } from './en/screens.ts';
import { session } from './en/session.ts';
import { device, shell } from './en/shell.ts';
import { standing } from './en/standing.ts';
import { sync, tags } from './en/sync.ts';
import type { Messages } from './messages.ts';

export const en = {
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
} satisfies Messages;
