import { describe, expect, it } from '@jest/globals';
import { parseConfig } from '../../../shared/config/index.ts';
import type { Declarations } from '../../../shared/model/declaration.ts';
import type { DeviceRecord, Facts } from '../../../shared/model/record.ts';
import { NEVER_TOLD } from '../../../shared/model/report.ts';
import { blindSpotsOf } from '../../../shared/report/blind-spots.ts';
import { judgedDevices } from '../../../shared/report/index.ts';
import { verdictOf } from '../../../shared/report/verdict.ts';
import { DECLARATIONS } from '../../support/declarations.ts';
import organization from '../../support/stethoscope.yml';
import { noTransforms } from '../../support/transforms.ts';
import { ago, NOW, record } from './support.ts';

const config = parseConfig(organization, DECLARATIONS);
const at = ago(2);
const FACTS: Facts = {
  disk_encryption: { value: 'on', at },
  firewall: { value: true, at },
  auto_update: {
    value: { check: true, download: true, install_os: true, install_security: true },
    at,
  },
  missing_updates: { value: [], at },
  screen_lock: { value: { on: true }, at },
};
const pc = (fields: Partial<DeviceRecord> = {}) =>
  record({
    source: 'landesk',
    platform: 'Windows',
    os: 'Windows 11 Enterprise',
    os_version: '10.0.26100',
    os_build: '26100',
    last_sync: at,
    facts: FACTS,
    software: {
      installed: [{ name: 'Carbon Black Cloud Sensor' }, { name: 'Sentinel Agent' }],
      at,
    },
    ...fields,
  });
const judged = (records: DeviceRecord[], with_ = config) =>
  judgedDevices(records, { config: with_, transforms: noTransforms, language: 'en', now: NOW });
const { firewall: _firewall, ...withoutFirewall } = FACTS;

describe('what no source of a device can tell', () => {
  it('makes no headline: a Windows PC that LANDESK alone knows can be all well', () => {
    const [device] = judged([pc()]);
    expect(device?.practices.remotelogin).toMatchObject({
      status: 'unknown',
      code: NEVER_TOLD,
      group: 'blind',
      directions: null,
      seen: 'None of the systems that know this device can tell this on Windows.',
    });
    const others = Object.values(device?.practices ?? {}).filter(({ group }) => group !== 'blind');
    expect(others.filter(({ status }) => status !== 'ok' && status !== 'na')).toEqual([]);
    expect(device?.worst).toBe('ok');
    expect(verdictOf(device ? [device] : [])).toMatchObject({ worst: 'ok', unknown: 0, blind: 1 });
  });

  it('is no excuse for what should have come', () => {
    const [device] = judged([pc({ facts: withoutFirewall })]);
    expect(device?.practices.firewall).toMatchObject({
      status: 'unknown',
      code: 'no_fact',
      group: 'unknown',
    });
    expect(device?.worst).toBe('unknown');
    expect(verdictOf(device ? [device] : [])).toMatchObject({ unknown: 1, blind: 1 });
  });

  it('is a matter of all its sources: another one that can tell it should have', () => {
    const told = {
      ...config,
      declarations: { ...DECLARATIONS, intune: { tells: { Windows: ['remote_login'] as const } } },
    };
    const other = pc({ source: 'intune', id: '9', facts: {} });
    const { software: _software, ...bare } = other;
    const [device] = judged([pc(), bare], told);
    expect(device?.sources).toEqual(['intune', 'landesk']);
    expect(device?.practices.remotelogin?.code).toBe('no_fact');
  });

  it.each([
    ['a source that declares nothing', { jamf: DECLARATIONS.jamf }, 'Windows'],
    ['a platform that the source does not declare', { landesk: { tells: { Mac: [] } } }, 'Linux'],
    ['a device without a platform', DECLARATIONS, undefined],
  ] as const)('is not known of %s', (_what, declarations, platform) => {
    const { platform: _platform, ...bare } = pc();
    const [device] = judged([{ ...bare, ...(platform && { platform }) }], {
      ...config,
      declarations: declarations as Declarations,
    });
    const codes = Object.values(device?.practices ?? {}).map(({ code }) => code);
    expect(codes).not.toContain(NEVER_TOLD);
  });

  it('is not all that is left: a device of which nothing is known stays "cannot tell"', () => {
    const { software: _software, os_version: _version, os_build: _build, ...bare } = pc({ facts: {} });
    const [device] = judged([bare]);
    expect(device?.worst).toBe('unknown');
    expect(Object.values(device?.practices ?? {}).map(({ group }) => group)).not.toContain('blind');
  });

  it('counts where it is told all the same', () => {
    const [device] = judged([pc({ facts: { ...FACTS, remote_login: { value: true, at } } })]);
    expect(device?.practices.remotelogin).toMatchObject({ status: 'nudge', group: 'should' });
  });
});

describe('the blind spots of the sources', () => {
  it('are the practices that a source can never answer, by platform', () => {
    expect(blindSpotsOf(config)).toEqual([
      // Of Linux and ChromeOS only one source knows anything.
      { platform: 'Windows', practices: ['remotelogin'] },
      {
        platform: 'Linux',
        practices: ['encryption', 'screenlock', 'firewall', 'autoupdate', 'remotelogin'],
      },
      { platform: 'ChromeOS', practices: ['screenlock'] },
      {
        source: 'landesk',
        platform: 'Mac',
        practices: [
          ...[
            'encryption',
            'screenlock',
            'jailed',
            'firewall',
            'autoupdate',
            'remotelogin',
            'unknownsources',
          ],
        ],
      },
      { source: 'landesk', platform: 'Windows', practices: ['remotelogin'] },
      {
        source: 'landesk',
        platform: 'Linux',
        practices: ['encryption', 'screenlock', 'firewall', 'autoupdate', 'remotelogin'],
      },
      { source: 'google', platform: 'iOS', practices: ['encryption', 'jailed'] },
      { source: 'google', platform: 'ChromeOS', practices: ['screenlock'] },
    ]);
  });

  it('are of nobody in particular only where all sources say what they tell', () => {
    const silent = { ...config, declarations: { ...DECLARATIONS, google: {} } };
    expect(blindSpotsOf(silent).filter(({ source }) => source === undefined)).toEqual([]);
  });

  it('leave out practices that are off', () => {
    const off = parseConfig(
      { ...(organization as object), practices: { remotelogin: { off: true } } },
      DECLARATIONS,
    );
    expect(blindSpotsOf(off).flatMap(({ practices }) => practices)).not.toContain('remotelogin');
  });

  it.each<[object, boolean]>([
    [{ rules: [{ platforms: ['Windows'], off: true }] }, false],
    [{ rules: [{ platforms: ['Mac'], off: true }] }, true],
    [{ rules: [{ platforms: ['Windows'], labels: ['Loan'], off: true }] }, true],
    [{ off: true, rules: [{ platforms: ['Windows'], labels: ['Pilot'], off: false }] }, true],
    [{ off: true, rules: [{ platforms: ['Mac'], off: false }] }, false],
  ])('leaves out what rules switch off on the platform: %j', (remotelogin, isThere) => {
    const ruled = parseConfig({ ...(organization as object), practices: { remotelogin } }, DECLARATIONS);
    const spots = blindSpotsOf(ruled).filter(({ platform }) => platform === 'Windows');
    expect(spots.flatMap(({ practices }) => practices).includes('remotelogin')).toBe(isThere);
  });
});
