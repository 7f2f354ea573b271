import { describe, expect, it } from '@jest/globals';
import { releasesOn, standing } from './summaries.ts';

const pro = (version: string) => ({ platform: 'Windows', os: 'Windows 11 Pro', version }) as const;
const enterprise = (version: string) =>
  ({ platform: 'Windows', os: 'Windows 11 Enterprise', version }) as const;

describe('a Windows computer', () => {
  it.each([
    ['the security update of the newest month', '10.0.26100.8655'],
    ['a preview, which is above it', '10.0.26100.8700'],
    ['the other line with the same revisions', '10.0.26200.8655'],
  ])('is current with %s', (_, version) => {
    expect(standing(pro(version), '2026-07-06')).toEqual({ state: 'current' });
  });

  it.each(['10.0.26100.8457', '10.0.26100.8390'])('is not current with %s of the month before', (version) => {
    expect(standing(pro(version), '2026-07-06')).toEqual({
      state: 'update_wanted',
      wanted: {
        version: '10.0.26100.8655',
        released: '2026-06-09',
        system: 'Windows',
        line: 'Windows 11 24H2',
        kb: 'KB8655',
      },
      exploited: [],
      due: { day: '2026-07-09', code: 'security_release' },
    });
  });

  it('is current with a hotpatch of the same month, whose build is lower', () => {
    expect(standing(pro('10.0.26100.8390'), '2026-06-10')).toEqual({ state: 'current' });
    expect(standing(enterprise('10.0.26100.8810'), '2026-07-25')).toEqual({ state: 'current' });
    expect(standing(enterprise('10.0.26100.8809'), '2026-07-25')).toMatchObject({
      exploited: ['CVE-2026-50001'],
      due: { day: '2026-07-21', code: 'exploited' },
    });
  });

  it('gets nothing asked before the month has settled', () => {
    expect(standing(pro('10.0.26100.8655'), '2026-07-16')).toEqual({ state: 'current' });
    expect(standing(pro('10.0.26100.8655'), '2026-07-17')).toMatchObject({ state: 'update_wanted' });
  });

  it('ends by its edition', () => {
    const day = '2026-10-14';
    expect(standing(pro('10.0.26100.8875'), day)).toEqual({
      state: 'upgrade_wanted',
      newest: 'Windows 11 25H2',
      ended: '2026-10-13',
      exploited: [],
      due: { day: '2026-10-13', code: 'line_ends' },
    });
    expect(standing(enterprise('10.0.26100.8875'), day)).toEqual({ state: 'current' });
    expect(
      standing({ platform: 'Windows', os: 'Windows 11 Enterprise LTSC', version: '10.0.26100.8875' }, day),
    ).toEqual({ state: 'current' });
    expect(standing({ platform: 'Windows', os: 'Windows 11', version: '10.0.26100.8875' }, day)).toEqual({
      state: 'unknown',
      code: 'edition_unknown',
      supported: false,
      date: '2026-10-13',
    });
  });

  it('hears of an end 60 days before, with its day', () => {
    expect(standing(pro('10.0.26100.8875'), '2026-08-13')).toEqual({ state: 'current' });
    expect(standing(pro('10.0.26100.8875'), '2026-08-14')).toMatchObject({
      state: 'upgrade_wanted',
      due: { day: '2026-10-13', code: 'line_ends' },
    });
    // What is missing is due earlier.
    expect(standing(pro('10.0.26100.8655'), '2026-08-14')).toMatchObject({ state: 'update_wanted' });
  });

  it('is never asked for a version that comes with new devices only', () => {
    const seen = { platform: 'Windows', os: 'Windows 11 Pro', version: '10.0.28000.2269' } as const;
    expect(standing(seen, '2026-07-06')).toMatchObject({
      state: 'unknown',
      code: 'patch_unknown',
      supported: true,
    });
    expect(standing(pro('10.0.26300.9457'), '2026-10-14')).toMatchObject({ code: 'version_newer' });
    expect(standing(pro('10.0.22000.1'), '2026-10-14')).toMatchObject({ code: 'version_unlisted' });
  });

  it('of Windows 10 gets updates for longer where they are paid for', () => {
    const ten = (version: string) => ({ platform: 'Windows', os: 'Windows 10 Pro', version }) as const;
    expect(standing(ten('10.0.19045.7417'), '2026-07-06')).toMatchObject({
      state: 'upgrade_wanted',
      extended: true,
      newest: 'Windows 11 25H2',
      ended: '2025-10-14',
    });
    // It lacks what is overdue, so it does not get what others pay for.
    expect(standing(ten('10.0.19045.6456'), '2026-07-10')).not.toHaveProperty('extended');
    expect(
      standing({ platform: 'Windows', os: 'Windows 7', version: '6.1.7601' }, '2026-07-06'),
    ).toMatchObject({
      state: 'upgrade_wanted',
      ended: '2020-01-14',
    });
  });

  it('that is kept for long is not asked to become another Windows', () => {
    const seen = { platform: 'Windows', os: 'Windows 10 Enterprise LTSC', version: '10.0.17763.1' } as const;
    const late = standing(seen, '2029-01-10', { releases: releasesOn('2029-01-10') });
    expect(late).toMatchObject({ state: 'upgrade_wanted', ended: '2029-01-09' });
    expect(late).not.toHaveProperty('newest');
    const iot = { ...seen, os: 'Windows 10 IoT Enterprise LTSC' };
    expect(standing(iot, '2026-07-06')).toMatchObject({ code: 'patch_unknown', supported: true });
  });

  it('that is a server is not held against the revisions of Windows 11', () => {
    const products = {
      'windows-server': [
        { name: '2025', label: 'Server 2025', latest: { version: '10.0.26100' }, ends: '2034-11-14' },
      ],
    };
    const time = '2026-07-06T06:00:00.000Z';
    const releases = releasesOn('2026-07-06', {
      endoflife: { feed_time: time, read_at: time, summary: { products } },
    });
    const seen = { platform: 'Windows', os: 'Windows Server 2025', version: '10.0.26100.1742' } as const;
    expect(standing(seen, '2026-07-06', { releases })).toMatchObject({
      code: 'patch_unknown',
      supported: true,
    });
  });

  it('has the revision that its build tells, and none where programs say 0', () => {
    const seen = { ...pro('10.0.26100'), build: '26100.8655' };
    expect(standing(seen, '2026-07-06')).toEqual({ state: 'current' });
    expect(standing({ ...seen, version: '10.0.26100.0' }, '2026-07-06')).toEqual({ state: 'current' });
    for (const build of ['26100', '26200.8655', '26100.0'])
      expect(standing({ ...seen, build }, '2026-07-06')).toMatchObject({ code: 'version_incomplete' });
    expect(standing(pro('10.0.26100.0'), '2026-07-06')).toMatchObject({ code: 'version_incomplete' });
  });

  it('is known by the name of its version where no build is told', () => {
    const named = { platform: 'Windows', os: 'Windows 11 Pro', version: '24H2' } as const;
    expect(standing(named, '2026-07-06')).toMatchObject({ code: 'version_incomplete', supported: true });
    expect(standing(named, '2026-10-14')).toMatchObject({ state: 'upgrade_wanted', ended: '2026-10-13' });
    expect(standing({ ...named, version: 'eleven' }, '2026-07-06')).toMatchObject({ supported: false });
  });

  it('is never well by old copies, nor without one of the two feeds', () => {
    const good = pro('10.0.26200.8875');
    const old = { releases: releasesOn('2026-07-20') };
    expect(standing(good, '2026-08-04', old)).toMatchObject({ code: 'feed_old', date: '2026-07-20' });
    expect(standing(good, '2027-02-01', old)).toMatchObject({ code: 'feed_old' });
    expect(
      standing(good, '2026-07-20', { releases: releasesOn('2026-07-20', { msrc: null }) }),
    ).toMatchObject({ code: 'no_feed' });
    expect(
      standing(good, '2026-07-20', { releases: releasesOn('2026-07-20', { endoflife: null }) }),
    ).toMatchObject({ code: 'no_feed' });
    expect(
      standing(pro('10.0.26100.8390'), '2026-07-20', {
        releases: releasesOn('2026-07-20', { endoflife: null }),
      }),
    ).toMatchObject({ state: 'update_wanted' });
  });
});
