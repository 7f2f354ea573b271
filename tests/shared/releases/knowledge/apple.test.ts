import { describe, expect, it } from '@jest/globals';
import type { AppleLine, AppleRelease, AppleReleases } from '../../../../shared/model/releases.ts';
import { APPLE_RULES } from '../../../../shared/releases/knowledge/index.ts';

const { lines, models, union, combine } = APPLE_RULES;

const release = (version: string, more: Partial<AppleRelease> = {}): AppleRelease => ({
  ...{ version, released: '2026-08-01', fixes: 1, exploited: {} },
  ...more,
});
const line = (
  major: number,
  versions: readonly (string | AppleRelease)[],
  more: Partial<AppleLine> = {},
) => ({
  major,
  releases: versions.map((one) => (typeof one === 'string' ? release(one) : one)),
  ...more,
});
const known = (parts: Partial<AppleReleases>): AppleReleases => ({
  ...{ macos: [], ios: [], device_lists: [], models: {} },
  ...parts,
});
const DAY = '2026-09-01';
const versionsOf = ({ macos, ios }: AppleReleases) =>
  [...macos, ...ios].map(({ releases }) => releases.map(({ version }) => version));

describe('lines of Apple systems', () => {
  it('are in the order of their numbers, with a maximum of numbers', () => {
    const said = known({
      macos: [line(26, ['26.6.2', '26.10'])],
      ios: [line(26, ['26.1']), line(18, ['18.7.9', '18.7.10'])],
    });
    expect(lines(said)).toEqual([
      { name: 'macOS 26', newest: [26, 10] },
      { name: 'iOS 18', newest: [18, 7, 10] },
      { name: 'iOS 26', newest: [26, 1] },
    ]);
  });

  it('without a release are none', () => {
    expect(lines(known({ macos: [line(27, [])] }))).toEqual([]);
  });

  it('are what a model can have: by the map of Macs, by lists of phones', () => {
    const said = known({
      ios: [
        line(18, [release('18.7.10', { devices: 1 })], { devices: [0] }),
        line(26, [release('26.6', { devices: 2 })]),
      ],
      device_lists: [['iPhone13,2'], ['iPhone11,2'], ['iPhone13,2']],
      models: {
        'Mac14,2': { name: 'A Mac', majors: [26, 15] },
        'Mac99,9': { name: 'A new Mac', majors: [] },
      },
    });
    expect(models?.(said)).toEqual([
      { name: 'Mac14,2', newest: [26] },
      { name: 'Mac99,9', newest: [0] },
      { name: 'iPhone13,2', newest: [26] },
      { name: 'iPhone11,2', newest: [18] },
    ]);
  });
});

describe('two copies together', () => {
  it('know a line and a release that only the earlier one had', () => {
    const before = known({ macos: [line(14, ['14.8']), line(26, ['26.6', '26.5'])] });
    const after = known({ macos: [line(26, ['26.7', '26.6'])] });
    const both = union(before, after, DAY);
    expect(versionsOf(both)).toEqual([['26.7', '26.6', '26.5'], ['14.8']]);
    expect(both.macos[1]).toMatchObject({ major: 14, unlisted_since: DAY });
    // The day stays the first one, and goes when the line comes back.
    expect(union(both, after, '2026-10-01').macos[1]?.unlisted_since).toBe(DAY);
    expect(union(both, before, '2026-10-01').macos.find(({ major }) => major === 14)).not.toHaveProperty(
      'unlisted_since',
    );
  });

  it('know a version no more that was withdrawn', () => {
    const both = union(
      known({ ios: [line(26, ['26.7', '26.6'])] }),
      known({ ios: [line(26, ['26.6'])] }),
      DAY,
    );
    expect(versionsOf(both)).toEqual([['26.6']]);
  });

  it('keep the day of a release, and the day on which a hole in it was first told of', () => {
    const before = known({
      macos: [line(26, [release('26.6', { exploited: { 'CVE-1': '2026-08-01' }, fixes: 5 })])],
    });
    const later = release('26.6', {
      released: '2026-07-01',
      exploited: { 'CVE-1': '2026-07-01', 'CVE-2': '2026-07-01' },
      fixes: 0,
    });
    const [both] = union(before, known({ macos: [line(26, [later])] }), DAY).macos[0]?.releases ?? [];
    expect(both).toMatchObject({
      released: '2026-08-01',
      fixes: 5,
      exploited: { 'CVE-1': '2026-08-01', 'CVE-2': DAY },
    });
  });

  it('keep the list of a release that has lost it, in one numbering', () => {
    const before = known({
      ios: [line(26, [release('26.5', { devices: 0 })], { devices: [0] })],
      device_lists: [['b', 'a'], ['unused']],
    });
    const after = known({
      ios: [line(26, [release('26.6', { devices: 1 }), release('26.5')], { devices: [1] })],
      device_lists: [['unused too'], ['a', 'b', 'c']],
    });
    const { ios, device_lists } = union(before, after, DAY);
    const listOf = (place?: number) => device_lists[place ?? -1];
    expect(ios[0]?.releases.map(({ devices }) => listOf(devices))).toEqual([
      ['a', 'b', 'c'],
      ['b', 'a'],
    ]);
    expect(ios[0]?.devices?.map(listOf)).toEqual([['a', 'b', 'c']]);
    expect(device_lists).toHaveLength(2);
  });

  it('do not narrow a release to single devices that is for all by now', () => {
    const before = known({
      macos: [line(15, [release('15.1', { devices: 0, device_specific: true })])],
      device_lists: [['Mac16,1']],
    });
    const [both] = union(before, known({ macos: [line(15, ['15.1'])] }), DAY).macos[0]?.releases ?? [];
    expect(both).toEqual(release('15.1'));
  });

  it('know a Mac that only one of them names, and its lines that are not listed any more', () => {
    const mac = (majors: number[], name = 'A Mac') => ({ name, majors });
    const before = known({
      macos: [line(14, ['14.8']), line(26, ['26.6'])],
      models: { a: mac([26, 15, 14]), b: mac([14]) },
    });
    const after = known({
      macos: [line(15, ['15.7']), line(26, ['26.6'])],
      models: { a: mac([26], 'Mac'), c: mac([26]) },
    });
    expect(union(before, after, DAY).models).toEqual({ a: mac([26, 14], 'Mac'), b: mac([14]), c: mac([26]) });
  });
});

describe('documents', () => {
  it('are combined in one numbering, and none of them ends what the other lists', () => {
    const mac = known({
      macos: [line(26, [release('26.6', { devices: 0 })])],
      device_lists: [['Mac14,2']],
      models: { 'Mac14,2': { name: 'A Mac', majors: [26] } },
    });
    const phone = known({
      ios: [line(26, [release('26.6', { devices: 0 })])],
      device_lists: [['iPhone13,2']],
    });
    const { macos, ios, device_lists, models: named } = combine([mac, phone]);
    expect([macos[0]?.releases[0]?.devices, ios[0]?.releases[0]?.devices]).toEqual([0, 1]);
    expect(device_lists).toEqual([['Mac14,2'], ['iPhone13,2']]);
    expect([macos[0]?.unlisted_since, Object.keys(named)]).toEqual([undefined, ['Mac14,2']]);
  });
});
