import type { Page } from 'playwright-core';

/** Requests that are answered as by a server that has no room just now. */
export interface TurnedAway {
  /** How many have been. */
  times: () => number;
  /** From now on they are answered. */
  over: () => void;
}

/** Turns away whoever asks for an address, so many times, or until it is over. The route stays in place. */
export async function turnAway(page: Page, address: string | RegExp, most = Number.POSITIVE_INFINITY): Promise<TurnedAway> {
  let times = 0;
  let left = most;
  await page.route(address, async (route) => {
    if (left <= 0) return route.fallback();
    left -= 1;
    times += 1;
    await route.fulfill({
      status: 503,
      headers: { 'retry-after': '1' },
      contentType: 'application/problem+json',
      body: JSON.stringify({ status: 503, code: 'service.unavailable', detail: 'No.' }),
    });
  });
  return { times: () => times, over: () => (left = 0) };
}
