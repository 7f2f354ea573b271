import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  compareReleases,
  compareVersions,
  inLine,
  isBeta,
  parseVersion,
  systemVersion,
} from '../../../shared/releases/versions.ts';

const version = fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 4 });

describe('releases', () => {
  it('are in the order in which they came out, improvements between versions', () => {
    const inOrder = [
      { version: '18.7.9' },
      { version: '18.7.10' },
      { version: '26.3.1' },
      { version: '26.3.1', extra: '(a)' },
      { version: '26.3.1 (b)' },
      { version: '26.3.2' },
    ];
    expect(inOrder.toReversed().sort(compareReleases)).toEqual(inOrder);
  });
});

describe('versions', () => {
  it.each([
    ['26.6.2', [26, 6, 2]],
    ['26.6.2 (a)', [26, 6, 2]],
    ['Version 15', [15]],
    ['24.04.3 LTS', [24, 4, 3]],
    ['10.0.26200.7171', [10, 0, 26200, 7171]],
  ])('%j is %j', (text, numbers) => {
    expect(parseVersion(text)).toEqual(numbers);
  });

  it.each(['', 'beta', undefined])('%j is none', (text) => {
    expect(parseVersion(text)).toBeUndefined();
  });

  it('are in one order', () => {
    fc.assert(
      fc.property(version, version, version, (a, b, c) => {
        expect(Math.sign(compareVersions(a, b))).toBe(-Math.sign(compareVersions(b, a)) + 0);
        if (compareVersions(a, b) <= 0 && compareVersions(b, c) <= 0)
          expect(compareVersions(a, c)).toBeLessThanOrEqual(0);
      }),
    );
    expect(compareVersions([26], [26, 0, 0])).toBe(0);
    expect(compareVersions([9, 9], [10])).toBeLessThan(0);
  });

  it('belong to the line that they begin with', () => {
    expect(inLine([26, 6], [26])).toBe(true);
    expect(inLine([2, 6], [26])).toBe(false);
  });

  it.each([
    ['10.0.26200', undefined, [10, 0, 26200]],
    ['6.3', '26100', [10, 0, 26100]],
    [undefined, '26100.4061', [10, 0, 26100, 4061]],
    [undefined, '10.0.26100.4061', [10, 0, 26100, 4061]],
    ['6.1.7601', undefined, [10, 0, 7601]],
    ['11', undefined, undefined],
  ])('of Windows are its build: %j, %j', (text, build, numbers) => {
    const seen = { platform: 'Windows', ...(text && { version: text }), ...(build && { build }) } as const;
    expect(systemVersion(seen)).toEqual(numbers);
  });

  it.each([
    ['24G90', [15]],
    ['20A5364e', [11]],
    ['25G80', [26]],
    ['26A428', [27]],
    [undefined, undefined],
    ['19H15', undefined],
  ])('10.16 is what macOS tells old programs; its build %j is %j', (build, numbers) => {
    expect(systemVersion({ platform: 'Mac', version: '10.16', ...(build && { build }) })).toEqual(numbers);
  });

  it.each([
    ['27.0', '26A5279m', true],
    ['27.0 (26A5378n)', undefined, true],
    ['27.0 beta 2', undefined, true],
    ['27.0', '26A428', false],
    // A background security improvement of a released version.
    ['26.3.1 (a)', '25D771280a', false],
  ])('%j with the build %j is a beta: %j', (text, build, beta) => {
    expect(isBeta({ platform: 'Mac', version: text, ...(build && { build }) })).toBe(beta);
  });
});
