/** What each story person's page is meant to show, through the real adapters, merging and judging. */

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { google } from '../../../adapters/google/index.ts';
import { startSimulator as startGoogle } from '../../../adapters/google/simulator.ts';
import { jamf } from '../../../adapters/jamf/index.ts';
import { startSimulator as startJamf } from '../../../adapters/jamf/simulator.ts';
import { landesk } from '../../../adapters/landesk/index.ts';
import { startSimulator as startLandesk } from '../../../adapters/landesk/simulator.ts';
import { makeCompany } from '../../../local/company/index.ts';
import { STORIES } from '../../../local/identity/people.ts';
import type { SimulatorOptions } from '../../../local/simulator/types.ts';
import type { Connection, DeviceAdapter } from '../../../shared/adapter-kit/contract.ts';
import { createHttp } from '../../../shared/adapter-kit/http.ts';
import { silentLog } from '../../../shared/adapter-kit/log.ts';
import { parseSettings } from '../../../shared/adapter-kit/settings.ts';
import type { DeviceRecord } from '../../../shared/model/record.ts';
import type { ReportDevice, Status } from '../../../shared/model/report.ts';
import { judgedDevices } from '../../../shared/report/index.ts';
import { storyConfig } from '../../shared/report/stories.ts';
import { RELEASES } from '../../support/releases.ts';
import { noTransforms } from '../../support/transforms.ts';

const now = new Date('2026-11-23T09:00:00Z');
const company = makeCompany({ people: 1, now });

interface Source {
  connection: Connection<DeviceRecord>;
  close(): Promise<unknown>;
}
let sources: Source[] = [];

async function open<Config>(
  adapter: DeviceAdapter<Config>,
  start: (options: SimulatorOptions) => ReturnType<typeof startGoogle>,
): Promise<Source> {
  const simulator = await start({ company });
  const settings = parseSettings(adapter.source, adapter.config, simulator.settings);
  const connection = adapter.connect(settings, { http: createHttp(), log: silentLog, now: () => now });
  return { connection, close: async () => [await connection.close?.(), await simulator.close()] };
}

beforeAll(async () => {
  sources = await Promise.all([
    open(jamf, startJamf),
    open(landesk, startLandesk),
    open(google, startGoogle),
  ]);
});
afterAll(() => Promise.all(sources.map(({ close }) => close())));

async function devicesOf(who: string): Promise<ReportDevice[]> {
  const answers = await Promise.all(
    sources.map(({ connection }) => connection.byEmail?.(`${who}@example.com`)),
  );
  const records = answers.flatMap((answer) => answer?.records ?? []);
  return judgedDevices(records, {
    config: storyConfig,
    transforms: noTransforms,
    language: 'en',
    releases: RELEASES,
    now,
  });
}

function named(devices: readonly ReportDevice[], name: string): ReportDevice {
  const found = devices.find((device) => device.name === name);
  if (!found) throw new Error(`There is no ${name}.`);
  return found;
}

const statuses = (devices: readonly ReportDevice[]): Status[] =>
  devices.flatMap(({ practices }) => Object.values(practices)).map(({ status }) => status);
const count = (devices: readonly ReportDevice[], status: Status) =>
  statuses(devices).filter((other) => other === status).length;
const joins = ({ identity }: ReportDevice) => identity.joined_by.map(({ level }) => level);
const apart = ({ identity }: ReportDevice) =>
  identity.kept_apart.map(({ level, reason }) => `${level} ${reason}`);

