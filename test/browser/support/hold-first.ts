import type { Page } from 'playwright-core';

/** An answer that is on its way, and the moment at which it arrives. */
export interface HeldAnswer {
  asked: Promise<void>;
  letGo: () => void;
}

/** Holds the answer to the first request for an address back, as it was, until it is let go. The route stays in place. */
export async function holdFirst(page: Page, address: string): Promise<HeldAnswer> {
  const asked = Promise.withResolvers<void>();
  const free = Promise.withResolvers<void>();
  let first = true;
  await page.route(address, async (route) => {
    if (!first) return route.continue();
    first = false;
    const response = await route.fetch();
    asked.resolve();
    await free.promise;
    await route.fulfill({ response });
  });
  return { asked: asked.promise, letGo: free.resolve };
}
