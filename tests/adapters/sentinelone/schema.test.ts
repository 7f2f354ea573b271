/** What SentinelOne says of an agent, and what it does not. */
import { describe, expect, it } from '@jest/globals';
import { toRecord } from '../../../adapters/sentinelone/schema.ts';
import { toAgent } from '../../../adapters/sentinelone/simulator.ts';
import { readEach } from '../../../shared/adapter-kit/read.ts';
import { expectNothingInvented } from '../../support/emptied.ts';
import { TIME } from '../../support/fuzz.ts';
import { expectSurvives } from '../../support/hostile.ts';
import { fullest, two } from '../../support/sample.ts';

const GOOD = {
  id: '1',
  osType: 'macos',
  operationalState: 'na',
  mitigationMode: 'protect',
  userActionsNeeded: [],
  missingPermissions: [],
};
const agentOf = (agent: object) => toRecord({ ...GOOD, ...agent }).facts.agents?.value.sentinelone;
const healthOf = (agent: object) => {
  const { healthy, problem } = agentOf(agent) ?? {};
  return problem ?? healthy;
};

describe('the health of an agent', () => {
  it.each<[string, object, unknown]>([
    ['all is well', {}, true],
    ['a word that says that nothing is needed', { userActionsNeeded: ['none'] }, true],
    ['infected', { infected: true, activeThreats: 7 }, true],
    ['a computer that is off', { isActive: false }, true],
    ['an older version', { isUpToDate: false, userActionsNeeded: ['upgrade_needed'] }, true],
    ['disabled', { operationalState: 'fully_disabled' }, 'fully disabled'],
    ['damaged', { operationalState: 'db_corruption' }, 'db corruption'],
    ['detects only', { mitigationMode: 'detect' }, 'detect only'],
    ['unprotected', { userActionsNeeded: ['unprotected'] }, 'unprotected'],
    [
      'waits for a restart, said twice',
      { userActionsNeeded: ['reboot_needed', 'reboot_required'] },
      'reboot needed',
    ],
    ['lacks permissions on a Mac', { missingPermissions: ['user_action_needed_fda'] }, 'missing permissions'],
    [
      'lacks permissions elsewhere',
      { osType: 'windows', missingPermissions: ['user_action_needed_fda'] },
      true,
    ],
    [
      'two problems',
      { operationalState: 'disabled_error', mitigationMode: 'detect' },
      'disabled error, detect only',
    ],
    // What was not told is no good news.
    ['no state', { operationalState: null }, undefined],
    ['a state that nobody has described', { operationalState: 'resting' }, undefined],
    ['no mode', { mitigationMode: undefined }, undefined],
    ['no list of what it needs', { userActionsNeeded: null }, undefined],
    ['no list of permissions on a Mac', { missingPermissions: undefined }, undefined],
    ['no list of permissions elsewhere', { osType: 'linux', missingPermissions: undefined }, true],
  ])('%s', (_, agent, expected) => {
    expect(agentOf(agent)).toMatchObject({ present: true });
    expect(healthOf(agent)).toBe(expected);
  });
});

describe('an agent that was let go of', () => {
  it.each([
    [{ isUninstalled: true }, 'uninstalled'],
    [{ isDecommissioned: true, networkStatus: 'connecting' }, 'decommissioned'],
    [{ isDecommissioned: 'True' }, 'decommissioned'],
  ])('%j is gone, and says nothing of what replaced it', (agent, vendor_status) => {
    const record = toRecord({ ...GOOD, ...agent });
    expect(record).toMatchObject({ gone: true, vendor_status });
    expect(record.facts.agents?.value.sentinelone?.present).toBe(true);
  });

  it.each([{ isUninstalled: 'False' }, { isPendingUninstall: true }, { isDecommissioned: null }])(
    '%j is not',
    (agent) => expect(toRecord({ ...GOOD, ...agent })).not.toHaveProperty('gone'),
  );
});

describe('encryption', () => {
  it.each<[unknown, string | undefined]>([
    [true, 'on'],
    ['True', 'on'],
    [false, undefined],
    ['False', undefined],
    [null, undefined],
  ])('%j is %s: false is also what was never reported', (encryptedApplications, expected) => {
    expect(toRecord({ ...GOOD, encryptedApplications }).facts.disk_encryption?.value).toBe(expected);
  });

  it('has nothing to do with the firewall of SentinelOne, which is not the system’s', () => {
    expect(toRecord({ ...GOOD, firewallEnabled: true }).facts).not.toHaveProperty('firewall');
  });
});

it.each<[object, object]>([
  [
    { osType: 'macos', osRevision: '26.1 (25B78)' },
    { os_version: '26.1', os_build: '25B78' },
  ],
  [
    { osType: 'macos', osRevision: '12.6.1' },
    { os_version: '12.6.1', os_build: undefined },
  ],
  [
    { osType: 'windows', osRevision: '26200' },
    { os_version: undefined, os_build: '26200' },
  ],
  [
    { osType: 'windows', osRevision: '1909' },
    { os_version: undefined, os_build: undefined },
  ],
  [
    { osType: 'linux', osRevision: '5.4.0-89-generic' },
    { os_version: undefined, os_build: undefined },
  ],
])('the system of %j is %j', (agent, expected) => {
  const { os_version, os_build } = toRecord({ ...GOOD, ...agent });
  expect({ os_version, os_build }).toEqual(expected);
});

it('reads addresses with either sign between the digits, each once', () => {
  const networkInterfaces = [
    { physical: 'a4:83:e7:01:02:03', gatewayMacAddress: '00:1B:63:84:45:E6' },
    { physical: 'A4-83-E7-01-02-03' },
    { physical: '00-1b-63-84-45-e7' },
    { physical: null },
  ];
  expect(toRecord({ ...GOOD, networkInterfaces }).identifiers.mac_addresses).toEqual([
    'A4:83:E7:01:02:03',
    '00:1B:63:84:45:E7',
  ]);
});

describe('what the simulator sends', () => {
  it.each(['Mac', 'Windows', 'Linux'] as const)('without one of its parts invents nothing: %s', (platform) =>
    expectNothingInvented(toAgent(fullest(platform)), toRecord, /^id$/),
  );

  it(
    'is read as ever with an agent of any kind beside it',
    async () => {
      const [first, second] = two('Mac');
      await expectSurvives({
        good: [toAgent(first), toAgent(second)],
        read: async (agents) => readEach(agents, toRecord),
      });
    },
    TIME,
  );
});
