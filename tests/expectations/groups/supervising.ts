import { later, type Row, row, test } from '../row.ts';

const REPORTS = 'Reports and exports of supervisors.';

export const supervising: readonly Row[] = [
  row(
    93,
    'Every figure says how old it is and how many devices it counts',
    later(
      `${REPORTS} The overview of devices already says its time.`,
      test('browser/screens.test.ts', 'axe finds nothing on any main screen'),
      test('app/level.test.ts', 'says "at least" of a number that is not fresh'),
    ),
  ),
  row(94, 'A cut-off at 15.30 that gives the same totals everywhere', later(REPORTS)),
  row(
    95,
    'Who is late, since when, with how much, and whom to call',
    later(
      `${REPORTS} The worst stand first already; telephone and working days are missing.`,
      test('app/level.test.ts', 'puts the worst first'),
      test('server/http.test.ts', 'tells what came, what was accepted'),
    ),
  ),
  row(96, 'Counting by the day of registering or of receiving', later(REPORTS)),
  row(97, 'The ministry’s sentence, ready to paste', later(REPORTS)),
  row(98, 'A table of figures that needs no colour', later(REPORTS)),
  row(
    99,
    'Workbooks with Thai headings that Excel opens right',
    later(
      `${REPORTS} The log of acts is exported so already.`,
      test('administration/export.test.ts', 'has the columns of the screen in its words'),
    ),
  ),
  row(
    100,
    'CSV that Excel reads, and no text becomes a formula',
    later(
      `${REPORTS} Texts are made harmless already.`,
      test('administration/export.test.ts', '%j is made harmless'),
    ),
  ),
  row(101, 'A large export in ten seconds, with a way to stop', later(REPORTS)),
  row(
    102,
    'One queue of what needs a person: returned, double, urgent',
    later(
      'One queue of all of it, and what is urgent. What is held and what may be double are already decided by people, each act in the log.',
      test('browser/duplicates.test.ts', 'a supervisor decides each pair another way'),
      test('server/twins.test.ts', 'one matter: the creditors join the first'),
      test('browser/deciding.test.ts', 'twenty held'),
      test('server/devices/holds.test.ts', 'is written down with its reason'),
    ),
  ),
  row(103, 'From the country to one record in four presses', later(REPORTS)),
  row(104, 'Paper and screen say the same figures', later(REPORTS)),
];
