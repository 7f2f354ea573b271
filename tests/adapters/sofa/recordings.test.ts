/** What is understood of the feeds as they were on 2026-08-22, with the faults that they had that day. */
import { describe, expect, it } from '@jest/globals';
import { sofa } from '../../../adapters/sofa/index.ts';
import type { KeptDocument } from '../../../shared/model/feed.ts';
import type { AppleLine, AppleReleases } from '../../../shared/model/releases.ts';
import { decide } from '../../../shared/releases/acceptance.ts';
import { APPLE_RULES } from '../../../shared/releases/knowledge/index.ts';
import { recordedText } from '../../support/recordings.ts';

const MACOS = 'feeds/sofa-v2-macos_data_feed.json';
const IOS = 'feeds/sofa-v2-ios_data_feed.json';

function understood(text: string): AppleReleases {
  const said = sofa.understand(text);
  if (!said?.summary) throw new Error('It is not understood.');
  return said.summary;
}
const lineIn = (lines: readonly AppleLine[], major: number) => lines.find((line) => line.major === major);
const releaseIn = (lines: readonly AppleLine[], version: string, extra?: string) =>
  lineIn(lines, Number.parseInt(version, 10))?.releases.find(
    (release) => release.version === version && release.extra === extra,
  );

describe('SOFA', () => {
  recordedText(
    MACOS,
    (text) => {
      expect(sofa.understand(text)).toMatchObject({
        document: 'macos',
        feed_time: '2026-08-22T18:45:03.057Z',
      });
      const { macos, ios, models } = understood(text);
      expect(ios).toEqual([]);
      expect(macos.map(({ major, name, releases }) => [major, name, releases.length])).toEqual([
        [26, 'Tahoe', 17],
        [15, 'Sequoia', 22],
        [14, 'Sonoma', 31],
        [13, 'Ventura', 31],
        [12, 'Monterey', 27],
      ]);
      expect(releaseIn(macos, '26.6.1')).toEqual({
        version: '26.6.1',
        released: '2026-08-06',
        fixes: 1,
        exploited: { 'CVE-2026-65400': '2026-08-06' },
        cves: ['CVE-2026-65400'],
        info: 'https://support.apple.com/en-us/148170',
      });
      expect(Object.keys(models)).toHaveLength(98);
      expect(models['Mac14,2']?.majors).toEqual([26, 15, 14, 13, 12]);
      expect(models['MacBookPro15,1']?.majors).toEqual([15, 14, 13, 12]);
    },
    'is understood: lines, releases, models',
  );

  recordedText(
    MACOS,
    (text) => {
      const { macos, device_lists } = understood(text);
      const narrowed = macos.flatMap(({ releases }) =>
        releases.filter(({ devices }) => devices !== undefined),
      );
      // A background improvement for one board, and nothing else: boards are wrong in places.
      expect(
        narrowed.map(({ version, extra, device_specific }) => [version, extra, device_specific]),
      ).toEqual([['26.3.2', '(a)', true]]);
      expect(device_lists).toEqual([['Mac17,5']]);
      expect(releaseIn(macos, '26.3.1', '(a)')).toMatchObject({ released: '2026-03-17', fixes: 1 });
    },
    'narrows to models only what is for single devices',
  );

  recordedText(
    IOS,
    (text) => {
      const { ios, device_lists, models } = understood(text);
      expect(models).toEqual({});
      expect(APPLE_RULES.lines(understood(text))).toEqual([
        { name: 'iOS 17', newest: [17, 7, 11] },
        { name: 'iOS 18', newest: [18, 7, 10] },
        { name: 'iOS 26', newest: [26, 6, 1] },
      ]);
      const devicesOf = (version: string) => device_lists[releaseIn(ios, version)?.devices ?? -1];
      // Its own "latest" of 18 is 18.7.8; six devices get more.
      expect(devicesOf('18.7.10')).toEqual([
        'iPad7,11',
        'iPad7,12',
        'iPhone11,2',
        'iPhone11,4',
        'iPhone11,6',
        'iPhone11,8',
      ]);
      expect(releaseIn(ios, '18.7.10')?.device_specific).toBe(true);
      expect(devicesOf('26.6.1')).toContain('iPhone13,2');
      expect(devicesOf('26.6.1')).not.toContain('iPhone11,2');
      expect(device_lists[lineIn(ios, 18)?.devices?.[0] ?? -1]).toHaveLength(82);
      // Listed twice.
      const twice = lineIn(ios, 18)?.releases.filter(({ version }) => version === '18.7.7');
      expect(twice).toHaveLength(1);
    },
    'is understood: the newest by numbers, and for whom each release is',
  );

  recordedText(
    MACOS,
    (text) => {
      const at = (day: string) => new Date(`2026-${day}T09:00:00.000Z`);
      const read = (changed: string, day: string, kept?: KeptDocument<AppleReleases>) => {
        const summary = understood(changed);
        const reply = { summary, feed_time: at(day).toISOString(), fingerprint: changed };
        return decide(kept, reply, APPLE_RULES, at(day));
      };
      const { kept } = read(text, '08-22');
      const written = JSON.parse(text) as { OSVersions: { OSVersion: string }[] };
      const withLines = (OSVersions: object[]) => JSON.stringify({ ...written, OSVersions });
      const [tahoe, ...others] = written.OSVersions;
      const golden = { ...tahoe, OSVersion: 'Golden Gate 27' };
      // As each September: a third of the file falls out.
      const september = read(withLines([golden, ...written.OSVersions.slice(0, -1)]), '09-15', kept);
      expect(september.outcome).toBe('taken');
      expect(lineIn(september.kept.summary?.macos ?? [], 12)).toMatchObject({ unlisted_since: '2026-09-15' });
      expect(read(withLines(others), '08-23', kept)).toMatchObject({
        outcome: 'refused',
        reason: 'line_missing',
      });
      expect(read(withLines(written.OSVersions.slice(0, -1)), '08-23', kept).outcome).toBe('refused');
    },
    'may lose its oldest line to a new one, and nothing else',
  );

  for (const file of [MACOS, IOS])
    recordedText(
      file,
      (text) => expect(JSON.stringify(understood(text)).length).toBeLessThan(40_000),
      'becomes a summary of some kilobytes',
    );

  for (const other of [
    ...['sofa-v1-macos_data_feed.json', 'sofa-v1-ios_data_feed.json', 'sofa-v1-timestamp.json'],
    ...['sofa-v2-macos.schema.json', 'sofa-v2-ios.schema.json', 'apple-gdmf-pmv-cached.json'],
    ...['kev-trimmed.json', 'msrc-updates-index.json', 'endoflife-v1/macos.json'],
  ])
    recordedText(`feeds/${other}`, (text) => expect(sofa.understand(text)).toBeUndefined(), 'is none of it');
});

