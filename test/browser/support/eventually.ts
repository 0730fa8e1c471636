/** As long as anything here is waited for before it counts as not happening: enough for a machine that is several times slower. */
export const PATIENCE_MS = 45_000;
const PAUSE_MS = 25;

/** Waits until what is claimed holds. When it never does, fails with what was wrong about it last. */
export async function eventually(claim: () => Promise<void>): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await claim();
    } catch (wrong) {
      if (Date.now() > end) throw wrong;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}
