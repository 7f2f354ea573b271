/** The sources besides Jamf from the command line: a process of its own, over the vendor's own protocol. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startSimulator as startGoogle } from '../../adapters/google/simulator.ts';
import { startSimulator as startLandesk } from '../../adapters/landesk/simulator.ts';
import { makeCompany } from '../../local/company/index.ts';
import type { Simulator } from '../../local/simulator/types.ts';
import type { DeviceRecord, Platform } from '../../shared/model/record.ts';
import { type Folder, lines, makeFolder, run } from './run.ts';

const company = makeCompany({ people: 20, now: new Date('2026-06-01T00:00:00Z') });
let folder: Folder;
beforeAll(async () => {
  folder = await makeFolder();
});
afterAll(() => folder.remove());

interface Subject {
  name: string;
  start: typeof startGoogle;
  vendor: RegExp;
  platforms: Platform[];
  /** Whether a look-up can be sure to have found everything. */
  sure: boolean;
  /** Of the story's person. */
  device: { name?: string; model: string };
}

const SUBJECTS: Subject[] = [
  {
    name: 'landesk',
    start: startLandesk,
    vendor: /SQL Server/,
    platforms: ['Windows'],
    sure: true,
    device: { name: 'UMA-THINKPAD', model: 'ThinkPad T14 Gen 5' },
  },
  {
    name: 'google',
    start: startGoogle,
    vendor: /Google/,
    platforms: ['Android', 'iOS', 'ChromeOS'],
    sure: false,
    device: { model: 'Pixel 9' },
  },
];

describe.each(SUBJECTS)('source $name', ({ name, start, vendor, platforms, sure, device }) => {
  let simulator: Simulator;
  let secret: string;
  beforeAll(async () => {
    simulator = await start({ company });
    secret = await folder.write(`${name}.json`, simulator.settings);
  });
  afterAll(() => simulator.close());

  const source = (...args: string[]) => run(['source', name, ...args, '--secret', secret]);
  const records = (stdout: string) => lines(stdout) as unknown as DeviceRecord[];
  /** A look-up that may have missed something says so, and does not pass for a whole answer. */
  const expectEnd = ({ code, stderr }: { code: number; stderr: string }) => {
    expect(code).toBe(sure ? 0 : 1);
    expect(stderr).toMatch(sure ? /^$/ : /^The answer is not complete: more may exist\.$/m);
  };

  it('checks that the vendor can be reached', async () => {
    const { code, stdout } = await source('check');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ vendor: expect.stringMatching(vendor) });
  });

  it("finds a person's devices, and one of them by its serial", async () => {
    const found = await source('email', 'user@example.com');
    expectEnd(found);
    const own = records(found.stdout);
    expect(own.every(({ owners }) => owners.includes('user@example.com'))).toBe(true);
    const wanted = own.find(({ model }) => model === device.model);
    expect(wanted).toMatchObject({ v: 1, source: name, ...device });
    const again = await source('serial', wanted?.identifiers.serial ?? '');
    expectEnd(again);
    expect(records(again.stdout).map(({ id }) => id)).toEqual([wanted?.id]);
  });

  it('finds the machine of an address', async () => {
    const { stdout } = await source('email', 'user@example.com');
    const found = records(stdout).find(({ model }) => model === 'ExpertBook B5');
    const mac = found?.identifiers.mac_addresses?.[0] ?? '';
    expect(records((await source('macaddr', mac)).stdout).map(({ id }) => id)).toEqual([found?.id]);
  });

  it('walks over all devices, each once', async () => {
    const { code, stdout, stderr } = await source('all');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const ids = records(stdout).map(({ id }) => id);
    expect(ids).toHaveLength(company.numbers(name, platforms).length);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('says what the vendor refused', async () => {
    simulator.faults.set({ fail: '401' });
    const { code, stdout, stderr } = await source('email', 'user@example.com');
    simulator.faults.clear();
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/\(credentials_refused\)/);
  });
});
