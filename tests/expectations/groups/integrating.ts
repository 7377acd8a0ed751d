import { later, open, type Row, rejected, row, shown, test } from '../row.ts';

const PORTAL = 'The portal for developers.';

export const integrating: readonly Row[] = [
  row(
    115,
    'A README with pictures, in Thai too',
    shown(
      'The README in Thai leaves the map, the figures and the decisions to the English one.',
      test('documents.test.ts', 'leads only to files and commands that are there'),
      test('documents.test.ts', 'has the same commands and settings'),
    ),
  ),
  row(
    116,
    'One command starts everything, by docker compose',
    rejected(
      'One command is npm start: the database is inside the server, so that nothing has to be installed beside it; containers come with the larger database.',
      test('server/start.test.ts', 'prints the one-time link at each start until it was used'),
    ),
  ),
  row(
    117,
    'Every variable is documented, and a half-configured server does not start',
    shown(
      test('documents.test.ts', 'names everything that the environment may say'),
      test('server/keys.test.ts', 'a public address starts only with exported keys'),
      'A table in the README instead of a file of examples.',
    ),
  ),
  row(118, 'OpenAPI that matches the answers', later(PORTAL)),
  row(
    119,
    'Errors as problem details with stable codes',
    shown(
      test('server/http.test.ts', 'are problems of RFC 9457'),
      test('server/http.test.ts', 'have words in both languages for every code'),
      'Codes are words, not numbers.',
    ),
  ),
  row(
    120,
    'Health and readiness',
    shown(
      test('server/http.test.ts', 'health: alive, and ready'),
      test('server/http.test.ts', 'a probe gives the nonce back'),
    ),
  ),
  row(
    121,
    'Sending the same again is harmless',
    shown(
      test('server/custody.test.ts', 'a lost answer: the same again gives the first receipt'),
      test('server/custody.test.ts', '200 of the same push at once make one row'),
      test('simulation/simulation.test.ts', 'keeps every promise'),
    ),
  ),
  row(
    122,
    'Versions of interface and data',
    shown(
      test('contract/frozen.test.ts', 'carries the version under which it was frozen'),
      test('debt/completeness.test.ts', 'judges an older form by what that form asked'),
      test('contract/vectors.test.ts', 'envelope 1 opens for $kid'),
    ),
  ),
  row(
    123,
    'A command line for seeds, users, exports, backups',
    later(
      'Backup and reports. What there is stands under npm run, each with a test.',
      test('server/audit-verify.test.ts', 'names the first broken row'),
    ),
  ),
  row(
    124,
    'Invented data of 500 records and 40 devices',
    later(
      `${PORTAL} Invented people from a seed are there.`,
      test('debt/completeness.test.ts', 'are the same for the same seed'),
    ),
  ),
  row(
    125,
    'Words in JSON files',
    rejected(
      'Words are TypeScript: a missing one does not compile, and a sentence with numbers is a function of them.',
      test('i18n/words.test.ts', 'are all there in both languages'),
    ),
  ),
  row(
    126,
    'The table of places is built from a named source',
    shown(
      test('thai/make-places.test.ts', 'makes from the package exactly the table that is kept'),
      test('thai/make-places.test.ts', 'fails loudly when the package is another one'),
    ),
  ),
  row(
    127,
    'Licences of the program and of what it brings along',
    shown(
      test('documents.test.ts', 'are a licence, how to report a hole'),
      test('browser/help.test.ts', 'the licences of all it is made of'),
    ),
  ),
  row(
    128,
    'A list of changes and versions that mean something',
    shown(
      test('documents.test.ts', 'tell what came with the version that the program bears'),
      test('documents.test.ts', 'tell what came with each version of the contract'),
      test('contract/frozen.test.ts', 'is the one that was released'),
      'A version without its section fails; that a single change has its line is left to whoever reads it.',
    ),
  ),
  row(
    129,
    'How to report a hole, to contribute, to behave',
    shown(
      test('documents.test.ts', 'are a licence, how to report a hole'),
      test('documents.test.ts', 'say how to contribute'),
      test('documents.test.ts', 'say how people treat each other'),
    ),
  ),
  row(
    130,
    'publiccode.yml',
    open(
      'Written; it awaits the address where the source is published, and no test reads it with a schema.',
      test('documents.test.ts', 'describe the program to catalogues'),
    ),
  ),
  row(131, 'A dictionary of all fields, made from the schema', later(PORTAL)),
  row(
    132,
    'Size and accessibility have limits that fail',
    shown(
      test('bench/bench.test.ts', '$id still measures'),
      test('browser/screens.test.ts', 'axe finds nothing on any main screen'),
    ),
  ),
  row(133, 'A page of all parts in all states', later(PORTAL)),
  row(134, 'Backup, restore and upgrade, tried', later('Backup and upgrade.')),
];
