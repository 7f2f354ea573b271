import { describe, expect, it } from '@jest/globals';
import { checkConfig, parseConfig } from '../../../shared/config/index.ts';
import type { MergedDevice } from '../../../shared/model/device.ts';
import type { ActivityEvent } from '../../../shared/model/event.ts';
import { openTransforms, TRANSFORMS } from '../../../shared/transforms/index.ts';

const transformsOf = (transforms: unknown) => openTransforms(parseConfig(config(transforms)).transforms);
const config = (transforms: unknown) => ({
  organization: { name: 'Example', contact: { name: 'Help' } },
  access: { allowed_domains: ['example.com'] },
  sources: { jamf: { sweep_every: '12h', longest_sweep: '2h' } },
  transforms,
});

const device = (rest: Partial<MergedDevice> = {}): MergedDevice => ({
  ...{ device_id: 'd1', synced_at: '2026-11-23T09:00:00.000Z', identifiers: {}, records: [], sources: [] },
  ...{ facts: {}, evidence: {}, identity: { joined_by: [], kept_apart: [] } },
  ...rest,
});
const event = (rest: Partial<ActivityEvent> = {}): ActivityEvent => ({
  ...{ v: 1, source: 'duo', id: 'e1', owners: [], kind: 'sign_in', type: 'authentication' },
  at: '2026-11-23T09:00:00.000Z',
  ...rest,
});

describe('drop_devices', () => {
  it.each<[object, Partial<MergedDevice>, boolean]>([
    [{ model: ['VMware*'] }, { model: 'VMware7,1' }, true],
    [{ model: ['vmware*'] }, { model: ' VMWARE Virtual Platform ' }, true],
    [{ model: ['VMware'] }, { model: 'VMware7,1' }, false],
    [{ model: ['*Virtual*'] }, { model: 'Microsoft Virtual Machine' }, true],
    [{ model: ['Mac.*'] }, { model: 'MacBook' }, false],
    [{ model: ['(a+)+$'] }, { model: 'aaaaaaaa' }, false],
    [{ model: ['VMware*'] }, {}, false],
    [{ manufacturer: ['QEMU'] }, { manufacturer: 'qemu', model: 'anything' }, true],
    [{ name: ['lab-*'], serial: ['VM-*'] }, { name: 'lab-7' }, true],
    [{ name: ['lab-*'], serial: ['VM-*'] }, { identifiers: { serial: 'VM-12' } }, true],
    [{ name: ['lab-*'], serial: ['VM-*'] }, { name: 'mine', identifiers: { serial: 'C02' } }, false],
    [{ type: ['Server'] }, { type: 'server' }, true],
  ])('%j leaves out %j: %j', async (options, rest, isDropped) => {
    const { kept, dropped } = (await transformsOf([{ drop_devices: options }])).devices([device(rest)]);
    expect(kept).toEqual(isDropped ? [] : [device(rest)]);
    expect(dropped).toEqual(isDropped ? { drop_devices: 1 } : {});
  });
});

describe('drop_by_status', () => {
  it.each<[string[], string | undefined, boolean]>([
    [['E-Waste'], 'e-waste', true],
    [['E-Waste', 'Retired'], 'Retired', true],
    [['Stolen*'], 'Stolen (reported)', true],
    [['E-Waste'], 'In use', false],
    [['E-Waste'], undefined, false],
  ])('%j leaves out what is %j: %j', async (statuses, vendor_status, isDropped) => {
    const one = device(vendor_status === undefined ? {} : { vendor_status });
    const { kept, dropped } = (await transformsOf([{ drop_by_status: { statuses } }])).devices([one]);
    expect([kept.length, dropped]).toEqual(isDropped ? [0, { drop_by_status: 1 }] : [1, {}]);
  });
});

describe('manufacturer_from_mac', () => {
  it.each<[Partial<MergedDevice>, RegExp | undefined]>([
    [{ identifiers: { mac_addresses: ['F0:2F:4B:10:22:9A'] } }, /^Apple/],
    [{ identifiers: { mac_addresses: ['02:1B:63:84:45:E6', '00:50:56:01:02:03'] } }, /^VMware/],
    [{ identifiers: { mac_addresses: ['02:1B:63:84:45:E6'] } }, undefined],
    [{ identifiers: {} }, undefined],
    [{ manufacturer: 'Lenovo', identifiers: { mac_addresses: ['F0:2F:4B:10:22:9A'] } }, /^Lenovo$/],
  ])('makes of %j a device of %s', async (rest, maker) => {
    const transforms = await transformsOf([{ manufacturer_from_mac: {} }]);
    const [one] = transforms.devices([device(rest)]).kept;
    if (maker) expect(one?.manufacturer).toMatch(maker);
    else expect(one).toEqual(device(rest));
  });
});

