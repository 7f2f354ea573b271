/** What Defender's words mean, which of them mean nothing, and how its list is walked. */
import { afterEach, describe, expect, it } from '@jest/globals';
import { defender } from '../../../adapters/defender/index.ts';
import { toRecord } from '../../../adapters/defender/schema.ts';
import { machineOf, startSimulator } from '../../../adapters/defender/simulator.ts';
import { makeCompany } from '../../../local/company/index.ts';
import { microsoftRefusal } from '../../../local/simulator/microsoft.ts';
import { type Reply, type Server, startServer } from '../../../local/simulator/server.ts';
import { createHttp } from '../../../shared/adapter-kit/http.ts';
import { silentLog } from '../../../shared/adapter-kit/log.ts';
import { readEach } from '../../../shared/adapter-kit/read.ts';
import { TIME } from '../../support/fuzz.ts';
import { expectSurvives } from '../../support/hostile.ts';
import { two } from '../../support/sample.ts';

const MACHINE = {
  id: '3db402e9217f30248e26406c0a48094b00a0062e',
  computerDnsName: 'mbp14',
  osPlatform: 'macOS',
  onboardingStatus: 'Onboarded',
  healthStatus: 'Active',
  lastSeen: '2026-11-23T07:41:09.1234567Z',
};
const recordOf = (more: object) => toRecord({ ...MACHINE, ...more });
const agentOf = (more: object) => recordOf(more).facts.agents?.value.defender;

describe('the agent', () => {
  it.each([
    ['Active', true, undefined],
    ['active', true, undefined],
    ['Inactive', undefined, undefined],
    ['ImpairedCommunication', false, 'impaired communication'],
    ['NoSensorData', false, 'no sensor data'],
    ['NoSensorDataImpairedCommunication', false, 'no sensor data impaired communication'],
    ['Misconfigured', false, 'misconfigured'],
    ['Unknown', undefined, undefined],
    ['SomethingNew', undefined, undefined],
    [null, undefined, undefined],
  ])('with %j', (healthStatus, healthy, problem) => {
    expect(agentOf({ healthStatus })).toMatchObject({ present: true });
    expect([agentOf({ healthStatus })?.healthy, agentOf({ healthStatus })?.problem]).toEqual([
      healthy,
      problem,
    ]);
  });

  it.each(['CanBeOnboarded', 'Unsupported', 'InsufficientInfo', '', null])(
    'is not told of what was only seen on the network: %j',
    (onboardingStatus) => {
      expect(recordOf({ onboardingStatus }).facts).toEqual({});
    },
  );

  it('is not judged by what it found', () => {
    expect(
      agentOf({ riskScore: 'High', exposureLevel: 'High', defenderAvStatus: 'NotUpdated' })?.healthy,
    ).toBe(true);
  });
});

describe('a machine', () => {
  it('joins by Entra’s id and by addresses of hardware', () => {
    const { owners, identifiers } = recordOf({
      aadDeviceId: '8c42f011-6105-4269-a64b-6eabc71b2006',
      ipAddresses: [
        { macAddress: 'F4D488C15B98' },
        { macAddress: '000000000000' },
        { macAddress: null },
        { macAddress: 'F4D488C15B98' },
        'nothing',
      ],
    });
    expect(owners).toEqual([]);
    expect(identifiers).toEqual({
      entra_device_id: '8C42F011-6105-4269-A64B-6EABC71B2006',
      mac_addresses: ['F4:D4:88:C1:5B:98'],
    });
  });

  it.each(['00000000-0000-0000-0000-000000000000', '', null])('has no Entra id: %j', (aadDeviceId) => {
    expect(recordOf({ aadDeviceId }).identifiers).toEqual({});
  });

  it('that was merged into another is gone', () => {
    expect(recordOf({ mergedIntoMachineId: '5844d4a3f835919fd63772082de62951d0dab09d' }).gone).toBe(true);
    expect(recordOf({ mergedIntoMachineId: null })).not.toHaveProperty('gone');
  });

  it.each([
    ['Windows11', 'Windows', 'Windows 11'],
    ['WindowsServer2022', 'Windows', 'Windows Server 2022'],
    ['macOS', 'Mac', 'macOS'],
    ['Ubuntu', 'Linux', 'Ubuntu'],
    ['RedHatEnterpriseLinux', 'Linux', 'RedHatEnterpriseLinux'],
    ['iOS', 'iOS', 'iOS'],
    ['Other', undefined, undefined],
    [null, undefined, undefined],
  ])('of %j', (osPlatform, platform, os) => {
    const record = recordOf({ osPlatform, version: '20.4', osVersion: null });
    expect([record.platform, record.os, record.os_version]).toEqual([platform, os, undefined]);
  });

  it('has its group and its tags as labels', () => {
    expect(recordOf({ rbacGroupName: 'main', machineTags: ['mac', 'main', ''] }).labels).toEqual([
      'main',
      'mac',
    ]);
    expect(recordOf({ rbacGroupName: null, machineTags: [] })).not.toHaveProperty('labels');
  });

  it(
    'of any kind is survived by those beside it',
    async () => {
      const [first, second] = two('Windows').map(machineOf);
      await expectSurvives({ good: [first, second], read: async (payloads) => readEach(payloads, toRecord) });
    },
    TIME,
  );
});

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0)) await thing.close();
});

const connect = (settings: object) =>
  defender.connect(defender.config.parse(settings), {
    http: createHttp({ retries: 0, backoff: 1 }),
    log: silentLog,
    now: () => new Date('2026-11-23T09:00:00.000Z'),
  });

describe('the way to Defender', () => {
  it('asks for tokens of the one resource, and for whole pages', async () => {
    const simulator = await startSimulator({ company: makeCompany({ people: 60, now: new Date() }) });
    open.push(simulator);
    const page = await connect(simulator.settings).all?.();
    expect(page?.records.length).toBeGreaterThan(50);
    // A token and a page.
    expect(simulator.calls()).toBe(2);
    const elsewhere = connect({ ...simulator.settings, resource_url: 'https://graph.microsoft.com' });
    await expect(elsewhere.check()).rejects.toMatchObject({ code: 'credentials_refused' });
  });

  it.each([
    [microsoftRefusal(403), 'credentials_refused', 'Machine.Read.All'],
    [microsoftRefusal(429), 'rate_limited', '429'],
    [{ status: 200, body: { value: null } }, 'unintelligible', 'no list of machines'],
  ] as [Reply, string, string][])('tells refusals apart: %j', async (reply, code, words) => {
    const server: Server = await startServer({
      answer: ({ url }) =>
        url.pathname.endsWith('/token')
          ? { status: 200, body: { access_token: 'eyJ', expires_in: 3599, token_type: 'Bearer' } }
          : reply,
      refuse: (status) => microsoftRefusal(status),
    });
    open.push(server);
    const settings = { tenant_id: 't', client_id: 'c', client_secret: 's', login_url: server.origin };
    const failure = connect({ ...settings, base_url: server.origin }).all?.();
    await expect(failure).rejects.toMatchObject({ code, message: expect.stringContaining(words) });
  });
});
