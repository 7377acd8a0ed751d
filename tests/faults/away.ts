import type { Page } from 'playwright-core';
import { makeProfile, type OpenBrowser } from '../support/browser.ts';
import { proofDist } from '../support/builds.ts';
import { type CentreDatabase, centreOf } from '../support/centre-database.ts';
import { enrol, unsentOn, untilReadyOffline } from '../support/desk.ts';
import type { Scene } from '../support/scene.ts';
import { makeHome, type RunningServer, type ServerHome } from '../support/server.ts';
import { until } from './until.ts';

/** A desk that was set up and has the program on its device; its centre is stopped. */
export interface Away {
  home: ServerHome;
  url: string;
  profile: string;
  browser: OpenBrowser;
  page: Page;
  centre: CentreDatabase;
  /** Starts the centre again, on the same disk and port. */
  serve(): Promise<RunningServer>;
  /** Waits until nothing is unsent on this page, and all of it was accepted. */
  untilArrived(page: Page, records: number): Promise<void>;
}

export interface AwayOptions<Line> {
  profile?: string;
  env?: Record<string, string>;
  /** The address by which the desk knows its centre; its own unless told otherwise. */
  through?(port: number): Promise<Line>;
}

/** With the line that it goes `through`, where there is one. */
export async function setUpAway<Line extends { url: string } = never>(
  scene: Scene,
  options: AwayOptions<Line> = {},
): Promise<Away & { line: Line }> {
  const home = await makeHome();
  const env = { DIST_DIR: proofDist, ...options.env };
  const serve = () => scene.serve(home, { env });
  const first = await serve();
  const line = (await options.through?.(home.port)) as Line;
  const { url } = line ?? first;
  const profile = options.profile ?? makeProfile();
  const browser = await scene.open(profile);
  await enrol(browser.page, url, first.link());
  await untilReadyOffline(browser.page);
  await first.stop();
  const centre = centreOf(home);
  return {
    ...{ home, url, line, profile, browser, page: browser.page, centre, serve },
    untilArrived: (page, records) =>
      until(async () => (await unsentOn(page)) === 0 && centre.count('records') >= records),
  };
}

/** How the records at the centre stand beside what was kept. */
export function compare(centre: CentreDatabase, kept: readonly { ref: string; json: string }[]) {
  const refs = centre.refs();
  const equal = kept.filter(({ ref, json }) => centre.registrationJson(ref) === json).length;
  return {
    /** Whatever was called saved is there, as it was, and nothing twice. */
    isEqual: equal === kept.length && new Set(refs).size === refs.length,
    isWhole: equal === kept.length && refs.length === kept.length,
    said: `${kept.length} kept, ${refs.length} records, ${equal} equal byte for byte`,
  };
}
