import { describe, expect, it } from '@jest/globals';
import { Config } from '../../../adapters/jamf/config.ts';
import { ownersOf, usernamesOf } from '../../../adapters/jamf/owners.ts';
import type { CompanyDevice } from '../../../local/company/index.ts';
import { STORY } from '../../contract/suite/subject.ts';
import { stage } from './stage.ts';

const DOMAIN = 'example.com';
/** What comes behind it is cut behind 15 characters. */
const LONG = `${'b@example.com,'.repeat(35)}nobody,`;

describe('a device', () => {
  it.each([
    ['A@example.com', 'somebody', DOMAIN, ['a@example.com']],
    ['a@example.com, b@example.com', undefined, undefined, ['a@example.com', 'b@example.com']],
    // The user name counts only where there is no e-mail.
    ['a@example.com', 'b@example.com', DOMAIN, ['a@example.com']],
    [undefined, 'B@example.com', undefined, ['b@example.com']],
    ['n/a', 'b@example.com', DOMAIN, ['b@example.com']],
    [undefined, 'aokafor', DOMAIN, ['aokafor@example.com']],
    [undefined, 'aokafor', 'Example.COM', ['aokafor@example.com']],
    [undefined, 'aokafor', undefined, []],
    [undefined, 'Amara Okafor', DOMAIN, []],
    [undefined, undefined, DOMAIN, []],
    // Other texts are cut at 512 characters; cut there, these would end in the address of somebody else.
    [`${LONG}ann@example.com.au`, undefined, undefined, ['ann@example.com.au', 'b@example.com']],
    [undefined, `${LONG}ann@example.com.au`, undefined, ['ann@example.com.au', 'b@example.com']],
    [undefined, 'x'.repeat(600), DOMAIN, []],
  ])('with e-mail %j and user name %j, and domain %j, is of %j', (email, username, domain, owners) => {
    expect(ownersOf(email, username, domain)).toEqual(owners);
  });
});

describe('somebody', () => {
  it.each([
    ['a@example.com', undefined, ['a@example.com']],
    ['a@example.com', 'EXAMPLE.com', ['a@example.com', 'a']],
    ['a@example.net', DOMAIN, ['a@example.net']],
  ])('with %s, and domain %j, may have the user names %j', (email, domain, names) => {
    expect(usernamesOf(email, domain)).toEqual(names);
  });

  it.each([
    ['pro', 'an e-mail', (email: string) => email, {}],
    ['classic', 'an e-mail', (email: string) => email, {}],
    ['pro', 'a name', (email: string) => email.split('@')[0] ?? '', { username_domain: DOMAIN }],
    ['classic', 'a name', (email: string) => email.split('@')[0] ?? '', { username_domain: DOMAIN }],
  ])(
    'is found by the user name where nobody wrote down an e-mail (%s, %s)',
    async (api, _what, named, settings) => {
      const { company, simulator, connect } = await stage({
        change: (device) => withoutEmail(device, named),
      });
      const known = company.devicesOf(STORY).filter(({ known_to }) => known_to.includes('jamf'));
      const answer = await connect({ api, ...settings }).byEmail?.(STORY);
      expect(answer?.records.map(({ identifiers }) => identifiers.serial).sort()).toEqual(
        known.map(({ serial }) => serial).sort(),
      );
      expect(answer?.records.every(({ owners }) => owners.join() === STORY)).toBe(true);
      expect(simulator.calls()).toBeGreaterThan(0);
    },
  );

  it('is found among several in the field', async () => {
    const several = (device: CompanyDevice) =>
      device.owner
        ? { ...device, owner: { ...device.owner, email: `other@example.com, ${device.owner.email}` } }
        : device;
    const { connect } = await stage({ change: several });
    const answer = await connect().byEmail?.(STORY);
    expect(answer?.records.length).toBeGreaterThan(1);
    expect(answer?.records[0]?.owners).toEqual(['other@example.com', STORY]);
  });
});

function withoutEmail(device: CompanyDevice, named: (email: string) => string): CompanyDevice {
  const { owner } = device;
  return owner ? { ...device, owner: { ...owner, email: '', username: named(owner.email) } } : device;
}

it.each(['example', 'a@example.com', '*.example.com', 'exa mple.com'])(
  '%j is no domain',
  (username_domain) => {
    const base = { url: 'https://jamf.example.com', client_id: 'id', client_secret: 'secret' };
    expect(Config.safeParse({ ...base, username_domain }).success).toBe(false);
  },
);
