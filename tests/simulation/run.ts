import { parseArgs } from 'node:util';
import { makeHome } from './home.ts';
import { play, STEPS } from './story.ts';

/** `npm run simulate -- --seeds 20000 --first 1`; `--tell` prints the story of each failing seed. */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '200' },
    first: { type: 'string', default: '1' },
    steps: { type: 'string', default: String(STEPS) },
    tell: { type: 'boolean', default: false },
  },
});
/** A long run says how far it is. */
const REPORT_EVERY = 500;
const seeds = Number(values.seeds);
const first = Number(values.first);
const steps = Number(values.steps);
const home = await makeHome();
const from = performance.now();
let failing = 0;
for (let seed = first; seed < first + seeds; seed += 1) {
  const ending = await play(seed, home, { steps });
  const done = seed - first + 1;
  if (done % REPORT_EVERY === 0) console.log(`${done} seeds so far, ${failing} failing`);
  if (ending.broken === null) continue;
  failing += 1;
  console.log(`seed ${seed}, step ${ending.steps}: ${ending.broken}`);
  if (values.tell) for (const [i, line] of ending.log.entries()) console.log(`  ${i} ${line}`);
}
const seconds = ((performance.now() - from) / 1000).toFixed(1);
console.log(`${steps} steps with faults each, ${seconds} s`);
console.log(`seeds ${seeds}, failing ${failing}`);
process.exit(failing > 0 ? 1 : 0);