describe('the stories', () => {
  it('user: seven devices of all kinds from three sources, of which two are known to two', async () => {
    const devices = await devicesOf('user');
    const sourcesOf = Object.fromEntries(devices.map(({ model, sources }) => [model, sources.join('+')]));
    expect(sourcesOf).toEqual({
      'MacBook Pro (14-inch, Nov 2024)': 'jamf',
      'iPhone 16': 'google+jamf',
      'ThinkPad T14 Gen 5': 'landesk',
      'Pixel 9': 'google',
      'ExpertBook B5': 'google+landesk',
      'iMac (24-inch, 2024)': 'jamf',
      'OptiPlex 7020': 'landesk',
    });
    expect(joins(named(devices, 'Uma’s iPhone'))).toEqual(['serial']);
    const chromebook = named(devices, 'uma-chromebook');
    expect(joins(chromebook)).toEqual(['serial']);
    expect(chromebook.platform).toBe('ChromeOS');
    expect(named(devices, 'UMA-OPTIPLEX').identifiers).not.toHaveProperty('serial');
    expect(named(devices, 'uma-imac').practices.encryption).toMatchObject({ status: 'warn', stale: true });
    for (const status of ['warn', 'nudge', 'unknown', 'ok', 'na'] as const)
      expect([status, count(devices, status)]).not.toEqual([status, 0]);
  });

  it('green: all is well, and LANDESK knows nothing of them', async () => {
    const devices = await devicesOf('green');
    expect(devices).toHaveLength(4);
    expect(devices.map(({ worst }) => worst)).toEqual(['ok', 'ok', 'ok', 'ok']);
    expect(new Set(devices.flatMap(({ sources }) => sources))).toEqual(new Set(['jamf', 'google']));
  });

  it('one-red: exactly one critical finding, and else all is well', async () => {
    const devices = await devicesOf('one-red');
    expect([count(devices, 'warn'), count(devices, 'nudge'), count(devices, 'unknown')]).toEqual([1, 0, 0]);
  });

  it('one-unknown: exactly one thing unknown, and else all is well', async () => {
    const devices = await devicesOf('one-unknown');
    expect([count(devices, 'unknown'), count(devices, 'nudge'), count(devices, 'warn')]).toEqual([1, 0, 0]);
  });

  it('nothing: no devices at any source', async () => {
    expect(await devicesOf('nothing')).toEqual([]);
  });

  it('dock: the address of the dock keeps two laptops apart', async () => {
    const devices = await devicesOf('dock');
    expect(devices.map(({ platform }) => platform).sort()).toEqual(['Mac', 'Windows']);
    for (const device of devices) {
      expect([joins(device), apart(device)]).toEqual([[], ['mac different_serials']]);
    }
  });

  it('clone: a copied hardware UUID keeps two machines apart', async () => {
    const devices = await devicesOf('clone');
    expect(devices).toHaveLength(2);
    for (const device of devices) expect(apart(device)).toEqual(['udid different_serials']);
  });

  it('reimaged: one laptop with two entries at one source, as the newer one says', async () => {
    const [device, ...others] = await devicesOf('reimaged');
    expect(others).toEqual([]);
    expect(device).toMatchObject({ name: 'RAVI-LATITUDE', os_version: '10.0.26200', sources: ['landesk'] });
    expect(device?.records).toHaveLength(2);
    expect(device && joins(device)).toContain('serial');
    expect(device?.practices.encryption).toMatchObject({ status: 'ok', stale: false });
  });

  it('disagree: the newer word counts, and both are shown', async () => {
    const [device, ...others] = await devicesOf('disagree');
    expect(others).toEqual([]);
    const { screenlock, uptodate } = device?.practices ?? {};
    expect(screenlock).toMatchObject({ status: 'warn', source: 'google' });
    expect(screenlock?.evidence.map(({ source }) => source)).toEqual(['google', 'jamf']);
    expect(uptodate?.evidence.map(({ value }) => value)).toEqual(['27.2', '26.4.1']);
  });

  it('away: nothing was seen for six weeks, so everything known is old', async () => {
    const devices = await devicesOf('away');
    expect(devices).toHaveLength(2);
    const known = devices.flatMap(({ practices }) =>
      Object.values(practices).filter(({ source }) => source !== null),
    );
    expect(known.length).toBeGreaterThan(8);
    expect(known.filter(({ stale }) => !stale)).toEqual([]);
  });

  it('two-systems: one Mac, and what its Windows lacks is no finding', async () => {
    const [device, ...others] = await devicesOf('two-systems');
    expect(others).toEqual([]);
    expect(device).toMatchObject({ platform: 'Mac', os: 'macOS', worst: 'ok', sources: ['jamf', 'landesk'] });
    expect(device && joins(device)).toEqual(['serial']);
    const { encryption } = device?.practices ?? {};
    expect(encryption?.evidence.map(({ source, value }) => `${source} ${value}`)).toEqual([
      'jamf on',
      'landesk off',
    ]);
  });

  it('everybody with a story is offered at sign-in, with what there is to see', () => {
    expect(STORIES.map(({ email }) => email)).toEqual(
      STORIES.map((_, number) => company.person(number).email),
    );
    for (const { email, shows } of STORIES) expect([email, shows]).not.toEqual([email, '']);
    expect(STORIES.filter(({ groups }) => groups.length > 0).map(({ groups }) => groups[0])).toEqual([
      'security',
      'helpdesk',
    ]);
  });
});
