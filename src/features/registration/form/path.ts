/**
 * Places in a registration, written as the contract and the server write them:
 * `debtor.firstName`, `creditors.0.debts.0.balance`. A template has `*` for each index.
 */

/** The template with its stars replaced from left to right. */
export function at(template: string, indices: readonly number[]): string {
  let next = 0;
  return template.replace(/\*/g, () => String(indices[next++] ?? 0));
}

/** The template of a path: every index becomes a star. */
export function templateOf(path: string): string {
  return path.replace(/(?<=^|\.)\d+(?=\.|$)/g, '*');
}

/** The indices in a path, from left to right. */
export function indicesOf(path: string): number[] {
  return path.split('.').flatMap((step) => (/^\d+$/.test(step) ? [Number(step)] : []));
}

/** What stands at a path, or undefined. */
export function getAt(root: unknown, path: string): unknown {
  let here = root;
  for (const step of path.split('.')) {
    if (typeof here !== 'object' || here === null) return undefined;
    here = (here as Record<string, unknown>)[step];
  }
  return here;
}

/**
 * A copy of `root` with `value` at the path; undefined takes the answer away, together with groups
 * that are empty then. The five sections and the rows of lists stay.
 */
export function setAt<T>(root: T, path: string, value: unknown): T {
  return setSteps(root, path.split('.'), value, 0) as T;
}

function setSteps(here: unknown, steps: readonly string[], value: unknown, depth: number): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  const copy = copyOf(here);
  const child = setSteps(copy[step], rest, value, depth + 1);
  const section = depth === 0;
  const row = Array.isArray(copy);
  if (child === undefined || (isEmptyGroup(child) && !section && !row)) delete copy[step];
  else copy[step] = child;
  return copy;
}

function copyOf(value: unknown): Record<string, unknown> {
  if (Array.isArray(value)) return [...value] as unknown as Record<string, unknown>;
  return { ...(value as Record<string, unknown> | undefined) };
}

function isEmptyGroup(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.keys(value).length === 0
  );
}
