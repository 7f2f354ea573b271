/** A local server that plays CISA's catalogue: a few invented vulnerabilities, in the recorded shape. */
import {
  type FeedSimulator,
  type FeedSimulatorOptions,
  startFeedServer,
} from '../../local/simulator/feed.ts';
import type { FeedFault } from '../../local/simulator/types.ts';

const DAY = 86_400_000;
/** Days before now on which one was added; several are of one day, some of years ago. */
const ADDED = [3, 9, 9, 20, 57, 101, 101, 240, 380, 520, 800];

/** Starts it on the loopback address. */
export const startSimulator = (options: FeedSimulatorOptions = {}): Promise<FeedSimulator> =>
  startFeedServer(
    (now, fault) => ({ 'known_exploited_vulnerabilities.json': catalogue(now, fault) }),
    options,
  );

function catalogue(now: Date, fault?: FeedFault): object {
  const at = new Date(now.getTime() - (fault === 'old_copy' ? 10 : 1) * DAY);
  const all = ADDED.map((ago, index) => entryOf(ago, index, now));
  const kept = fault === 'half_file' ? all.slice(all.length / 2) : all;
  return {
    title: 'CISA Catalog of Known Exploited Vulnerabilities',
    catalogVersion: at.toISOString().slice(0, 10).replaceAll('-', '.'),
    // It really has four digits after the second.
    dateReleased: at.toISOString().replace('Z', '9Z'),
    count: all.length,
    vulnerabilities: fault === 'nothing' ? [] : kept,
  };
}

function entryOf(ago: number, index: number, now: Date): object {
  const day = (days: number) => new Date(now.getTime() - days * DAY).toISOString().slice(0, 10);
  return {
    cveID: `CVE-2026-8${String(index).padStart(4, '0')}`,
    ...{ vendorProject: 'Microsoft', product: 'Windows ', vulnerabilityName: 'An invented vulnerability' },
    ...{ dateAdded: day(ago), dueDate: day(ago - 14) },
    ...{ shortDescription: 'Invented.', requiredAction: 'Apply the update.' },
    ...{
      knownRansomwareCampaignUse: 'Unknown',
      notes: 'https://support.example.com ; https://nvd.example.com',
      cwes: [],
    },
  };
}
