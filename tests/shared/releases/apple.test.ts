import { describe, expect, it } from '@jest/globals';
import type { AppleReleases } from '../../../shared/model/releases.ts';
import { APPLE, appleUntil, release, releasesOn, standing } from './summaries.ts';

const DAY = '2026-08-22';
const mac = (model: string, version: string, build?: string) =>
  ({ platform: 'Mac', os: 'macOS', model, version, ...(build && { build }) }) as const;
const phone = (model: string, version: string) => ({ platform: 'iOS', os: 'iOS', model, version }) as const;
const sofa = (day: string, summary: AppleReleases) => {
  const time = `${day}T06:00:00.000Z`;
  return releasesOn(day, { sofa: { feed_time: time, read_at: time, summary } });
};

describe('a Mac', () => {
  it.each([
    ['the newest version', 'Mac14,2', '26.6.2'],
    ['a version that is newer than the feed', 'Mac14,2', '26.6.3'],
    ['the newest of its older line, by numbers', 'Mac14,2', '15.7.10'],
    ['the newest that this model can run', 'MacBookPro15,1', '15.7.10'],
    ['an older line that still gets fixes', 'MacBookAir8,1', '14.8.9'],
  ])('is current with %s', (_, model, version) => {
    expect(standing(mac(model, version), '2026-08-24')).toEqual({ state: 'current' });
  });

  it('is asked for the newest version of its line by the earliest day of what it lacks', () => {
    expect(standing(mac('Mac14,2', '26.5'), DAY)).toEqual({
      state: 'update_wanted',
      wanted: {
        version: '26.6.2',
        released: '2026-08-17',
        system: 'macOS',
        line: 'macOS Tahoe 26',
        fixes: 28,
        info: 'https://support.apple.com/en-us/148281',
      },
      exploited: ['CVE-2026-65400'],
      due: { day: '2026-08-13', code: 'exploited' },
    });
  });

  it('is not asked for a release before it has settled, nor for one that closes nothing', () => {
    expect(standing(mac('Mac14,2', '26.6.1'), '2026-08-19')).toEqual({ state: 'current' });
    expect(standing(mac('Mac14,2', '26.6.1'), '2026-08-20')).toMatchObject({
      state: 'update_wanted',
      exploited: [],
      due: { day: '2026-09-16', code: 'security_release' },
    });
    const june = { releases: sofa('2026-06-10', appleUntil('2026-06-10')) };
    expect(standing(mac('Mac14,2', '26.5'), '2026-06-10', june)).toEqual({ state: 'current' });
  });

  it('has a hole closed by the first release that lists it', () => {
    const feed = { releases: sofa('2026-02-20', appleUntil('2026-02-20')) };
    expect(standing(mac('Mac14,2', '26.2'), '2026-02-20', feed)).toMatchObject({
      exploited: ['CVE-2026-20700'],
    });
  });

  it('counts a background improvement as newer, where it is known to be missing', () => {
    const feed = { releases: sofa('2026-03-21', appleUntil('2026-03-21')) };
    const on = (version: string, build?: string) =>
      standing(mac('Mac14,2', version, build), '2026-03-21', feed);
    expect(on('26.3.1', '25D2128')).toMatchObject({ wanted: { version: '26.3.1 (a)' } });
    expect(on('26.3.1 (a)')).toEqual({ state: 'current' });
    expect(on('26.3.1', '25D771280a')).toEqual({ state: 'current' });
    // Its source tells no build, so nobody knows.
    expect(on('26.3.1')).toEqual({ state: 'current' });
    expect(standing(mac('Mac14,2', '26.3.1 (a)'), DAY)).toMatchObject({ wanted: { version: '26.6.2' } });
  });

  it('has a line that ended when three newer ones went on without it', () => {
    expect(standing(mac('Mac14,2', '13.7.8'), DAY)).toMatchObject({
      state: 'upgrade_wanted',
      wanted: { version: '26.6.2' },
      ended: '2025-09-15',
      due: { code: 'line_ended', day: '2025-10-15' },
    });
    // It is newer than all that is known of its line.
    expect(standing(mac('Mac14,2', '13.7.9'), DAY)).toMatchObject({ code: 'version_newer' });
  });

  it('counts from the day on which somebody learned of an end that nobody could know before', () => {
    const remembered = { since: '2026-08-20' };
    expect(standing(mac('Mac14,2', '13.7.8'), DAY, { remembered })).toMatchObject({
      due: { day: '2026-09-19' },
    });
  });

  it('gets no more updates only where all lines of its model have ended', () => {
    expect(standing(mac('MacBookPro14,1', '13.7.8'), DAY)).toEqual({
      state: 'hardware_ended',
      ended: '2025-09-15',
    });
    expect(
      standing(mac('MacBookPro14,1', '13.7.8'), '2025-09-14', {
        releases: sofa('2025-09-14', appleUntil('2025-09-14')),
      }),
    ).toEqual({ state: 'current' });
    expect(standing(mac('MacBookAir8,1', '13.7.8'), DAY)).toMatchObject({ wanted: { version: '14.8.9' } });
  });

  it.each([
    ['a model that is in no list', mac('Mac17,1', '26.6.2'), 'model_unlisted'],
    ['a model in no list, on an old line', mac('Mac17,1', '13.7.8'), 'model_unlisted'],
    ['a line that its model should not run', mac('MacBookPro15,1', '26.6.2'), 'model_unlisted'],
    ['a major version above all lines', mac('Mac14,2', '27.0', '26A428'), 'version_newer'],
    ['a beta', mac('Mac14,2', '26.7', '25H5023b'), 'beta'],
    ['no number', mac('Mac14,2', 'Tahoe'), 'version_incomplete'],
    ['a major version alone', mac('Mac14,2', '15'), 'version_incomplete'],
    ['what calls itself 10.16', mac('Mac14,2', '10.16', '24G90'), 'version_incomplete'],
  ])('is unknown with %s', (_, seen, code) => {
    expect(standing(seen, DAY)).toMatchObject({ state: 'unknown', code });
  });

  it('is never well by an old copy, and still bad', () => {
    const releases = sofa('2026-08-22', APPLE);
    expect(standing(mac('Mac14,2', '26.6.2'), '2026-09-04', { releases })).toEqual({ state: 'current' });
    expect(standing(mac('Mac14,2', '26.6.2'), '2026-09-06', { releases })).toEqual({
      state: 'unknown',
      code: 'feed_old',
      supported: true,
      date: '2026-08-22',
    });
    expect(standing(mac('Mac14,2', '26.6'), '2026-12-06', { releases })).toMatchObject({
      state: 'update_wanted',
    });
  });

  it('is never well by a line that the feed stopped to list', () => {
    const macos = APPLE.macos.map((line) =>
      line.major === 14 ? { ...line, unlisted_since: '2026-08-01' } : line,
    );
    expect(
      standing(mac('MacBookAir8,1', '14.8.9'), DAY, { releases: sofa(DAY, { ...APPLE, macos }) }),
    ).toMatchObject({
      code: 'line_unlisted',
    });
  });

  it('without a model is held against its own line', () => {
    const seen = { platform: 'Mac', os: 'macOS' } as const;
    expect(standing({ ...seen, version: '26.6.2' }, DAY)).toEqual({ state: 'current' });
    expect(standing({ ...seen, version: '26.6' }, DAY)).toMatchObject({ state: 'update_wanted' });
    expect(standing({ ...seen, version: '13.7.8' }, DAY)).toMatchObject({
      state: 'upgrade_wanted',
      newest: 'macOS Tahoe 26',
      ended: '2025-09-15',
    });
  });

  it('is judged by the ends of others where SOFA knows neither model nor line', () => {
    expect(standing(mac('MacBookAir6,2', '11.7.10'), DAY)).toEqual({
      state: 'upgrade_wanted',
      exploited: [],
      ended: '2026-02-02',
      due: { day: '2026-02-02', code: 'line_ends' },
    });
    // SOFA knows this model, and what it can run.
    expect(standing(mac('MacBookAir8,1', '11.7.11'), DAY)).toMatchObject({ wanted: { version: '14.8.9' } });
    expect(standing(mac('MacBookPro14,1', '11.7.11'), DAY)).toMatchObject({ state: 'hardware_ended' });
  });

  it('is late since the end of a line that SOFA lists no more, and not since newer lines began', () => {
    expect(standing(mac('MacBookAir8,1', '11.7.11'), DAY)).toMatchObject({
      ended: '2026-02-02',
      due: { day: '2026-03-04', code: 'line_ended' },
    });
    const releases = releasesOn(DAY, { endoflife: null });
    const seen = mac('MacBookAir8,1', '11.7.11');
    expect(standing(seen, DAY, { releases })).not.toHaveProperty('due');
    expect(standing(seen, DAY, { releases, remembered: { since: '2026-08-20' } })).toMatchObject({
      due: { day: '2026-09-19', code: 'line_ended' },
    });
  });

  it.each(['22.6', '16.1'])('on a version between two lines that no list names: %s', (version) => {
    expect(standing(mac('Mac14,2', version), DAY)).toEqual({
      state: 'unknown',
      code: 'version_unlisted',
      supported: false,
    });
  });

  it('is not told that a line has ended which the feed lacks', () => {
    const macos = APPLE.macos.filter(({ major }) => major !== 15);
    expect(
      standing(mac('Mac14,2', '15.7.9'), DAY, { releases: sofa(DAY, { ...APPLE, macos }) }),
    ).toMatchObject({
      code: 'version_unlisted',
    });
  });
});

