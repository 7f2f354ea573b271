/** What is asked of single devices in batches: parts that are refused, throttled, lost or not there. */
import { describe, expect, it } from '@jest/globals';
import { microsoftRefusal } from '../../../local/simulator/microsoft.ts';
import type { Reply } from '../../../local/simulator/server.ts';
import { stage, USER } from './stage.ts';

/** The answer to every part whose path fits. */
const refusing = (pattern: RegExp, reply: Reply) => ({
  refusePart: (path: string) => (pattern.test(path) ? reply : undefined),
});

async function recordsWith(options: Parameters<typeof stage>[0]) {
  const { connect } = await stage(options);
  return (await connect().byEmail?.(USER))?.records ?? [];
}

const REFUSED: [what: string, part: RegExp, windows: string[]][] = [
  ['policies', /deviceCompliancePolicyStates$/, ['firewall', 'screen_lock', 'checks']],
  ['settings of policies', /settingStates$/, ['firewall', 'screen_lock', 'checks']],
  ['software', /expand=detectedApps/, ['software']],
  ['hardware', /select=id,udid/, ['system', 'identifiers']],
  ['Microsoft Defender', /windowsProtectionState$/, ['agents']],
];

describe('a part that is refused', () => {
  it.each(REFUSED)('is missing, and the rest is told: %s', async (_what, part, windows) => {
    const whole = await recordsWith({});
    const records = await recordsWith(refusing(part, microsoftRefusal(403)));
    expect(records.map(({ id }) => id)).toEqual(whole.map(({ id }) => id));
    const laptop = records.find(({ platform }) => platform === 'Windows');
    expect(laptop?.missing).toEqual(windows);
    for (const record of records) {
      const told = [...Object.keys(record.facts), ...(record.software ? ['software'] : [])];
      expect(told.filter((name) => record.missing?.some((part) => part === name))).toEqual([]);
    }
  });

  it('is not missing where another answer tells the same', async () => {
    const records = await recordsWith(refusing(/managedDeviceEncryptionStates/, microsoftRefusal(403)));
    const encrypted = records.filter(({ facts }) => facts.disk_encryption?.value === 'on');
    expect(encrypted.length).toBeGreaterThan(0);
    for (const { missing } of encrypted) expect(missing).toBeUndefined();
  });

  it('is named by check, with what it needs', async () => {
    const { connect } = await stage(refusing(/deviceCompliancePolicyStates/, microsoftRefusal(403)));
    expect((await connect().check()).details).toContain(
      'compliance (v1.0): refused; it needs DeviceManagementConfiguration.Read.All',
    );
  });

  it.each([
    ['404, for it has just been listed', microsoftRefusal(404)],
    ['400', microsoftRefusal(400)],
    ['something else', { status: 200, body: 'nothing' }],
  ])('is missing where the device itself answers %s', async (_what, reply) => {
    for (const { missing } of await recordsWith(refusing(/\$select=id,udid/, reply)))
      expect(missing).toEqual(['system', 'identifiers']);
  });
});

describe('a part that is throttled', () => {
  const once = (reply: Reply) => {
    const seen = new Set<string>();
    return {
      seen,
      refusePart: (path: string) => {
        const isFirst = !seen.has(path);
        seen.add(path);
        return isFirst && seen.size % 3 === 0 ? reply : undefined;
      },
    };
  };

  it.each([
    ['429, with a decimal to wait', { ...microsoftRefusal(429), headers: { 'Retry-After': '0.01' } }],
    ['429, without a time', microsoftRefusal(429)],
    [
      '500, whose words say it',
      microsoftRefusal(500, 'Rate limit reached because of too many requests to query broker.'),
    ],
  ])('is asked again by itself: %s', async (_what, reply) => {
    const { refusePart } = once(reply);
    const records = await recordsWith({ refusePart });
    expect(records).toEqual(await recordsWith({}));
  });

  it('is missing where the wait is too long', async () => {
    const reply = { ...microsoftRefusal(429), headers: { 'Retry-After': '300' } };
    const records = await recordsWith(refusing(/windowsProtectionState/, reply));
    expect(records.filter(({ missing }) => missing?.includes('agents')).length).toBeGreaterThan(0);
  });
});

it('asks no more than twenty things at once', async () => {
  const { simulator, connect } = await stage();
  const page = await connect({ page_size: 30 }).all?.();
  expect(page?.records).toHaveLength(30);
  const batches = simulator.recent().filter((call) => call.includes('$batch'));
  // 30 devices: 30 of hardware and of software, their policies and settings, and what some platforms have.
  expect(batches.length).toBeGreaterThan(8);
  for (const { missing } of page?.records ?? []) expect(missing).toBeUndefined();
});
