import type { Page } from 'playwright-core';

/** The browser of a tablet on mobile data, which says what line it is on, as those with Android do. */
export const tellMobileLine = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const line = Object.assign(new EventTarget(), { type: 'cellular', saveData: false });
    Object.defineProperty(Navigator.prototype, 'connection', { get: () => line });
  });

/** It comes to a Wi-Fi. */
export const comeToWifi = (page: Page): Promise<unknown> =>
  page.evaluate(() => {
    const { connection } = navigator as Navigator & { connection: EventTarget };
    Object.assign(connection, { type: 'wifi' }).dispatchEvent(new Event('change'));
  });
