import { describe, expect, it } from '@jest/globals';
import { verdictOf as audited } from '../../../scripts/supply/audit.ts';
import { verdictOf as licensed, type Package } from '../../../scripts/supply/licences.ts';

describe('npm run audit', () => {
  it('says that nobody could be asked, without the address', () => {
    const message =
      '405 Method Not Allowed - POST https://registry.example.com/-/npm/v1/security/advisories/bulk';
    expect(audited(JSON.stringify({ message }))).toEqual({
      lines: [
        'Not checked: the package registry could not be asked for weaknesses (405 Method Not Allowed).',
        'Run this again where it can be reached; nothing is known until then.',
      ],
      exitCode: 2,
    });
    expect(audited('').exitCode).toBe(2);
  });

  it('fails for what is high or critical, and tells the rest', () => {
    const one = (severity: string) => ({ severity, range: '<2', fixAvailable: true });
    const report = (vulnerabilities: object) => audited(JSON.stringify({ vulnerabilities }));
    expect(report({}).exitCode).toBe(0);
    expect(report({ a: one('moderate') })).toMatchObject({ exitCode: 0 });
    expect(report({ a: one('low'), b: one('critical') })).toEqual({
      lines: [
        'low: a <2 (npm audit fix mends it)',
        'critical: b <2 (npm audit fix mends it)',
        '2 packages with known weaknesses, 1 of them high or critical.',
      ],
      exitCode: 1,
    });
  });
});

describe('npm run licences', () => {
  const check = (packages: Record<string, Package>, installed: Record<string, { license?: unknown }> = {}) =>
    licensed(packages, (folder) => installed[folder]);

  it.each([
    ['MIT', 0],
    ['MIT OR GPL-3.0-or-later', 0],
    ['(MIT AND Zlib)', 0],
    ['MIT AND GPL-3.0', 1],
    ['GPL-3.0', 1],
    ['MPL-2.0', 1],
  ])('takes %s of what is deployed with exit code %s', (license, exitCode) => {
    expect(check({ 'node_modules/a': { license } }).exitCode).toBe(exitCode);
  });

  it('allows tools more than what is deployed', () => {
    expect(check({ 'node_modules/a': { license: 'MPL-2.0', dev: true } }).exitCode).toBe(0);
    expect(check({ 'node_modules/a': { license: 'GPL-3.0', dev: true } }).exitCode).toBe(1);
  });

  it('looks into the package where the lock file says nothing, and names what is not installed', () => {
    const packages = { 'node_modules/@x/a': {}, 'node_modules/b': { dev: true } };
    expect(check(packages, { 'node_modules/@x/a': { license: 'ISC' } })).toEqual({
      lines: [
        'b: not checked, because it is not installed on this system.',
        '2 packages, 0 with a licence that is not allowed, 1 not checked.',
      ],
      exitCode: 0,
    });
    expect(check(packages).exitCode).toBe(2);
  });
});
