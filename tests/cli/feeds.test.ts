import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { releasesIn } from '../../cli/feeds.ts';
import type { ReportDevice } from '../../shared/model/report.ts';
import { standingOf } from '../../shared/releases/policy.ts';
import type { Standing } from '../../shared/releases/standing.ts';
import { UPDATE_RULES } from '../../shared/releases/standing.ts';
import type { SystemSeen } from '../../shared/releases/system.ts';
import { type Folder, lines, makeFolder, run } from './run.ts';

const FEEDS = `${import.meta.dirname}/../../../shared/recordings/feeds`;

let folder: Folder;
beforeAll(async () => {
  folder = await makeFolder();
});
afterAll(() => folder.remove());

const catalogue = {
  catalogVersion: '2026.08.21',
  dateReleased: '2026-08-21T15:00:00.000Z',
  count: 1,
  vulnerabilities: [{ cveID: 'CVE-2026-65400', dateAdded: '2026-08-18' }],
};

describe('releases read', () => {
  it('prints what is understood of a document, a line of JSON each', async () => {
    const file = await folder.write('anything.json', catalogue);
    const { code, stdout, stderr } = await run(['releases', 'read', 'kev', '--from', file]);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(lines(stdout)).toEqual([{ cve: 'CVE-2026-65400', added: '2026-08-18' }]);
  });

  it.each<[string, string[], RegExp]>([
    ['a feed that there is none of', ['apple'], /There is no feed apple\. There are: sofa/],
    ['a document of another feed', ['sofa'], /is no document of sofa/],
  ])('says what is wrong with %s', async (_, args, message) => {
    const file = await folder.write('other.json', catalogue);
    const { code, stdout, stderr } = await run(['releases', 'read', ...args, '--from', file]);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(message);
  });

  it('says what is wrong with a document that is not in the form that is known', async () => {
    const file = await folder.write('broken.json', { ...catalogue, dateReleased: 'today' });
    const { stderr } = await run(['releases', 'read', 'kev', '--from', file]);
    expect(stderr).toMatch(/broken\.json cannot be read as a document of kev: /);
  });
});

describe('merge --releases', () => {
  it('says what is no folder, and what has no document in it', async () => {
    const records = await folder.write('records.json', []);
    const none = await run(['merge', records, '--releases', `${records}-not`]);
    expect(none.stderr).toMatch(/is no folder/);
    const wrong = await folder.write('wrong.json', { kev: {} });
    expect((await run(['merge', records, '--releases', wrong])).stderr).toMatch(/is no snapshot/);
  });
});

const onRecordings = existsSync(FEEDS) ? it : it.skip;
const without = existsSync(FEEDS) ? '' : ' (skipped: the recordings are not beside this clone)';

describe('the recorded feeds', () => {
  const APPLE_DAY = '2026-08-22';
  const WINDOWS_DAY = '2026-07-06';
  const phone = (model: string, version: string) => ({ platform: 'iOS', os: 'iOS', model, version }) as const;
  const mac = (model: string, version: string) => ({ platform: 'Mac', os: 'macOS', model, version }) as const;
  const windows = (os: string, version: string) => ({ platform: 'Windows', os, version }) as const;
  const pro = (revision: number) => windows('Windows 11 Pro', `10.0.26100.${revision}`);

  const current = { state: 'current' };
  const cases: [string, SystemSeen, string, object][] = [
    ['an iPhone XS on 18.7.10', phone('iPhone11,2', '18.7.10'), APPLE_DAY, current],
    [
      'an iPhone 12 on 18.7.8',
      phone('iPhone13,2', '18.7.8'),
      APPLE_DAY,
      { state: 'upgrade_wanted', ended: '2026-05-11', wanted: { version: '26.6.1' } },
    ],
    ['a MacBook Air of 2022 on 26.6.2', mac('Mac14,2', '26.6.2'), APPLE_DAY, current],
    ['a MacBook Pro of 2018 on 15.7.9', mac('MacBookPro15,1', '15.7.9'), APPLE_DAY, current],
    ['a new Mac', mac('Mac17,1', '26.6.2'), APPLE_DAY, { state: 'unknown' }],
    ['a new iPhone', phone('iPhone19,9', '26.6.1'), APPLE_DAY, { state: 'unknown' }],
    ['June of Windows', pro(8655), WINDOWS_DAY, current],
    ['May of Windows', pro(8457), WINDOWS_DAY, { state: 'update_wanted' }],
    ["May's hotpatch", pro(8390), WINDOWS_DAY, { state: 'update_wanted' }],
    ['24H2 Pro in October', pro(8655), '2026-10-14', { state: 'upgrade_wanted', ended: '2026-10-13' }],
  ];

  onRecordings.each(cases)(`%s${without}`, async (_, seen, today, expected) => {
    expect(await standingOn(seen, today)).toMatchObject(expected);
  });

  onRecordings(`24H2 Enterprise in October is not said to have ended${without}`, async () => {
    const { state } = await standingOn(windows('Windows 11 Enterprise', '10.0.26100.8655'), '2026-10-14');
    expect(['upgrade_wanted', 'hardware_ended']).not.toContain(state);
  });

  onRecordings(`are known by their content; all else is named once and left out${without}`, async () => {
    const records = await folder.write('xs.json', [
      {
        ...{ source: 'jamf', id: '1', identifiers: { serial: 'C02FEEDS001' }, platform: 'iOS', os: 'iOS' },
        ...{ os_version: '18.7.10', model_identifier: 'iPhone11,2', last_sync: `${APPLE_DAY}T10:00:00Z` },
      },
    ]);
    const now = ['--now', `${APPLE_DAY}T20:00:00Z`];
    const { stdout, stderr } = await run(['merge', records, '--releases', FEEDS, ...now]);
    const [device] = JSON.parse(stdout) as ReportDevice[];
    expect(device?.practices.uptodate?.status).toBe('ok');
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(/left out: .*gdmf.*sofa-v1-ios.*schema/);
  });

  async function standingOn(seen: SystemSeen, today: string): Promise<Standing> {
    const now = new Date(`${today}T20:00:00Z`);
    const { releases } = await releasesIn(FEEDS, now);
    return standingOf(seen, { releases, rules: UPDATE_RULES, now: now.toISOString(), today });
  }
});
