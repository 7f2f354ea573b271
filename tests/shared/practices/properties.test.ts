import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PLATFORMS } from '../../../shared/model/record.ts';
import type { Status } from '../../../shared/model/report.ts';
import {
  type JudgedDevice,
  type Judgement,
  judge,
  type PracticesConfig,
  REGISTRY,
} from '../../../shared/practices/index.ts';
import { PROPERTIES } from '../../support/fuzz.ts';
import { RELEASES } from '../../support/releases.ts';
import { anyDevice } from './arbitrary.ts';
import { deviceOf, NOW, type Sketch } from './device.ts';

const never = (id: string, error: unknown) => {
  throw new Error(`${id} threw`, { cause: error });
};
/** With those that are off until an organization wants them. */
const ALL: PracticesConfig = { crowdstrike: {}, defender: {} };
const judged = (device: JudgedDevice, practices: PracticesConfig = ALL) =>
  judge(device, { now: NOW, language: 'en', practices, releases: RELEASES, onError: never });
const judgedSketch = (sketch: Sketch) => judged(deviceOf(sketch));

/** From worse to better. What does not apply is as good as it gets. */
const GOODNESS: Record<Status, number> = { warn: 0, nudge: 1, unknown: 2, ok: 3, na: 3 };

/** Facts that are known to be bad, each with the practice that they are about. */
const BAD: [string, Sketch][] = [
  ['encryption', { facts: { disk_encryption: 'off' } }],
  ['encryption', { facts: { disk_encryption: 'suspended' } }],
  ['firewall', { facts: { firewall: false } }],
  ['jailed', { facts: { rooted: true } }],
  ['jailed', { facts: { secure_boot: false } }],
  ['remotelogin', { facts: { remote_login: true } }],
  ['unknownsources', { facts: { unknown_sources: true } }],
  ['adbstatus', { facts: { adb: true } }],
  ['screenlock', { facts: { screen_lock: { on: false } } }],
  ['screenlock', { facts: { screen_lock: { on: true, after_seconds: 86_400 } } }],
  ['screenlock', { facts: { screen_lock: { on: true, after_seconds: 0 } } }],
  [
    'autoupdate',
    {
      facts: {
        auto_update: { check: false, download: false, install_os: false, install_security: false },
      },
    },
  ],
  ['uptodate', { facts: { missing_updates: [{ title: 'Update', severity: 'Critical' }] } }],
  // Of a model that nobody knows, nothing is said of the end of a line.
  ['uptodate', { platform: 'Mac', model: 'Mac14,2', version: '14.8.9', build: '23J1' }],
  ['uptodate', { platform: 'Windows', os: 'Windows 7 Professional', version: '6.1.7601', build: '7601' }],
  ['uptodate', { platform: 'ChromeOS', supported_until: '2025-06-01' }],
  ['carbonblack', { facts: { agents: { carbonblack: { present: false } } } }],
  ['carbonblack', { facts: { agents: { carbonblack: { present: true, running: false } } } }],
  ['sentinel', { facts: { agents: { sentinel: { present: false } } } }],
  ['sentinel', { software: { installed: [] } }],
  ['crowdstrike', { facts: { agents: { crowdstrike: { present: true, healthy: false } } } }],
  ['defender', { facts: { agents: { defender: { present: true, healthy: false, problem: 'off' } } } }],
];

const worsened = (sketch: Sketch, bad: Sketch): Sketch => ({
  ...sketch,
  ...bad,
  facts: { ...sketch.facts, ...bad.facts },
});

const BASES: Record<string, (sketch: Sketch) => Sketch> = {
  os_version: ({ version: _, build: __, patch_level: ___, supported_until: ____, ...rest }) => rest,
  software: ({ software: _, ...rest }) => rest,
};
function without(sketch: Sketch, basis: string): Sketch {
  const drop = BASES[basis];
  if (drop) return drop(sketch);
  return {
    ...sketch,
    facts: Object.fromEntries(Object.entries(sketch.facts ?? {}).filter(([name]) => name !== basis)),
  };
}

function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) frozen(inner);
  return Object.freeze(value);
}

const findings = (results: Record<string, Judgement>) =>
  Object.entries(results).filter(([, { status }]) => status !== 'unknown' && status !== 'na');

