/** `node tests/expectations/write.ts` writes the report anew, after rows or tests changed. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { layReport } from './report.ts';

writeFileSync(join(import.meta.dirname, 'REPORT.md'), layReport());
