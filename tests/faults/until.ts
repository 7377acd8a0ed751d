/** @throws after 90 s. */
export async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 90_000;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error('it did not come true in 90 s');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
