/**
 * `npm run faults`: injects each fault at full size, one line a fault, then the table F1 to F40, and
 * ends with `faults survived x/y`. `npm run faults -- power-server` does one, `-- --small` all of them
 * at the size of `npm test`.
 */
import { buildAnew } from '../support/builds.ts';
import { faults } from './all.ts';
import type { Fault } from './fault.ts';
import { injectedFor, table } from './table.ts';

buildAnew();

type Ending = 'survived' | 'LOST' | 'not run';

const wanted = process.argv.slice(2).filter((word) => word !== '--small');
const size = process.argv.includes('--small') ? 'small' : 'full';
const chosen = faults.filter(({ id }) => wanted.length === 0 || wanted.includes(id));
const endings = new Map<string, Ending>();

/** A fault that cannot be injected on this machine is not one that was survived. */
async function inject(fault: Fault): Promise<{ ending: Ending; observed: string }> {
  const why = (await fault.why?.()) ?? null;
  if (why !== null) return { ending: 'not run', observed: `cannot run here: ${why}` };
  try {
    const { survived, observed } = await fault.run(size);
    return { ending: survived ? 'survived' : 'LOST', observed };
  } catch (error) {
    return { ending: 'LOST', observed: String(error) };
  }
}

for (const fault of chosen) {
  const { ending, observed } = await inject(fault);
  endings.set(fault.id, ending);
  const { id, proves, injected, expected } = fault;
  const numbers = proves.length > 0 ? ` (${proves.join(', ')})` : '';
  console.log(`${ending.padEnd(8)}  ${id}${numbers}: ${injected} -> ${expected} -> ${observed}`);
}

console.log('');
for (const { n, what, held, missing } of table) {
  const run = injectedFor(n).map((id) => `${id}: ${endings.get(id) ?? 'not run'}`);
  const tests = held.map(({ file, title }) => `${file}: “${title}”`);
  const said = [
    ...(run.length > 0 ? [`injected here, ${run.join(', ')}`] : []),
    ...(tests.length > 0 ? [`held by ${tests.join(', ')}`] : []),
    ...(missing !== null ? [`not shown: ${missing}`] : []),
  ];
  console.log(`${n.padEnd(3)}  ${what} -> ${said.join('; ')}`);
}

const count = (is: Ending) => [...endings.values()].filter((ending) => ending === is).length;
console.log('');
if (count('not run') > 0) console.log(`faults that cannot run here ${count('not run')}`);
console.log(`faults survived ${count('survived')}/${chosen.length}`);
process.exitCode = count('LOST') === 0 ? 0 : 1;