describe('an iPhone or iPad', () => {
  it.each([
    ['iPhone11,2', '18.7.10'],
    ['iPad7,5', '17.7.11'],
    ['iPhone13,2', '26.6.1'],
  ])('%s is current on %s', (model, version) => {
    expect(standing(phone(model, version), DAY)).toEqual({ state: 'current' });
  });

  it('has a line that ended when a release left its model out', () => {
    expect(standing(phone('iPhone13,2', '18.7.8'), DAY)).toMatchObject({
      state: 'upgrade_wanted',
      wanted: { version: '26.6.1', line: 'iOS 26' },
      ended: '2026-05-11',
      due: { day: '2026-06-10', code: 'line_ended' },
    });
    expect(standing(phone('iPhone13,2', '18.7.10'), DAY)).toMatchObject({ wanted: { version: '26.6.1' } });
    const before = { releases: sofa('2026-05-09', appleUntil('2026-05-09')) };
    expect(standing(phone('iPhone13,2', '18.7.8'), '2026-05-09', before)).toEqual({ state: 'current' });
  });

  it('is not asked for a release that is for others', () => {
    const june = { releases: sofa('2026-06-10', appleUntil('2026-06-10')) };
    expect(standing(phone('iPhone13,2', '26.5'), '2026-06-10', june)).toEqual({ state: 'current' });
    expect(standing(phone('iPhone11,2', '18.7.9'), DAY)).toMatchObject({ wanted: { version: '18.7.10' } });
  });

  it('counts for all days before lists were kept what the lists of its line say together', () => {
    const early = { releases: sofa('2026-04-01', appleUntil('2026-04-24')) };
    expect(standing(phone('iPhone11,2', '18.7.7'), '2026-04-27', early)).toMatchObject({
      wanted: { version: '18.7.8' },
    });
    expect(standing(phone('iPhone13,2', '17.7.2'), DAY)).toMatchObject({
      state: 'upgrade_wanted',
      ended: '2024-12-11',
    });
  });

  it('is not told that a release leaves it out which has no list', () => {
    const ios = APPLE.ios.map((line) => ({
      ...line,
      releases: line.releases.map((one) =>
        line.major === 18 && one.device_specific ? { ...one, devices: undefined } : one,
      ),
    })) as unknown as AppleReleases['ios'];
    const releases = sofa(DAY, { ...APPLE, ios });
    expect(standing(phone('iPhone13,2', '18.7.8'), DAY, { releases })).toMatchObject({
      code: 'model_unlisted',
    });
  });

  it('is not told that it has ended while a newer line is out that SOFA lacks', () => {
    const ios = APPLE.ios.filter(({ major }) => major !== 26);
    const releases = sofa(DAY, { ...APPLE, ios });
    expect(standing(phone('iPhone13,2', '18.7.8'), DAY, { releases })).toMatchObject({ code: 'left_out' });
  });

  it('without SOFA is not told that the newest of an older line is for it', () => {
    const releases = releasesOn(DAY, { sofa: null });
    const seen = standing(phone('iPhone13,2', '18.7.8'), DAY, { releases });
    expect(seen).toMatchObject({ state: 'upgrade_wanted', newest: 'iOS 26' });
    expect(seen).not.toHaveProperty('wanted');
  });

  it('is judged by what was out on the day, and by all lists that there are', () => {
    const before = '2026-05-09';
    const releases = sofa(DAY, APPLE);
    expect(standing(phone('iPhone13,2', '18.7.8'), before, { releases })).toEqual({ state: 'current' });
    expect(standing(phone('iPhone11,2', '18.7.8'), before, { releases })).toEqual({ state: 'current' });
    expect(standing(mac('MacBookPro14,1', '13.7.8'), '2025-09-10', { releases })).toEqual({
      state: 'current',
    });
  });

  it('has not been left out of what it runs', () => {
    const ios = APPLE.ios.map((line) => ({
      ...line,
      releases: line.releases.map((one) => (one.version === '26.6.1' ? { ...one, devices: 4 } : one)),
    }));
    const releases = sofa(DAY, { ...APPLE, ios });
    expect(standing(phone('iPhone13,2', '26.6.1'), DAY, { releases })).toEqual({ state: 'current' });
  });

  it('of a model in no list is unknown, never current and never at its end', () => {
    for (const version of ['26.6.1', '26.5', '18.7.8', '17.7.11'])
      expect(standing(phone('iPhone19,1', version), DAY)).toMatchObject({ state: 'unknown' });
  });

  it('is not told that it ended because one list or an empty one lacks it', () => {
    const lists = [...APPLE.device_lists, [], ['iPhone11,6']];
    const withList = (devices: number) => {
      const later = release('18.7.11 2026-08-18 3', { devices });
      const ios = APPLE.ios.map((line) =>
        line.major === 18 ? { ...line, releases: [later, ...line.releases] } : line,
      );
      return { releases: sofa(DAY, { ...APPLE, ios, device_lists: lists }) };
    };
    expect(standing(phone('iPhone11,2', '18.7.10'), DAY, withList(5))).toMatchObject({
      state: 'update_wanted',
      wanted: { version: '18.7.11' },
    });
    expect(standing(phone('iPhone11,2', '18.7.10'), DAY, withList(6))).toMatchObject({ code: 'left_out' });
  });

  it('has ended where lists that know it left it out for long, again and again', () => {
    const lists = [...APPLE.device_lists, ['iPad7,11']];
    const later = ['18.7.11 2026-09-14 3', '18.7.12 2026-11-02 3'].map((text) =>
      release(text, { devices: 5 }),
    );
    const ios = APPLE.ios.map((line) =>
      line.major === 18 ? { ...line, releases: [...later, ...line.releases] } : line,
    );
    const feed = { releases: sofa('2026-11-20', { ...APPLE, ios, device_lists: lists }) };
    expect(standing(phone('iPhone11,2', '18.7.10'), '2026-11-20', feed)).toEqual({
      state: 'hardware_ended',
      ended: '2026-09-14',
    });
  });

  it('of which SOFA knows nothing is judged by the newest version of its line', () => {
    expect(standing(phone('iPhone10,3', '16.7.16'), DAY)).toEqual({ state: 'current' });
    expect(standing(phone('iPhone10,3', '16.7.14'), DAY)).toMatchObject({
      state: 'update_wanted',
      wanted: { version: '16.7.16', line: 'iOS 16' },
      due: { day: '2026-06-10' },
    });
    expect(standing(phone('iPhone8,1', '14.8'), DAY)).toMatchObject({
      state: 'upgrade_wanted',
      ended: '2021-10-26',
    });
    expect(standing(phone('iPhone8,1', '14.8'), DAY)).not.toHaveProperty('wanted');
    const none = releasesOn(DAY, { sofa: null, endoflife: null });
    expect(standing(phone('iPhone13,2', '26.6.1'), DAY, { releases: none })).toMatchObject({
      code: 'no_feed',
    });
  });

  it('without a model is judged where every model would be judged alike', () => {
    const seen = { platform: 'iOS', os: 'iOS' } as const;
    expect(standing({ ...seen, version: '26.6.1' }, DAY)).toEqual({ state: 'current' });
    expect(standing({ ...seen, version: '18.7.10' }, DAY)).toEqual({ state: 'current' });
    expect(standing({ ...seen, version: '18.7.8' }, DAY)).toMatchObject({ code: 'model_untold' });
    expect(standing({ ...seen, version: '18.7.7' }, DAY)).toMatchObject({
      state: 'upgrade_wanted',
      newest: 'iOS 26',
      due: { day: '2026-05-22' },
    });
    expect(standing({ ...seen, version: '26.5' }, DAY)).toMatchObject({ wanted: { version: '26.6.1' } });
  });

  it('is called by its own system', () => {
    expect(standing(phone('iPad12,1', '26.5'), DAY)).toMatchObject({ wanted: { line: 'iPadOS 26' } });
  });
});
