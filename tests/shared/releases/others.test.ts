import { describe, expect, it } from '@jest/globals';
import { levelDue } from '../../../shared/releases/android.ts';
import { outlookOn, releasesOn, standing } from './summaries.ts';

describe('an Android device', () => {
  const android = (patch_level?: string, version = '17') =>
    ({ platform: 'Android', os: 'Android', version, ...(patch_level && { patch_level }) }) as const;

  it.each([
    ['2026-06-28', '2025-12-01'],
    ['2026-06-29', '2026-03-01'],
    ['2026-11-27', '2026-06-01'],
    ['2027-01-05', '2026-09-01'],
  ])('on %s has to have the level of %s', (day, level) => {
    expect(levelDue(outlookOn(day))).toBe(level);
  });

  it('has as long as makers take, then as long as others', () => {
    expect(standing(android('2026-06-05'), '2026-11-27')).toEqual({ state: 'current' });
    expect(standing(android('2026-05-05'), '2026-09-28')).toEqual({ state: 'current' });
    expect(standing(android('2026-05-05'), '2026-09-29')).toEqual({
      state: 'patch_wanted',
      level: '2026-06-01',
      due: { day: '2026-10-29', code: 'patch_level' },
    });
  });

  it('gets patches if it got one lately, whatever is said of its version', () => {
    expect(standing(android('2026-07-01', '13'), '2026-08-22')).toEqual({ state: 'current' });
    expect(standing(android('2025-07-01', '13'), '2026-08-22')).toMatchObject({
      state: 'upgrade_wanted',
      ended: '2026-03-02',
    });
    expect(standing(android(undefined, '13'), '2026-08-22')).toMatchObject({ state: 'upgrade_wanted' });
  });

  it('is unknown without a level, or with one that cannot be', () => {
    expect(standing(android(), '2026-08-22')).toMatchObject({ code: 'patch_level_missing', supported: true });
    expect(standing(android('2027-08-01'), '2026-08-22')).toMatchObject({ code: 'patch_level_missing' });
    expect(standing(android(undefined, '18'), '2026-08-22')).toMatchObject({ code: 'version_newer' });
    const none = { releases: releasesOn('2026-08-22', { endoflife: null }) };
    expect(standing(android(), '2026-08-22', none)).toMatchObject({ code: 'no_feed' });
    // Google's levels are dates: no feed is needed for them.
    expect(standing(android('2026-08-01'), '2026-08-22', none)).toEqual({ state: 'current' });
  });
});

describe('a Chromebook', () => {
  const chromebook = { platform: 'ChromeOS', os: 'ChromeOS', version: '144.0.7500.10' } as const;

  it('gets updates until its own last day', () => {
    expect(standing({ ...chromebook, supported_until: '2026-08-22' }, '2026-08-22')).toMatchObject({
      code: 'no_update_status',
      supported: true,
    });
    expect(standing({ ...chromebook, supported_until: '2026-08-21' }, '2026-08-22')).toEqual({
      state: 'hardware_ended',
      ended: '2026-08-21',
    });
  });
});

describe('a Linux computer', () => {
  const linux = (os: string, version: string) => ({ platform: 'Linux', os, version }) as const;

  it('has the days of its distribution', () => {
    expect(standing(linux('Ubuntu', '26.04.1 LTS'), '2026-08-22')).toMatchObject({
      code: 'patch_unknown',
      supported: true,
    });
    expect(standing(linux('Ubuntu', '25.10'), '2026-08-22')).toMatchObject({
      state: 'upgrade_wanted',
      newest: 'Ubuntu 26.04',
      ended: '2026-07-01',
    });
    expect(standing(linux('Ubuntu', '20.04'), '2026-08-22')).toMatchObject({ extended: true });
    expect(standing(linux('Fedora Linux', '43'), '2026-10-09')).toMatchObject({ code: 'patch_unknown' });
    expect(standing(linux('Fedora Linux', '43'), '2026-10-10')).toMatchObject({
      newest: 'Fedora 44',
      due: { day: '2026-12-09', code: 'line_ends' },
    });
  });

  it('of Debian gets updates for as long as its second team goes on', () => {
    expect(standing(linux('Debian GNU/Linux', '12 (bookworm)'), '2026-08-22')).toMatchObject({
      code: 'patch_unknown',
    });
    expect(standing(linux('Debian GNU/Linux', '12'), '2028-07-01')).toMatchObject({ ended: '2028-06-30' });
  });

  it('of another kind, or of a version that nobody knows, is unknown', () => {
    expect(standing(linux('Arch Linux', '2026.08'), '2026-08-22')).toMatchObject({
      code: 'version_unlisted',
    });
    expect(standing(linux('Ubuntu', '26.10'), '2026-11-22')).toMatchObject({
      code: 'version_newer',
      supported: true,
    });
    expect(standing(linux('Ubuntu', '21.10'), '2026-11-22')).toMatchObject({ code: 'version_unlisted' });
    expect(standing(linux('Ubuntu', 'noble'), '2026-11-22')).toMatchObject({ code: 'version_incomplete' });
    const old = { releases: releasesOn('2026-01-01') };
    expect(standing(linux('Ubuntu', '26.04'), '2026-08-22', old)).toMatchObject({ code: 'feed_old' });
  });
});

describe('any device', () => {
  it('that tells nothing, or a platform that nobody knows, is unknown', () => {
    expect(standing({ platform: 'Mac' }, '2026-08-22')).toMatchObject({ code: 'version_incomplete' });
    expect(standing({ version: '26.6' }, '2026-08-22')).toMatchObject({ code: 'version_incomplete' });
  });

  it('has ended by the word of its own vendor', () => {
    expect(
      standing({ platform: 'Mac', version: '26.6.2', supported_until: '2026-08-01' }, '2026-08-22'),
    ).toEqual({
      state: 'hardware_ended',
      ended: '2026-08-01',
    });
  });
});
