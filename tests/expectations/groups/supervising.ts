import { later, picture, type Row, row, shown, test } from '../row.ts';

const REPORTS = 'Reports and exports of supervisors.';

export const supervising: readonly Row[] = [
  row(
    93,
    'Every figure says how old it is and how many devices it counts',
    shown(
      test('browser/board.test.ts', 'tells none of the lies'),
      test('server/board/board.test.ts', 'a contact is no word'),
      picture('supervision.ts', 'country'),
    ),
  ),
  row(
    94,
    'A cut-off at 15.30 that gives the same totals everywhere',
    later(
      `${REPORTS} The board’s total by the cut-off is the same for everybody already; what is still held is counted once somebody has accepted it.`,
      test('server/board/board.test.ts', 'count once, by the cut-off or after it'),
      test('server/board/board.test.ts', 'the next cut-off makes a word old'),
    ),
  ),
  row(
    95,
    'Who is late, since when, with how much, and whom to call',
    shown(
      test('server/board/level.test.ts', 'the worst stand first'),
      test('server/board/level.test.ts', 'how worried a supervisor should be'),
      test('server/board/board.test.ts', 'is an officer of the device, by name and telephone'),
      'Weekends are known, public holidays are not, and the page says so.',
    ),
  ),
  row(
    96,
    'Counting by the day of registering or of receiving',
    shown(
      test('server/board/level.test.ts', 'each registration counts on both of its days'),
      test('server/board/board.test.ts', 'count once, by the cut-off or after it'),
    ),
  ),
  row(97, 'The ministry’s sentence, ready to paste', later(REPORTS)),
  row(
    98,
    'A table of figures that needs no colour',
    shown(
      test('browser/board.test.ts', 'from the country to a device by keys'),
      picture('supervision.ts', 'province'),
    ),
  ),
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
  row(
    103,
    'From the country to one record in four presses',
    later(
      `${REPORTS} From the country to a device it is three presses already; the list of an area’s records is missing.`,
      test('browser/board.test.ts', 'from the country to a device by keys'),
    ),
  ),
  row(104, 'Paper and screen say the same figures', later(REPORTS)),
];
