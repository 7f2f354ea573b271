/** When a sensor is healthy, and when nobody knows. */
import { describe, expect, it } from '@jest/globals';
import { toRecord } from '../../../adapters/crowdstrike/schema.ts';

const policy = (applied: unknown, assigned_date = '2026-11-01T00:00:00Z') => ({
  prevention: { applied, assigned_date, applied_date: null },
});
const GOOD = {
  device_id: '1',
  last_seen: '2026-11-20T00:00:00Z',
  provision_status: 'Provisioned',
  reduced_functionality_mode: 'no',
  device_policies: policy(true),
};
const agentOf = (host: object) => toRecord({ ...GOOD, ...host }).facts.agents?.value.crowdstrike;
const healthOf = (host: object) => {
  const { healthy, problem } = agentOf(host) ?? {};
  return problem ?? healthy;
};

describe('the health of a sensor', () => {
  it.each<[string, object, unknown]>([
    ['all is well', {}, true],
    [
      'reduced functionality though its policy is applied',
      { reduced_functionality_mode: 'yes' },
      'reduced functionality',
    ],
    ['a policy that is not applied', { device_policies: policy(false) }, 'prevention policy not applied'],
    ['a sensor that is not provisioned', { provision_status: 'NotProvisioned' }, 'not provisioned'],
    [
      'two problems',
      { reduced_functionality_mode: 'yes', device_policies: policy(false) },
      'reduced functionality, prevention policy not applied',
    ],
    ['contained with all applied', { status: 'contained' }, true],
    // What cannot be there yet, or was not told, is neither good nor bad.
    [
      'a policy that was assigned after the host was seen',
      { device_policies: policy(false, '2026-11-21T00:00:00Z') },
      undefined,
    ],
    ['a policy of which nothing is told', { device_policies: policy(null) }, undefined],
    ['no policies', { device_policies: {} }, undefined],
    ['other policies only', { device_policies: { 'identity-protection': { applied: false } } }, undefined],
    ['an unknown mode', { reduced_functionality_mode: '' }, undefined],
    ['a mode of another word', { reduced_functionality_mode: 'Unknown' }, undefined],
    ['no word on whether it is provisioned', { provision_status: undefined }, undefined],
  ])('%s', (_, host, expected) => {
    expect(agentOf(host)).toMatchObject({ present: true });
    expect(healthOf(host)).toBe(expected);
  });
});

describe('a host', () => {
  it('that somebody took off the list is gone', () => {
    expect(toRecord({ ...GOOD, host_hidden_status: 'hidden' }).gone).toBe(true);
    expect(toRecord({ ...GOOD, host_hidden_status: 'visible' })).not.toHaveProperty('gone');
  });

  it('has no version of its system, which would stand for a precise one', () => {
    expect(toRecord({ ...GOOD, platform_name: 'Mac', os_version: 'Tahoe (26)' })).toMatchObject({
      os: 'macOS Tahoe (26)',
    });
    expect(toRecord({ ...GOOD, platform_name: 'Windows', os_version: 'Windows 11' })).not.toHaveProperty(
      'os_version',
    );
  });
});
