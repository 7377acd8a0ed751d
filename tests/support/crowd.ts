import { DatabaseSync } from 'node:sqlite';

/** Devices `from` … `to`, each with so many registrations. */
export interface Crowd {
  from: number;
  to: number;
  each: number;
}

/**
 * Writes devices of 1,000 units and their registrations of the ninety days before `now` straight into a
 * server's database: a country in seconds. Nobody could open what these say, but they are counted, found
 * and compared like any other.
 */
export function addCrowd(file: string, now: number, { from, to, each }: Crowd): void {
  const status = JSON.stringify({
    ...{ highestSeq: 70, unsent: 3, unsentBytes: 9000, oldestUnsent: now - 90_000_000, toMend: 0 },
    ...{ picturesLeft: 0, app: '0.1.0', storage: null, persisted: true, clockOffset: null },
  });
  const db = new DatabaseSync(file);
  const numbers = `with recursive d(d) as (values (${from}) union all select d + 1 from d where d < ${to})`;
  const place = 'cast(1000 + (d % 10) * 900 + d % 1000 / 10 % 90 + 1 as text)';
  const uuid = (kind: number, n: string) => `printf('019b7663-2400-7000-800${kind}-%012x', ${n})`;
  const nth = `d * ${each} + e`;
  const acts = `${numbers}, e(e) as (values (0) union all select e + 1 from e where e < ${each - 1})`;
  const came = `${now} - (${nth}) % 7776000 * 1000`;
  const certificate = `json_object('device', ${uuid(1, 'd')}, 'unit', ${place},
    'label', 'โต๊ะ ' || d, 'numbers', json_object('area', '8001', 'dd', '01'))`;
  db.exec('pragma busy_timeout = 5000');
  db.exec('begin');
  for (const sql of [
    `insert or ignore into units (code, kind, name) ${numbers} select ${place}, 'district', 'อำเภอ ' || ${place} from d`,
    `insert into devices (id, unit, certificate, jws) ${numbers} select ${uuid(1, 'd')}, ${place}, ${certificate}, '' from d`,
    `insert into contacts ${numbers} select ${uuid(1, 'd')}, ${now} - d % 100 * 3600000 from d`,
    `insert into device_epochs (device, epoch, ranges, head_seq, m, status, arrived, contact_at) ${numbers}
      select ${uuid(1, 'd')}, ${uuid(2, 'd')}, '[[1,60],[62,69]]', 70, 9, '${status}', 0, ${now} - d % 100 * 3600000 from d`,
    `insert into envelopes (unit, n, hash, device, epoch, seq, id, at, bytes) ${acts}
      select ${place}, ${nth}, 'h' || (${nth}), ${uuid(1, 'd')}, ${uuid(2, 'd')}, e, ${uuid(3, nth)}, ${came}, zeroblob(64) from d, e`,
    `insert into ops ${acts} select ${uuid(3, nth)}, ${uuid(3, nth)}, 'register', 'h' || (${nth}), '',
      ${uuid(1, 'd')}, ${came}, '{}', iif((${nth}) % 500 = 0, 'needs-fix', 'applied'), 1, '[""]' from d, e`,
    `insert into records ${acts} select ${uuid(3, nth)}, '', ${place}, 1, 'live', '{}', ${came}, ${came} from d, e`,
    `insert into traits ${acts} select ${uuid(3, nth)}, cast(8000000000000 + ${nth} as text), 1, 'สมชาย', 'ใจดี',
      date(-788400000 + (${nth}) * 7919 % 21900 * 86400, 'unixepoch'), ${place} from d, e`,
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
