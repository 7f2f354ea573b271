/** Any device, for the properties: each thing known or not, well or not. */
import fc from 'fast-check';
import { PLATFORMS } from '../../../shared/model/record.ts';
import type { Sketch } from './device.ts';

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });

const agent = fc.record(
  {
    present: fc.boolean(),
    running: fc.boolean(),
    version: fc.constantFrom('1.0', '4.2.1'),
    last_seen: fc.constantFrom('2026-11-22T00:00:00Z', '2026-01-01T00:00:00Z', 'never'),
  },
  { requiredKeys: ['present'] },
);

const facts = fc.record(
  {
    disk_encryption: fc.constantFrom('on', 'off', 'in_progress', 'suspended'),
    firewall: fc.boolean(),
    rooted: fc.boolean(),
    secure_boot: fc.boolean(),
    remote_login: fc.boolean(),
    unknown_sources: fc.boolean(),
    adb: fc.boolean(),
    auto_update: fc.record(
      {
        check: fc.boolean(),
        download: fc.boolean(),
        install_os: fc.boolean(),
        install_security: fc.boolean(),
        install_apps: fc.boolean(),
      },
      { requiredKeys: [] },
    ),
    missing_updates: fc.array(
      fc.record(
        { title: fc.constant('Update'), severity: fc.constantFrom('Critical', 'Low') },
        { requiredKeys: ['title'] },
      ),
      { maxLength: 2 },
    ),
    screen_lock: fc.record(
      { on: fc.boolean(), after_seconds: fc.nat({ max: 4000 }) },
      { requiredKeys: ['on'] },
    ),
    agents: fc.record({ carbonblack: agent, sentinelone: agent, other: agent }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
);

const names = fc.constantFrom(
  'VMware CBCloud.app',
  'Sentinel Agent',
  'SentinelOne',
  'cb-psc-sensor',
  'Slack',
);
const software = fc.record(
  {
    installed: fc.array(
      fc.record({ name: names, version: fc.constantFrom('1.0', '4.0') }, { requiredKeys: ['name'] }),
      { maxLength: 3 },
    ),
    services: fc.array(fc.record({ name: fc.constantFrom('com.sentinelone.x', 'sshd') }), { maxLength: 2 }),
  },
  { requiredKeys: [] },
);

const VERSIONS = [
  '26.6.2',
  '26.5',
  '15.7.9',
  '12.7',
  '10.16',
  '18.7.10',
  '25H2',
  '27.0',
  '10.0.26200.7171',
  '6.3',
  '8.1.0',
  '24.04',
  'x',
];

/** A sketch of any device. */
export const anyDevice: fc.Arbitrary<Sketch> = fc.record({
  platform: maybe(fc.constantFrom(...PLATFORMS)),
  os: maybe(fc.constantFrom('macOS', 'Ubuntu', 'Arch Linux', 'Windows 11 Pro', 'tvOS')),
  version: maybe(fc.constantFrom(...VERSIONS)),
  build: maybe(fc.constantFrom('26100', '25G80', '26A5279m')),
  edition: maybe(fc.constantFrom('Enterprise', 'EnterpriseS', 'Core')),
  model: maybe(fc.constantFrom('Mac16,1', 'MacBookPro14,1', 'iPhone11,2', 'iPhone13,2')),
  patch_level: maybe(fc.constantFrom('2026-11-05', '2021-10-05', '1970-01-01', 'x')),
  supported_until: maybe(fc.constantFrom('2025-06-01', '2033-06-01')),
  facts,
  software: maybe(software),
  at: maybe(
    fc.constantFrom('2026-11-22T00:00:00Z', '2026-01-01T00:00:00Z', '2030-01-01T00:00:00Z', 'never', null),
  ),
});
