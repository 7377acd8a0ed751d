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
const REPORT_EVERY = 100;
const seeds = Number(values.seeds);
const first = Number(values.first);
const steps = Number(values.steps);
const home = await makeHome();
const from = performance.now();
let played = 0;
let failing = 0;

function end(): never {
  const seconds = ((performance.now() - from) / 1000).toFixed(1);
  const processor = (process.cpuUsage().user / 1e6).toFixed(1);
  console.log(`${steps} steps with faults each, ${seconds} s, ${processor} s of processor time`);
  console.log(`seeds ${played}, failing ${failing}`);
  process.exit(failing > 0 || played < seeds ? 1 : 0);
}
// A long run that is ended early says how far it came.
process.once('SIGTERM', end);
process.once('SIGINT', end);

for (let seed = first; seed < first + seeds; seed += 1) {
  const ending = await play(seed, home, { steps });
  played += 1;
  if (played % REPORT_EVERY === 0) console.log(`${played} seeds so far, ${failing} failing`);
  if (ending.broken === null) continue;
  failing += 1;
  console.log(`seed ${seed}, step ${ending.steps}: ${ending.broken}`);
  if (values.tell) for (const [i, line] of ending.log.entries()) console.log(`  ${i} ${line}`);
}
end();