describe('every practice, on any device', () => {
  it.each(REGISTRY.map((practice) => [practice.id, practice] as const))(
    '%s says nothing good or bad without what it rests on',
    (id, practice) => {
      fc.assert(
        fc.property(anyDevice, (sketch) => {
          const bare = practice.facts.reduce(without, sketch);
          expect(['unknown', 'na']).toContain(judgedSketch(bare)[id]?.status);
        }),
        PROPERTIES,
      );
    },
  );

  it('says nothing about a device of which nothing is known', () => {
    for (const platform of [undefined, ...PLATFORMS])
      expect(findings(judgedSketch({ platform, os: 'Ubuntu' }))).toEqual([]);
  });

  it('rests each verdict on something that is known', () => {
    fc.assert(
      fc.property(anyDevice, (sketch) => {
        const device = deviceOf(sketch);
        const known = [
          ...Object.keys(device.facts),
          ...(device.software ? ['software'] : []),
          ...(device.os_version || device.os_build || device.security_patch_level || device.supported_until
            ? ['os_version']
            : []),
        ];
        for (const [, { fact, source }] of findings(judged(device))) {
          expect(known).toContain(fact);
          expect(source).toBe('jamf');
        }
      }),
      PROPERTIES,
    );
  });

  it.each(BAD)('%s is never better for knowing %j', (id, bad) => {
    fc.assert(
      fc.property(anyDevice, (sketch) => {
        const { platform = sketch.platform } = bad;
        const before = judgedSketch({ ...sketch, platform })[id]?.status ?? 'na';
        const after = judgedSketch(worsened(sketch, bad))[id]?.status ?? 'na';
        expect(GOODNESS[after]).toBeLessThanOrEqual(GOODNESS[before]);
      }),
      PROPERTIES,
    );
  });

  it('has a known-bad fact above', () => {
    expect([...new Set(BAD.map(([id]) => id))].sort()).toEqual(REGISTRY.map(({ id }) => id).sort());
  });

  it('leaves the device as it is', () => {
    fc.assert(
      fc.property(anyDevice, (sketch) => {
        const device = frozen(deviceOf(structuredClone(sketch)));
        const before = structuredClone(device);
        judged(device);
        expect(device).toEqual(before);
      }),
      PROPERTIES,
    );
  });

  it('speaks: every part that a status needs is there, and filled in', () => {
    fc.assert(
      fc.property(anyDevice, (sketch) => {
        for (const result of Object.values(judgedSketch(sketch))) {
          expect(JSON.stringify(result)).not.toMatch(/\{\w+\}|undefined|NaN|Invalid/);
          expect(result.title).toMatch(/./);
          expect(result.why).toMatch(/./);
          if (result.status === 'warn' || result.status === 'nudge')
            expect([result.seen, result.wanted, result.consequence].every(Boolean)).toBe(true);
          if (result.status === 'unknown') {
            expect(result).toMatchObject({ code: expect.any(String), seen: expect.any(String) });
            expect(result.details).not.toEqual([]);
          }
        }
      }),
      PROPERTIES,
    );
  });
});

/** What runs in November 2026, with something wrong about all of it. */
const IN_USE: Sketch[] = [
  ...['26.5', '15.6', '14.7'].map((version): Sketch => ({ platform: 'Mac', version })),
  ...['10.0.26200', '10.0.26100', '10.0.19045'].map((version): Sketch => ({ platform: 'Windows', version })),
  ...['Ubuntu', 'Debian', 'Fedora'].map((os): Sketch => ({ platform: 'Linux', os, version: '1' })),
  ...['26.0', '18.6'].map((version): Sketch => ({ platform: 'iOS', version })),
  ...['16', '15', '14'].map((version): Sketch => ({ platform: 'Android', version })),
  { platform: 'ChromeOS', version: '148.0.7778.96' },
];

describe('steps', () => {
  it.each(IN_USE)('are there for every finding on $platform $os $version', (sketch) => {
    for (const [id, bad] of BAD) {
      const { platform: _, os: __, version: ___, build: ____, supported_until: _____, ...facts } = bad;
      const result = judgedSketch(worsened(sketch, facts))[id];
      if (result?.status !== 'warn' && result?.status !== 'nudge') continue;
      expect({ id, directions: result.directions }).toMatchObject({
        id,
        directions: { for: expect.any(String), steps: expect.any(Array), expected: expect.any(String) },
      });
    }
  });

  it('are those of the version, with the others behind', () => {
    const { encryption } = judgedSketch({
      platform: 'Mac',
      version: '15.7.9',
      facts: { disk_encryption: 'off' },
    });
    expect(encryption?.directions?.for).toBe('macOS 14 and 15');
    expect(encryption?.other_directions.map((other) => other.for)).toEqual(['macOS 26 and 27']);
    expect(encryption?.directions?.settings_url).toMatch(/^x-apple\.systempreferences:/);
  });

  it('are those of the newest version where none is known', () => {
    const { encryption } = judgedSketch({ platform: 'Windows', facts: { disk_encryption: 'off' } });
    expect(encryption?.directions?.for).toBe('Windows 11');
  });

  it('are to ask the help desk where no steps fit the version', () => {
    const { encryption } = judgedSketch({
      platform: 'Mac',
      version: '10.15',
      facts: { disk_encryption: 'off' },
    });
    expect(encryption?.directions?.steps).toEqual([expect.stringMatching(/^Ask the help desk/)]);
    expect(encryption?.other_directions).toHaveLength(2);
  });

  it('are those of the distribution', () => {
    const { firewall } = judgedSketch({ platform: 'Linux', os: 'Fedora Linux', facts: { firewall: false } });
    expect(firewall?.directions?.for).toBe('Fedora and Red Hat');
  });

  it('are those of the variant', () => {
    const { encryption, carbonblack } = judgedSketch({
      platform: 'Mac',
      facts: {
        disk_encryption: 'in_progress',
        agents: { carbonblack: { present: true, running: false } },
      },
    });
    expect(encryption?.directions?.steps[0]).toBe('Connect the Mac to power.');
    expect(carbonblack?.directions?.steps[0]).toBe('Save your work and restart the device.');
  });

  it('are none where there is nothing to do', () => {
    const { encryption, adbstatus, jailed } = judgedSketch({
      platform: 'Mac',
      facts: { disk_encryption: 'on' },
    });
    expect([encryption, adbstatus, jailed].map((result) => result?.directions)).toEqual([null, null, null]);
  });
});
