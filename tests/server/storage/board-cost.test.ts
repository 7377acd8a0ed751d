import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { lastCutOff } from '#thai/cut-off.ts';
import type { Scope } from '../../../server/people/authorize.ts';
import { boardOf } from '../../../server/supervision/board.ts';
import { quickest, useDatabase } from '../support/costs.ts';

const { file, storage } = useDatabase();

const NOW = Date.UTC(2026, 11, 4, 8, 30);
const status = JSON.stringify({
  ...{ highestSeq: 70, unsent: 3, unsentBytes: 9000, oldestUnsent: NOW - 90_000_000, toMend: 0 },
  ...{ picturesLeft: 0, app: '0.1.0', storage: null, persisted: true, clockOffset: null },
});

/** Adds devices `from` … `to` of 1,000 units, each with so many registrations of the last ninety days. */
function fill(from: number, to: number, each: number): void {
  const db = new DatabaseSync(file);
  const numbers = `with recursive d(d) as (values (${from}) union all select d + 1 from d where d < ${to})`;
  const place = 'cast(1000 + (d % 10) * 900 + d % 1000 / 10 % 90 + 1 as text)';
  const uuid = (kind: number, n: string) => `printf('019b7663-2400-7000-800${kind}-%012x', ${n})`;
  const nth = `d * ${each} + e`;
  const acts = `${numbers}, e(e) as (values (0) union all select e + 1 from e where e < ${each - 1})`;
  const came = `${NOW} - (${nth}) % 7776000 * 1000`;
  const certificate = `json_object('device', ${uuid(1, 'd')}, 'unit', ${place},
    'label', 'โต๊ะ ' || d, 'numbers', json_object('area', '8001', 'dd', '01'))`;
  db.exec('pragma busy_timeout = 5000');
  db.exec('begin');
  for (const sql of [
    `insert or ignore into units (code, kind, name) ${numbers} select ${place}, 'district', 'อำเภอ ' || ${place} from d`,
    `insert into devices (id, unit, certificate, jws) ${numbers} select ${uuid(1, 'd')}, ${place}, ${certificate}, '' from d`,
    `insert into contacts ${numbers} select ${uuid(1, 'd')}, ${NOW} - d % 100 * 3600000 from d`,
    `insert into device_epochs (device, epoch, ranges, head_seq, m, status, arrived, contact_at) ${numbers}
      select ${uuid(1, 'd')}, ${uuid(2, 'd')}, '[[1,60],[62,69]]', 70, 9, '${status}', 0, ${NOW} - d % 100 * 3600000 from d`,
    `insert into envelopes (unit, n, hash, device, epoch, seq, id, at, bytes) ${acts}
      select ${place}, ${nth}, 'h' || (${nth}), ${uuid(1, 'd')}, ${uuid(2, 'd')}, e, ${uuid(3, nth)}, ${came}, zeroblob(64) from d, e`,
    `insert into ops ${acts} select ${uuid(3, nth)}, ${uuid(3, nth)}, 'register', 'h' || (${nth}), '',
      ${uuid(1, 'd')}, ${came}, '{}', iif((${nth}) % 500 = 0, 'needs-fix', 'applied'), 1, '[""]' from d, e`,
    `insert into records ${acts} select ${uuid(3, nth)}, '', ${place}, 1, 'live', '{}', ${came}, ${came} from d, e`,
    `insert into days ${acts} select ${place}, date((${came}) / 1000, 'unixepoch'), e % 4 = 0,
      date((${came}) / 1000 - e % 3 * 86400, 'unixepoch'), 1 from d, e where true
      on conflict do update set count = count + 1`,
    `insert into holds (hash, unit, n, device, id, code, since, releasable) ${acts}
      select 'h' || (${nth}), ${place}, ${nth}, ${uuid(1, 'd')}, ${uuid(3, nth)}, 'device-revoked', 0, 1 from d, e where (${nth}) % 200 = 0`,
    `insert into twins (a, b, reason, found_at) ${acts}
      select ${uuid(3, nth)}, ${uuid(3, `${nth} + 1`)}, 'alike', 0 from d, e where e < ${each - 1} and (${nth}) % 400 = 1`,
    `insert into proposals (op, path, record, at) ${acts}
      select ${uuid(3, nth)}, 'debtor.firstName', ${uuid(3, nth)}, 0 from d, e where (${nth}) % 400 = 2`,
  ])
    db.exec(sql);
  db.exec('commit');
  db.close();
}

/** Milliseconds of one board, of the quickest of several. */
async function costOf(prefix: string): Promise<number> {
  const scope = { prefix } as Scope;
  const asked = {
    whole: scope,
    scope,
    cut: lastCutOff(NOW),
    only: null,
    day: '2026-12-01',
    at: NOW,
  };
  return quickest(7, () => storage().transact((tables) => boardOf(tables, asked)));
}

it('[BD9] a district’s board costs what the district holds, whatever lies beside it', {
  timeout: 120_000,
}, async () => {
  fill(0, 29, 66);
  const few = await costOf('1001');
  fill(30, 2999, 67);
  const scope = { prefix: '' } as Scope;
  const asked = { whole: scope, scope, cut: lastCutOff(NOW), only: null, day: null, at: NOW };
  const { figures } = await storage().transact((tables) => boardOf(tables, asked));
  expect(figures.devices).toBe(3000);
  expect(figures.registered).toBeGreaterThan(200_000);
  const [district, country] = [await costOf('1001'), await costOf('')];
  console.log(
    `a board at 3,000 devices and 200,000 envelopes: district ${district.toFixed(1)} ms (${few.toFixed(1)} at 30), ` +
      `province ${(await costOf('10')).toFixed(1)} ms, country ${country.toFixed(1)} ms`,
  );
  // A scan of anything would cost a hundred times as much.
  expect(district).toBeLessThan(few * 4 + 5);
  expect(country).toBeLessThan(2000);
});
