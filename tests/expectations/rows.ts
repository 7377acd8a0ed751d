import { access } from './groups/access.ts';
import { form } from './groups/form.ts';
import { handingOver } from './groups/handing-over.ts';
import { installing } from './groups/installing.ts';
import { integrating } from './groups/integrating.ts';
import { keyboard } from './groups/keyboard.ts';
import { paper } from './groups/paper.ts';
import { people } from './groups/people.ts';
import { saving } from './groups/saving.ts';
import { supervising } from './groups/supervising.ts';
import type { Row } from './row.ts';

/** What people expect of a system like this, and how each of it stands. */
export const groups: readonly { title: string; rows: readonly Row[] }[] = [
  { title: 'Saving, sending, working without a network', rows: saving },
  { title: 'Installing, updating, old machines', rows: installing },
  { title: 'The form and Thai writing', rows: form },
  { title: 'Keyboard, focus, speed', rows: keyboard },
  { title: 'For everybody: reach and language', rows: access },
  { title: 'Paper, print and slip', rows: paper },
  { title: 'Supervisors, reports, exports', rows: supervising },
  { title: 'Accounts, security, privacy', rows: people },
  { title: 'Developers and integrators', rows: integrating },
  { title: 'Carried by hand', rows: handingOver },
];

export const rows: readonly Row[] = groups.flatMap(({ rows: own }) => own);
