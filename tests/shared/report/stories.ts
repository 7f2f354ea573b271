/**
 * Fixed people on a fixed day, as the table would hold them. Their reports, made by the real merge and the real
 * practices, are `tests/golden/*.json`: what the page's tests draw.
 */

import { type Config, parseConfig } from '../../../shared/config/index.ts';
import type { DeviceRecord, Facts } from '../../../shared/model/record.ts';
import type { Mark, SourceItems } from '../../../shared/model/stored.ts';
import { heldItems, type ReportInput } from '../../../shared/report/index.ts';
import organization from '../../support/stethoscope.yml';
import { noTransforms } from '../../support/transforms.ts';

export const STORY_NOW = new Date('2026-09-01T09:00:00.000Z');
const HOUR = 3_600_000;
const before = (hours: number) => new Date(STORY_NOW.getTime() - hours * HOUR).toISOString();

const source = { sweep_every: '12h', longest_sweep: '2h', fresh_for: '14h', deadline: '8s' };

/** The organization's own file with two sources, and a table of versions that never changes. */
export const storyConfig: Config = parseConfig({
  ...(organization as object),
  sources: { jamf: { ...source, label: 'Jamf Pro' }, landesk: { ...source, label: 'LANDESK' } },
  practices: {
    uptodate: {
      options: {
        systems: {
          Mac: { as_of: '2026-08-20', lines: { '26': { required: '26.6.1', recommended: '26.6.2' } } },
        },
      },
    },
  },
});

const USER = 'user@example.com';

/** Everything as it should be. */
const goodAt = (at: string): Facts => ({
  disk_encryption: { value: 'on', at },
  firewall: { value: true, at },
  rooted: { value: false, at },
  remote_login: { value: false, at },
  unknown_sources: { value: false, at },
  auto_update: {
    value: { check: true, download: true, install_os: true, install_security: true, install_apps: true },
    at,
  },
  missing_updates: { value: [], at },
  screen_lock: { value: { on: true, after_seconds: 300 }, at },
  agents: {
    value: {
      carbonblack: { present: true, running: true, version: '3.8.1', last_seen: at },
      sentinel: { present: true, running: true, version: '24.2.1', last_seen: at },
    },
    at,
  },
});
const GOOD = goodAt(before(2));

function mac(id: string, fields: Partial<DeviceRecord> = {}): DeviceRecord {
  return {
    v: 1,
    source: 'jamf',
    id,
    owners: [USER],
    name: `MacBook of user ${id}`,
    model: 'MacBook Pro (14-inch, 2024)',
    manufacturer: 'Apple',
    type: 'laptop',
    platform: 'Mac',
    os: 'macOS',
    os_version: '26.6.2',
    os_build: '25G81',
    owned_by: 'company',
    last_sync: before(2),
    synced_at: before(1),
    identifiers: {
      serial: `C02STORY00${id}`,
      udid: `5A1F0C3E-7B2D-4E6A-9C8B-0000000000${id.padStart(2, '0')}`,
      mac_addresses: [`00:DE:CA:FB:AD:${id.padStart(2, '0')}`],
    },
    facts: GOOD,
    ...fields,
  };
}

const swept = (hours: number): SourceItems => ({
  sweep: {
    last: {
      started: before(hours),
      finished: before(hours - 1),
      complete: true,
      devices: 120,
      dropped: [],
    },
  },
});
const fetched = (source: string, hours = 1): Mark => ({
  source,
  fetched_at: before(hours),
  complete: true,
  dropped: [],
});

interface Story {
  records?: DeviceRecord[];
  marks?: Mark[];
  sources?: [string, SourceItems][];
  outcomes?: ReportInput['outcomes'];
}

/** Both sources answered for this person an hour ago. */
const ANSWERED = [fetched('jamf'), fetched('landesk')];

const STORIES: Record<string, Story> = {
  'all-well': { records: [mac('1')], marks: ANSWERED },
  'one-red': {
    records: [mac('1'), mac('2', { facts: { ...GOOD, disk_encryption: { value: 'off', at: before(2) } } })],
    marks: ANSWERED,
  },
  'one-unknown': { records: [mac('1', { facts: without(GOOD, 'screen_lock') })], marks: ANSWERED },
  nothing: { marks: ANSWERED },
  'source-failed': {
    records: [mac('1', { synced_at: before(20), last_sync: before(22) })],
    marks: [{ ...fetched('jamf', 20), error: { code: 'unreachable', at: before(0.1) } }, fetched('landesk')],
  },
  pending: {
    marks: [fetched('landesk')],
    outcomes: new Map([['jamf', 'pending']]),
  },
  stale: {
    records: [mac('1', { last_sync: before(24 * 29), facts: goodAt(before(24 * 60)) })],
    marks: ANSWERED,
  },
  refreshing: {
    records: [mac('1', { synced_at: before(15) })],
    sources: [
      ['jamf', swept(15)],
      ['landesk', swept(3)],
    ],
  },
  joined: {
    records: [
      mac('1', { facts: without(GOOD, 'firewall') }),
      mac('1', {
        source: 'landesk',
        id: 'LD-77',
        name: 'USER-MBP',
        last_sync: before(30),
        facts: {
          firewall: { value: false, at: before(30) },
          disk_encryption: { value: 'off', at: before(30) },
        },
      }),
    ],
    marks: ANSWERED,
  },
  'kept-apart': {
    // Both were once plugged into the same dock.
    records: ['1', '2'].map((id) =>
      mac(id, {
        identifiers: { serial: `C02STORY00${id}`, mac_addresses: ['00:DE:CA:FB:AD:99'] },
      }),
    ),
    marks: ANSWERED,
  },
};

export const STORY_NAMES = Object.keys(STORIES);

/** What the report of a story is made of. */
export function storyInput(name: string, language = 'en'): ReportInput {
  const { records = [], marks = [], sources = [], outcomes } = STORIES[name] ?? {};
  const stored = { records, claims: [], marks: new Map(marks.map((mark) => [mark.source, mark])) };
  const known = new Map(sources);
  return {
    user: USER,
    person: heldItems(stored, { sources: known, config: storyConfig }),
    sources: known,
    ...(outcomes && { outcomes }),
    config: storyConfig,
    transforms: noTransforms,
    language,
    now: STORY_NOW,
  };
}

function without(facts: Facts, name: keyof Facts): Facts {
  const { [name]: _, ...rest } = facts;
  return rest;
}
