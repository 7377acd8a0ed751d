import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest on its own, the slowest first; whatever is not named comes after it. */
const slow = [
  'tests/faults/',
  'tests/browser/people-keyboard',
  'tests/browser/session',
  'tests/simulation/',
  'tests/browser/administration',
  'tests/vault/captured',
  'tests/browser/',
  'tests/server/',
];

const place = ({ moduleId }: TestSpecification): number => {
  const found = slow.findIndex((part) => moduleId.includes(part));
  return found < 0 ? slow.length : found;
};

/**
 * A file that takes minutes and begins last keeps one core waiting for it. A fresh clone has no
 * record of how long files took, so that the order is written down.
 */
export default class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const usual = await super.sort(files);
    return usual.toSorted((a, b) => place(a) - place(b));
  }
}
