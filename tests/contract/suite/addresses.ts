import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { settingsOf } from '../../../shared/adapter-kit/settings.ts';
import type { AdapterUnderTest, SetStage } from './subject.ts';

/** Where credentials must not go. */
const REFUSED = [
  ['plain http', 'http://vendor.example.com/api/'],
  ['plain http on a port', 'http://vendor.example.com:443/'],
  ['plain http that only begins like this machine', 'http://localhost.example.com/'],
  ['plain http with this machine as its user', 'http://127.0.0.1:80@vendor.example.com/'],
  ['the metadata of a machine in the cloud', 'http://169.254.169.254/latest/'],
  ['the metadata, by IPv6', 'http://[fd00:ec2::254]/latest/'],
  ['every interface of this machine', 'http://0.0.0.0/'],
  ['a user', 'https://user@vendor.example.com/'],
  ['a user and a password', 'https://user:password@vendor.example.com/'],
  ['a password only', 'https://:password@vendor.example.com/'],
  ['a query', 'https://vendor.example.com/?key=value'],
  ['an empty query', 'https://vendor.example.com/?'],
  ['a fragment', 'https://vendor.example.com/#top'],
  ['an empty fragment', 'https://vendor.example.com/#'],
  ['a file', 'file:///etc/passwd'],
  ['a file by FTP', 'ftp://vendor.example.com/'],
  ['data', 'data:application/json,{}'],
  ['a script', 'javascript:alert(1)'],
  ['a socket', 'ws://vendor.example.com/'],
] as const;

const TAKEN = ['https://vendor.example.com', 'https://vendor.example.com:8443/api/', 'http://127.0.0.1:4010'];

/** Settings that are addresses: those that say so, those whose default or simulated value is one, and by name. */
async function addressesOf<Config>(
  { adapter }: AdapterUnderTest<Config>,
  stage: SetStage,
): Promise<string[]> {
  const { settings } = (await stage()).simulator;
  const { properties = {} } = z.toJSONSchema(adapter.config, { io: 'input', unrepresentable: 'any' });
  return settingsOf(adapter.config)
    .filter(({ name, default: value }) => {
      const property = properties[name];
      const isDeclared = typeof property === 'object' && property.format === 'uri';
      return (
        isDeclared || isAddress(settings[name]) || isAddress(value) || /(^|_)(ur[il]|endpoint)$/.test(name)
      );
    })
    .map(({ name }) => name);
}

const isAddress = (value: unknown): boolean => typeof value === 'string' && /^https?:/.test(value);

/** Each address of a vendor is https, or on this machine, and names a place only. */
export function describeAddresses<Config>(subject: AdapterUnderTest<Config>, stage: SetStage): void {
  const problemsOf = async (value: string) => {
    const { simulator } = await stage();
    const names = await addressesOf(subject, stage);
    const refused = names.filter((name) => {
      const { error } = subject.adapter.config.safeParse({ ...simulator.settings, [name]: value });
      return error?.issues.some(({ path }) => path[0] === name) === true;
    });
    return { names, refused };
  };

  describe('addresses', () => {
    it.each(REFUSED)('are not %s', async (_what, value) => {
      const { names, refused } = await problemsOf(value);
      expect(refused).toEqual(names);
    });

    it.each(TAKEN)('may be %s', async (value) => {
      expect((await problemsOf(value)).refused).toEqual([]);
    });
  });
}
