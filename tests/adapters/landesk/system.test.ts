import { describe, expect, it } from '@jest/globals';
import { systemOf } from '../../../adapters/landesk/system.ts';

describe('a machine', () => {
  it.each([
    ['Microsoft Windows 11 Enterprise Edition, 64-bit', 'Windows', 'Windows 11 Enterprise', undefined],
    [
      'Microsoft Windows 10 Enterprise LTSC Edition, 64-bit',
      'Windows',
      'Windows 10 Enterprise LTSC',
      undefined,
    ],
    [
      'Microsoft Windows Server 2019 Standard Edition, 64-bit',
      'Windows',
      'Windows Server 2019 Standard',
      undefined,
    ],
    ['Mac OS X 26.6.2', 'Mac', 'Mac OS X', '26.6.2'],
    ['macOS 26.6.2', 'Mac', 'macOS', '26.6.2'],
    ['Mac OS X', 'Mac', 'Mac OS X', undefined],
    ['CentOS Linux release 7.9.2009 (Core)', 'Linux', 'CentOS Linux', '7.9.2009'],
    ['Red Hat Enterprise Linux Server release 9.4 (Plow)', 'Linux', 'Red Hat Enterprise Linux Server', '9.4'],
    ['Ubuntu 24.04.1 LTS', 'Linux', 'Ubuntu', '24.04.1'],
    ['SUSE Linux Enterprise Server 15', 'Linux', 'SUSE Linux Enterprise Server', '15'],
    ['Linux', 'Linux', 'Linux', undefined],
    ['Apple iOS 26.1', 'iOS', 'Apple iOS', '26.1'],
    ['Android 16', 'Android', 'Android', '16'],
    ['Windows Mobile 6.5', undefined, 'Windows Mobile', '6.5'],
    ['HP-UX 11.31', undefined, 'HP-UX', '11.31'],
  ])('of type %j runs %s', (ostype, platform, os, os_version) => {
    expect(systemOf({ ostype })).toEqual(
      Object.fromEntries(Object.entries({ platform, os, os_version }).filter(([, value]) => value)),
    );
  });

  it('without a type is Windows where only Windows has such rows, else nobody knows', () => {
    expect(systemOf({ currentbuild: '26100' }).platform).toBe('Windows');
    expect(systemOf({ protectionstatus: '1 - on' }).platform).toBe('Windows');
    expect(systemOf({ ostype: null, currentbuild: ' ' })).toEqual({});
  });

  it.each([
    // The registry's version is frozen at 6.3 since Windows 10.
    ['26100', '6.3', '10.0.26100', '26100'],
    ['26100.4351', '6.3', '10.0.26100.4351', '26100.4351'],
    ['10240', null, '10.0.10240', '10240'],
    ['9600', '6.3', '6.3.9600', '9600'],
    ['7601', '6.1', '6.1.7601', '7601'],
    ['7601', null, undefined, '7601'],
    ['24H2', '6.3', undefined, undefined],
    [null, '6.3', undefined, undefined],
  ])(
    'with build %j and registry version %j has version %j',
    (currentbuild, currentversion, version, build) => {
      const { os_version, os_build } = systemOf({
        ostype: 'Microsoft Windows',
        currentbuild,
        currentversion,
      });
      expect([os_version, os_build]).toEqual([version, build]);
    },
  );
});
