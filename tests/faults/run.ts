/** `npm run faults`: injects each fault at full size, one line a fault, ends with `faults survived x/y`. */
import { buildAnew } from '../support/builds.ts';
import { faults } from './all.ts';

buildAnew();

const wanted = process.argv.slice(2);
const chosen = faults.filter(({ id }) => wanted.length === 0 || wanted.includes(id));
let survived = 0;
for (const fault of chosen) {
  const seen = await fault
    .run('full')
    .catch((error: unknown) => ({ survived: false, observed: String(error) }));
  if (seen.survived) survived += 1;
  console.log(
    `${seen.survived ? 'survived' : 'LOST    '}  ${fault.id}: ${fault.injected} -> ${fault.expected} -> ${seen.observed}`,
  );
}
console.log(`faults survived ${survived}/${chosen.length}`);
process.exitCode = survived === chosen.length ? 0 : 1;