describe('label_networks', () => {
  const networks = {
    VPN: ['203.0.113.0/24', '2001:db8::/32'],
    Vienna: ['198.51.100.7'],
    All: ['203.0.0.0/8'],
  };
  it.each<[string | undefined, string[] | undefined]>([
    ['203.0.113.20', ['VPN', 'All']],
    ['203.0.114.20', ['All']],
    ['198.51.100.7', ['Vienna']],
    ['198.51.100.8', undefined],
    ['2001:db8::1', ['VPN']],
    ['::ffff:198.51.100.7', ['Vienna']],
    ['nonsense', undefined],
    [undefined, undefined],
  ])('names of %s: %j', async (ip_address, names) => {
    const one = event(ip_address === undefined ? {} : { ip_address });
    const { kept } = (await transformsOf([{ label_networks: { networks } }])).events([one]);
    expect(kept).toEqual([names ? { ...one, networks: names } : one]);
  });
});

describe('several', () => {
  it('run in the order of the file, and count for themselves', async () => {
    const transforms = await transformsOf([
      { drop_devices: { model: ['VM*'] } },
      { drop_by_status: { statuses: ['E-Waste'] } },
      { drop_devices: { name: ['lab*'] } },
    ]);
    const all = [
      { model: 'VM1', vendor_status: 'E-Waste' },
      { vendor_status: 'E-Waste' },
      { name: 'lab1' },
      {},
    ];
    const { kept, dropped } = transforms.devices(all.map(device));
    expect(kept).toEqual([device()]);
    expect(dropped).toEqual({ drop_devices: 2, drop_by_status: 1 });
  });

  it('leave alone what they are not about, and change nothing in place', async () => {
    const one = Object.freeze(event({ ip_address: '203.0.113.1' }));
    const transforms = await transformsOf([
      { drop_devices: { model: ['*'] } },
      { label_networks: { networks: { VPN: ['203.0.113.0/24'] } } },
    ]);
    expect(transforms.events([one]).kept).toHaveLength(1);
    expect(one.networks).toBeUndefined();
  });

  it('that are none keep everything', async () => {
    const none = await openTransforms([]);
    expect(none.devices([device()])).toEqual({ kept: [device()], dropped: {} });
  });
});

describe('what the file may say', () => {
  const mistakes = (yaml: string) =>
    checkConfig(
      `organization: { name: E, contact: { name: H } }\naccess: { allowed_domains: [example.com] }\nsources: { jamf: { sweep_every: 12h, longest_sweep: 2h } }\n${yaml}`,
      'f',
    );

  it.each([
    ['transforms:\n  - drop_device: {}', 5, /`drop_device` is not known here\. Did you mean `drop_devices`/],
    ['transforms:\n  - drop_devices: {}', 5, /says of no device that it is left out/],
    ['transforms:\n  - drop_devices: { model: [] }', 5, /is empty/],
    ['transforms:\n  - drop_devices: { modell: [a] }', 5, /Did you mean `model`/],
    ['transforms:\n  - {}', 5, /is not one transform/],
    [
      'transforms:\n  - { drop_by_status: { statuses: [a] }, manufacturer_from_mac: {} }',
      5,
      /is not one transform/,
    ],
    [
      'transforms:\n  - label_networks: { networks: { VPN: [203.0.113.0/33] } }',
      5,
      /not a range of addresses/,
    ],
    [
      'transforms:\n  - label_networks: { networks: { VPN: [vpn.example.com] } }',
      5,
      /not a range of addresses/,
    ],
  ])('%s is named on line %d', (yaml, line, message) => {
    const [problem, ...more] = mistakes(yaml);
    expect(more).toEqual([]);
    expect(problem).toMatch(new RegExp(`^f:${line}: `));
    expect(problem).toMatch(message);
  });

  it('each has a name of its own', () => {
    const ids = TRANSFORMS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(ids.toSorted());
  });
});