describe('a document of SOFA', () => {
  const written = (more: object = {}, release: object = {}) =>
    JSON.stringify({
      ...{ Version: '2.0', LastCheck: '2026-08-22T18:45:02+00:00Z' },
      OSVersions: [
        {
          OSVersion: 'Golden Gate 27',
          Latest: {
            ProductName: 'macOS',
            ProductVersion: '27.0',
            ReleaseDate: '2026-09-14T00:00:00Z',
            ...release,
          },
        },
      ],
      ...more,
    });

  it('on the first day of a line has its latest release alone, and a time with two zones', () => {
    expect(sofa.understand(written())).toEqual({
      document: 'macos',
      feed_time: '2026-08-22T18:45:02.000Z',
      summary: {
        macos: [
          {
            major: 27,
            name: 'Golden Gate',
            releases: [{ version: '27.0', released: '2026-09-14', fixes: 0, exploited: {} }],
          },
        ],
        ...{ ios: [], device_lists: [], models: {} },
      },
    });
  });

  it('that names a new Mac without its systems says nothing of them', () => {
    const said = sofa.understand(
      written({ Models: { 'Mac99,1': { MarketingName: null, OSVersions: null } } }),
    );
    expect(said?.summary?.models).toEqual({ 'Mac99,1': { name: 'Mac99,1', majors: [] } });
  });

  it('leads people to web pages only', () => {
    const infoOf = (SecurityInfo: string) =>
      sofa.understand(written({}, { SecurityInfo }))?.summary?.macos[0]?.releases[0]?.info;
    expect(infoOf('https://support.example.com/1')).toBe('https://support.example.com/1');
    expect(infoOf('javascript:alert(1)')).toBeUndefined();
    expect(infoOf('http://support.example.com/1')).toBeUndefined();
  });

  it.each<[string, string]>([
    ['a time that is none', written({ LastCheck: 'yesterday' })],
    ['a version that is none', written({}, { ProductVersion: 'twenty-seven' })],
    ['a release without a day', written({}, { ReleaseDate: 'soon' })],
    ['devices that are no list', written({}, { SupportedDevices: 'all' })],
    ['a map of models that is none', written({ Models: ['Mac14,2'] })],
  ])('with %s is not in the form that is known', (_, text) => {
    expect(() => sofa.understand(text)).toThrow(/SOFA/);
  });

  it.each(['', '[]', 'null', '{"OSVersions":[]}', '{"Version":"2.0","OSVersions":[]}', '<!doctype html>'])(
    'is not %j',
    (text) => expect(sofa.understand(text)).toBeUndefined(),
  );

  it('of another system is none of it', () => {
    expect(sofa.understand(written({}, { ProductName: 'tvOS' }))).toBeUndefined();
    expect(sofa.understand(written({}, { ProductName: 'visionOS' }))).toBeUndefined();
  });
});
