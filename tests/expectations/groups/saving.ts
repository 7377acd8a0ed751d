import { later, picture, type Row, rejected, row, shown, test } from '../row.ts';

export const saving: readonly Row[] = [
  row(
    1,
    'Every page an officer needs opens from cold with the server stopped',
    shown(test('browser/program.test.ts', 'opens every address with no network')),
  ),
  row(
    2,
    'That the device now works without a network is told once, with its size',
    shown(test('browser/program.test.ts', 'says once that it is here')),
  ),
  row(
    3,
    'A crash takes at most the last second of typing',
    shown(
      test('registration/draft-saver.test.ts', 'writes while somebody types on and on'),
      test('registration/draft-saver.test.ts', 'leaves room for the writing itself'),
      test('browser/records.test.ts', 'amends through a killed browser'),
      test('store/reading.test.ts', '[D3] come back as they were last saved'),
    ),
  ),
  row(
    4,
    'Unfinished forms are offered on the home page, without a dialog in the way',
    shown(
      test('browser/records.test.ts', 'amends through a killed browser'),
      picture('records.ts', 'thrown-away'),
    ),
  ),
  row(
    5,
    'Drafts, waiting and sent are lists with counts and times',
    shown(
      test('browser/records.test.ts', 'mends what came back'),
      test('store/reading.test.ts', 'are counted for the screens'),
      picture('lists.ts', '21-records'),
    ),
  ),
  row(
    6,
    '“Sent” is said only after the centre has it durably; a lost answer doubles nothing',
    shown(
      test('browser/kernel.test.ts', 'asks again when the first answers are lost after the commit'),
      test('store/receipts.test.ts', '[D4] are the only thing that changes a row'),
      test('i18n/words.test.ts', 'call central only received what it confirmed'),
    ),
  ),
  row(
    7,
    'With a network but no centre, the header says so within ten seconds',
    rejected(
      '[S1] a resting device looks at least every 30 s, and the open page asks every 15 s: twelve thousand open desks that ask every ten are a load of their own. That it is said by itself is shown.',
      test('browser/kernel.test.ts', 'sees by itself that the centre is gone'),
    ),
  ),
  row(
    8,
    'The header tells connection and queue by icon and words in every state',
    shown(
      test('app/connection.test.ts', 'names connection and queue apart'),
      test('app/connection.test.ts', 'puts what a person must mend before everything'),
      test('app/connection.test.ts', 'is quiet when all is sent'),
      picture('lists.ts', '22-outbox'),
      'States in which sending would stop (sign in, update, pause, closing time) do not exist: no answer ever stops it [S3].',
    ),
  ),
  row(
    9,
    'On a phone the same is a bar below the header',
    shown(
      picture('lists.ts', '20-home'),
      'Looked at on the picture of a phone; 36 pixels high, because a finger presses it.',
    ),
  ),
  row(
    10,
    'Sending begins by itself within 30 s; a button sends at once',
    shown(
      test('sync/hazards.test.ts', 'it is sent within 30 s'),
      test('sync/machine.test.ts', 'the press tries at once and forgets the failures'),
      test('browser/kernel.test.ts', 'arrives when the server is back'),
      test('browser/closed-window.test.ts', 'what waits is sent when the browser says'),
      test('remote/sender-lock.test.ts', 'takes the lock only from the silent'),
      'With no window open, or a frozen one, only where the browser calls [S20]: a bonus that nothing counts on.',
    ),
  ),
  row(
    11,
    'Waits double up to five minutes, with chance in them',
    shown(
      test('sync/backoff.test.ts', 'stays from 0 to min(5 min, 1 s · 2^n)'),
      test('sync/backoff.test.ts', 'full jitter'),
      test('sync/machine.test.ts', 'the press tries at once and forgets the failures'),
    ),
  ),
  row(
    12,
    'Progress is counted, and spoken at most twice a minute',
    shown(
      test('app/connection.test.ts', 'counts what is being sent from one'),
      test('sync/loop.test.ts', 'follows a drain from "sending" to "all received"'),
      test('app/speech.test.ts', 'says progress at most twice in any minute'),
      'What waits goes out in one request of up to 200 [S3], so that twelve records make one step.',
    ),
  ),
  row(
    13,
    'One bad record among many delays none of the others',
    shown(
      test('browser/records.test.ts', 'mends what came back'),
      test('sync/passing.test.ts', 'and all others pass'),
      test('server/acceptance.test.ts', 'an op waits for another, delays no third'),
    ),
  ),
  row(
    14,
    'Text arrives first, pictures follow',
    shown(test('sync/pictures.test.ts', 'wait while an envelope is unsent')),
  ),
  row(
    15,
    'A sign-in that has ended stops no work',
    shown(
      test('sync/loop.test.ts', '[S11] shows a refusal to read, keeps sending'),
      test('app/connection.test.ts', 'tells that only reading is refused'),
      'Sending needs no sign-in at all [S3]; only reading is refused, and said so.',
    ),
  ),
  row(
    16,
    'Sending can be paused or kept to Wi-Fi',
    rejected('[S1] anything unsent means try; a pause is a way to forget what waits.'),
  ),
  row(
    17,
    'What is unsent can leave by a file and another device',
    later(
      'The file a courier carries. The slip’s codes already carry an envelope.',
      test('browser/slip.test.ts', 'and on the office’s half the sealed envelope'),
    ),
  ),
  row(
    18,
    'A disk that fills up is told early, and text is still kept',
    shown(
      test('browser/space.test.ts', 'is told before anybody begins, pictures first'),
      'Chromium tells pages since version 133 that 10 GiB are left, whatever the disk says; there the first refused write is what tells [D7].',
      test('store/reading.test.ts', '[D7] are saved at the second try'),
      test('app/readiness.test.ts', '%s fails alone'),
      test('browser/not-saving.test.ts', 'on a full disk a red bar says so'),
      test('store/draft-file.test.ts', 'goes into a file that tells nobody what was said'),
      test('app/room.test.ts', 'in %s bytes'),
      test('browser/not-saving.test.ts', 'evicted data is told'),
      picture('troubles.ts', '33-not-saving'),
    ),
  ),
  row(
    19,
    'A window that can keep nothing says so',
    shown(test('browser/habits.test.ts', 'that it keeps nothing, instead of a white page')),
  ),
  row(
    20,
    'Two windows do each other no harm',
    shown(
      test('browser/writing.test.ts', 'moves to a second window when asked'),
      test('app/window-lock.test.ts', 'the first one has it, the second one is told'),
    ),
  ),
  row(
    21,
    'A wrong clock is told, and both times are kept',
    shown(
      test('browser/habits.test.ts', 'that its clock is wrong'),
      test('store/receipts.test.ts', "[D4] carry the server's epoch and the measured clock offset"),
    ),
  ),
  row(
    22,
    'What was sent stays in the list; nothing unsent is ever cleared away',
    shown(
      test(
        'store/receipts.test.ts',
        'takes the bytes from database and journal, and remembers what they were',
      ),
      test('store/receipts.test.ts', 'takes nothing that the server says it lacks'),
      test(
        'store/may-leave.test.ts',
        'when the watermark covers it and a week has passed on both clocks',
      ),
      'The line stays for good; nobody clears by hand [D5], and names close with the policy [D3].',
    ),
  ),
];
