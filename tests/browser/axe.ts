import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe says of the page as it is shown now: `rule: where`, one a node. */
export async function axeFaults(page: Page): Promise<string[]> {
  // Through DevTools, because the Content-Security-Policy lets no strange script tag in.
  await page.evaluate(`globalThis.axe ?? (() => { ${axe.source} })()`);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
      resultTypes: ['violations'],
      rules: {
        // Both are off unless asked for.
        'label-content-name-mismatch': { enabled: true },
        'target-size': { enabled: true },
      },
    }),
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}
