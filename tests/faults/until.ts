/** @throws after three minutes: a machine that does much else takes its time. */
export async function until(holds: () => Promise<boolean>, everyMs = 200): Promise<void> {
  const deadline = performance.now() + 180_000;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error('it did not come true in 3 minutes');
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
