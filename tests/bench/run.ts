/**
 * `npm run bench`: measures everything in one run, prints one table, writes `results.json`.
 * Arguments choose: `npm run bench -- save drain=2000`.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildAnew } from '../support/builds.ts';
import { benches } from './all.ts';
import type { Row } from './row.ts';
import { countGoals, describeLoad, describeMachine, layTable } from './table.ts';

const wanted = new Map(
  process.argv.slice(2).map((word) => {
    const [id = '', amount] = word.split('=');
    return [id, amount];
  }),
);
const unknown = [...wanted.keys()].filter((id) => benches.every((bench) => bench.id !== id));
if (unknown.length > 0) {
  const known = benches.map(({ id, of, amount }) => `  ${id}=${amount.full} (${of})`).join('\n');
  console.error(`There is no ${unknown.join(', ')}. There is:\n${known}`);
  process.exit(1);
}

buildAnew();
console.log(describeMachine().join('\n'));
const rows: Row[] = [];
for (const { id, amount, run } of benches) {
  if (wanted.size > 0 && !wanted.has(id)) continue;
  console.log(`${id} … (${describeLoad()})`);
  try {
    rows.push(...(await run(Number(wanted.get(id) ?? amount.full))));
  } catch (error) {
    // The others are still measured; the exit code says that one is missing.
    console.error(`${id} could not be measured:`, error);
    process.exitCode = 1;
  }
}
console.log(`\n${layTable(rows)}\n\nat the end ${describeLoad()}\n${countGoals(rows)}`);
writeFileSync(join(import.meta.dirname, 'results.json'), `${JSON.stringify(rows, null, 2)}\n`);
