/** How many calls a sweep may cost: a page each of every list, and a few for signing in. */
import type { Platform } from '../../shared/model/record.ts';
import type { SourceName } from './config.ts';
import type { Settings, Vendors } from './vendors.ts';

const SIGNING_IN = 4;
const SMALL = 10;
const COMPUTERS: Platform[] = ['Windows', 'Linux', 'Mac'];

interface List {
  platforms: Platform[];
  /** Devices a page, as the adapter asks. */
  page: number;
  /** Queries that a page costs. */
  queries: number;
}

/** As the adapters' settings are when nothing is set. */
const LISTS: Record<SourceName, List[]> = {
  jamf: [
    { platforms: ['Mac'], page: 100, queries: 1 },
    { platforms: ['iOS'], page: 100, queries: 1 },
  ],
  landesk: [{ platforms: COMPUTERS, page: 500, queries: 4 }],
  google: [
    { platforms: ['Android', 'iOS'], page: 100, queries: 1 },
    { platforms: ['ChromeOS'], page: 300, queries: 1 },
  ],
};

/** Settings with which also a small company has several pages. */
export const SMALL_PAGES: Record<SourceName, Settings> = {
  jamf: { page_size: SMALL },
  landesk: { page_size: SMALL },
  google: { mobile_page_size: SMALL, chromeos_page_size: SMALL },
};

/**
 * @param hasSmallPages whether it is read with `SMALL_PAGES`
 * @returns the devices that the source knows, and the calls that one sweep over them may cost
 */
export async function callLimit(
  source: SourceName,
  vendors: Vendors,
  hasSmallPages = false,
): Promise<{ devices: number; calls: number }> {
  let devices = 0;
  let calls = SIGNING_IN;
  for (const { platforms, page, queries } of LISTS[source]) {
    const known = await vendors.devices(source, platforms);
    devices += known;
    calls += Math.ceil(known / (hasSmallPages ? SMALL : page)) * queries;
  }
  return { devices, calls };
}

/** Calls that a new container makes again: it signs in, and asks for these pages once more. */
export function againAfterKill(source: SourceName, pages: number): number {
  const queries = Math.max(...LISTS[source].map((list) => list.queries));
  return SIGNING_IN + pages * queries;
}
