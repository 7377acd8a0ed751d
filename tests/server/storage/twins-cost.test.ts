import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { type Traits, traitsOf } from '#debt/alike.ts';
import { malee, uuid } from '../../contract/people.ts';
import { quickest, useDatabase } from '../support/costs.ts';

const { file, storage } = useDatabase();

const traits: Traits = traitsOf(malee);

/** Records of as many people as a year brings: 930 districts, births of sixty years. */
function fillTo(count: number): void {
  const db = new DatabaseSync(file);
  const insert = db.prepare('insert or ignore into traits values (?, ?, 1, ?, ?, ?, ?)');
  db.exec('begin');
  for (let n = 1; n <= count; n += 1) {
    const day = new Date(Date.UTC(1945, 0, 1 + ((n * 7919) % 21_900))).toISOString().slice(0, 10);
    const birth = n % 10 === 0 ? day.slice(0, 4) : day;
    const district = String(1001 + (n % 930));
    insert.run(uuid(3, n), String(8_000_000_000_000 + n), 'สมชาย', 'ใจดี', birth, district);
  }
  db.exec('commit');
  db.exec('analyze');
  db.close();
}

/** Milliseconds of one comparison, of the quickest of several hundreds at once. */
async function costOfOne(): Promise<number> {
  const all = await quickest(5, () =>
    storage().transact(async (tables) => {
      for (let n = 1; n <= 200; n += 1) {
        const birth = new Date(Date.UTC(1945, 0, n * 97)).toISOString().slice(0, 10);
        const one = { ...traits, birth, district: String(1001 + n), nationalId: `9${n}` };
        await tables.traitsNear(uuid(3, 999_999), one, 20);
      }
    }),
  );
  return all / 200;
}

it('[TW1] a comparison at 200,000 records costs what it finds: less than three times that at 2,000', {
  timeout: 120_000,
}, async () => {
  fillTo(2000);
  const few = await costOfOne();
  fillTo(200_000);
  const many = await costOfOne();
  console.log(`one comparison: ${few.toFixed(3)} ms at 2,000, ${many.toFixed(3)} ms at 200,000`);
  // A scan would cost a hundred times as much.
  expect(many / few).toBeLessThan(3);
});

it('[TW1] an index leads to everything that is compared', () => {
  const db = new DatabaseSync(file);
  const plan = (sql: string) =>
    db
      .prepare(`explain query plan ${sql}`)
      .all()
      .map(({ detail }) => String(detail))
      .join('; ');
  const looks = {
    id: `select * from traits where record != 'x' and national_id = '1' limit 20`,
    day: `select * from traits where record != 'x' and district = '8001' and birth in ('1967', '1967-03') limit 20`,
    year: `select * from traits where record != 'x' and district = '8001' and birth > '1967' and birth < '1967' || '~' limit 20`,
    open: `select * from twins where a = 'x' and state = 'open'`,
    other: `select * from twins where b = 'x' and state = 'open'`,
    list: `select * from twins join records on records.id = twins.a where twins.state = 'open'`,
  };
  const found = Object.fromEntries(Object.entries(looks).map(([name, sql]) => [name, plan(sql)]));
  for (const [name, said] of Object.entries(found)) {
    expect([name, said]).toEqual([name, expect.stringMatching(/SEARCH .* USING .*INDEX/)]);
    expect([name, said]).toEqual([name, expect.not.stringMatching(/SCAN/)]);
  }
  expect(found.id).toContain('traits_by_national_id');
  expect(found.year).toContain('(district=? AND birth>? AND birth<?)');
  db.close();
});
