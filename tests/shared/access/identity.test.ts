import { describe, expect, it } from '@jest/globals';
import { type Claims, identityOf, needsUserinfo } from '../../../shared/access/identity.ts';
import { groupsIn, rolesOf } from '../../../shared/access/roles.ts';
import type { AccessSettings } from '../../../shared/access/settings.ts';
import { SETTINGS } from '../../support/access.ts';

const OKTA = 'https://example.okta.com';
const GOOGLE = 'https://accounts.google.com';
const TENANT = '6f1e2d3c-0000-4000-8000-1234567890ab';
const ENTRA = `https://login.microsoftonline.com/${TENANT}/v2.0`;

const ANN = { sub: '1', email: 'Ann@Example.com', email_verified: true, name: 'Ann' };
const entra: AccessSettings = {
  ...SETTINGS,
  require_verified_email: false,
  allowed_tenants: [TENANT],
  email_claim: 'preferred_username',
  groups_claim: 'roles',
};
const inEntra = { sub: 'pairwise', tid: TENANT, preferred_username: 'ann@example.com', roles: ['security'] };

const codeOf = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
};
const come = (id_token: Claims, userinfo?: Claims, settings = SETTINGS, issuer = OKTA) =>
  codeOf(() => identityOf({ issuer, id_token, ...(userinfo && { userinfo }) }, settings));

describe('who comes in', () => {
  it('is somebody with a verified e-mail of an allowed domain, in canonical spelling', () => {
    expect(come({ ...ANN, groups: ['security'] })).toEqual({
      email: 'ann@example.com',
      name: 'Ann',
      groups: { known: ['security'] },
    });
  });

  it('has a name that can be read, or none', () => {
    expect(come({ ...ANN, name: '\u202eAnn\u200b\n Okafor\u3164' })).toMatchObject({ name: 'Ann Okafor' });
    for (const name of ['\u3164', '', 7, {}]) expect(come({ ...ANN, name })).not.toHaveProperty('name');
    expect(come({ ...ANN, name: '😀'.repeat(300) })).toMatchObject({ name: '😀'.repeat(200) });
  });

  it('may be told by userinfo when the ID token is thin', () => {
    expect(come({ sub: '1' }, { ...ANN, groups: ['helpdesk'] })).toMatchObject({
      email: 'ann@example.com',
      groups: { known: ['helpdesk'] },
    });
  });

  const refused: { code: string; told: Claims; userinfo?: Claims }[] = [
    { code: 'email_missing', told: { sub: '1' } },
    { code: 'email_missing', told: { ...ANN, email: 'not an address' } },
    { code: 'email_missing', told: { ...ANN, email: ['ann@example.com'] } },
    { code: 'email_unverified', told: { ...ANN, email_verified: false } },
    { code: 'email_unverified', told: { ...ANN, email_verified: 'true' } },
    { code: 'email_unverified', told: { sub: '1', email: 'ann@example.com' } },
    {
      code: 'email_unverified',
      told: { sub: '1', email: 'ann@example.com' },
      userinfo: { ...ANN, email: 'bob@example.com' },
    },
    { code: 'email_unverified', told: { ...ANN, email_verified: false }, userinfo: ANN },
    { code: 'email_foreign', told: { ...ANN, email: 'ann@evil.com' } },
    { code: 'email_foreign', told: { ...ANN, email: 'ann@sub.example.com' } },
    { code: 'email_foreign', told: { ...ANN, email: 'ann@example.com.evil.com' } },
    { code: 'email_foreign', told: { ...ANN, email: 'ann@notexample.com' } },
  ];
  it.each(refused)('is refused as $code: $told $userinfo', ({ code, told, userinfo }) => {
    expect(come(told, userinfo)).toBe(code);
  });

  it.each<[string, Claims, AccessSettings, string]>([
    ['did not say what your e-mail address is', { sub: '1' }, SETTINGS, OKTA],
    ['did not confirm that your e-mail address is yours', { ...ANN, email_verified: false }, SETTINGS, OKTA],
    ['is only for people of this organization.', { ...ANN, email: 'ann@evil.com' }, SETTINGS, OKTA],
    ['is only for people of this organization.', { ...inEntra, tid: 'other' }, entra, ENTRA],
    ['of this organization, not for guests', { ...inEntra, acct: 1 }, entra, ENTRA],
  ])('is told why not: %s', (why, id_token, settings, issuer) => {
    expect(() => identityOf({ issuer, id_token }, settings)).toThrow(why);
  });

  it('is nobody when no domain and no tenant is named', () => {
    expect(come(ANN, undefined, { ...SETTINGS, allowed_domains: [] })).toBe('email_foreign');
  });

  it('must prove membership at Google by `hd`: the end of an address proves nothing', () => {
    expect(come(ANN, undefined, SETTINGS, GOOGLE)).toBe('email_foreign');
    expect(come({ ...ANN, hd: 'evil.com' }, undefined, SETTINGS, GOOGLE)).toBe('email_foreign');
    expect(come({ ...ANN, hd: 'example.com' }, undefined, SETTINGS, GOOGLE)).toMatchObject({
      email: 'ann@example.com',
    });
  });

  it('may be of any domain and any tenant that is named', () => {
    const allowed_domains = ['example.org', 'example.com'];
    const two = { ...SETTINGS, allowed_domains };
    expect(come({ ...ANN, hd: 'example.com' }, undefined, two, GOOGLE)).toMatchObject({ name: 'Ann' });
    const tenants = { ...entra, allowed_tenants: ['other', TENANT] };
    expect(come(inEntra, undefined, tenants, ENTRA)).toMatchObject({ email: 'ann@example.com' });
    // Whose addresses end in many domains names its tenant alone.
    const anyDomain = { ...entra, allowed_domains: [] };
    expect(come(inEntra, undefined, anyDomain, ENTRA)).toMatchObject({ email: 'ann@example.com' });
  });

  it('must be of the tenant at Entra, and no guest', () => {
    expect(come(inEntra, undefined, entra, ENTRA)).toMatchObject({ groups: { known: ['security'] } });
    expect(come({ ...inEntra, tid: 'other' }, undefined, entra, ENTRA)).toBe('email_foreign');
    expect(come({ ...inEntra, tid: undefined }, undefined, entra, ENTRA)).toBe('email_foreign');
    expect(come({ ...inEntra, acct: 1 }, undefined, entra, ENTRA)).toBe('email_foreign');
    expect(come({ ...inEntra, idp: 'live.com' }, undefined, entra, ENTRA)).toBe('email_foreign');
    expect(come({ ...inEntra, idp: ENTRA, acct: 0 }, undefined, entra, ENTRA)).toMatchObject({
      email: 'ann@example.com',
    });
  });

  it('is no guest of an Entra tenant, also when the provider says that the address is verified', () => {
    const guest = { ...ANN, tid: TENANT };
    for (const claims of [
      { acct: 1 },
      { acct: '1' },
      { idp: 'live.com' },
      { idp: 'mail' },
      { idp: 'https://sts.windows.net/0b0b0b0b-0000-4000-8000-000000000000/' },
      { idp: ['https://evil.example'] },
    ]) {
      expect([claims, come({ ...guest, ...claims }, undefined, SETTINGS, ENTRA)]).toEqual([
        claims,
        'email_foreign',
      ]);
      expect([claims, come(guest, { ...ANN, ...claims }, SETTINGS, ENTRA)]).toEqual([
        claims,
        'email_foreign',
      ]);
    }
    for (const claims of [{}, { acct: 0 }, { idp: ENTRA }, { idp: `https://sts.windows.net/${TENANT}/` }])
      expect(come({ ...guest, ...claims }, undefined, SETTINGS, ENTRA)).toMatchObject({
        email: ANN.email.toLowerCase(),
      });
  });

  it('may come from Okta, whose `idp` is an id of its own', () => {
    expect(come({ ...ANN, idp: '00o1a2b3c4D5e6F7g8h9' })).toMatchObject({ email: 'ann@example.com' });
  });

  it('is nobody whose address only looks like one: the Kelvin sign', () => {
    expect(come({ ...ANN, email: 'helpdes\u212a@example.com' })).toBe('email_missing');
  });

  it('needs `email` to be verified and the same when another claim is the e-mail', () => {
    const settings = { ...SETTINGS, email_claim: 'preferred_username' };
    expect(come({ ...ANN, preferred_username: 'bob@example.com' }, undefined, settings)).toBe(
      'email_unverified',
    );
    expect(come({ ...ANN, preferred_username: 'ANN@example.com' }, undefined, settings)).toMatchObject({
      email: 'ann@example.com',
    });
  });
});

describe('userinfo is asked', () => {
  const whole = { ...ANN, groups: [] };
  it.each<[boolean, Claims]>([
    [false, whole],
    [true, { ...whole, email: undefined }],
    [true, { ...whole, email_verified: undefined }],
    [true, ANN],
  ])('%s for %j', (asked, claims) => {
    expect(needsUserinfo(claims, SETTINGS)).toBe(asked);
  });
});

describe('groups', () => {
  it.each([
    [{ groups: ['a', 'b'] }, { known: ['a', 'b'] }],
    [{ groups: [] }, { known: [] }],
    [{}, { reason: 'absent' }],
    [{ groups: null }, { reason: 'absent' }],
    [{ groups: 'security' }, { reason: 'absent' }],
    [{ groups: ['security', 7] }, { reason: 'absent' }],
    [{ groups: ['security'], _claim_names: { groups: 'src1' } }, { reason: 'cut_off' }],
    [{ groups: ['security'], hasgroups: true }, { reason: 'cut_off' }],
    [{ _claim_names: { other: 'src1' }, groups: ['a'] }, { known: ['a'] }],
  ])('of %j are %j', (claims, expected) => {
    expect(groupsIn(claims, 'groups')).toEqual(expected);
  });

  it('are unknown as a whole when one of the two lists is cut off', () => {
    const overage = { ...ANN, _claim_names: { groups: 'src1' } };
    expect(come(overage, { ...ANN, groups: ['security'] })).toMatchObject({ groups: { reason: 'cut_off' } });
    expect(come({ ...ANN, groups: ['security'] }, overage)).toMatchObject({ groups: { reason: 'cut_off' } });
  });
});

describe('roles', () => {
  it.each([
    ['ann@example.com', { known: [] }, ['employee']],
    ['ann@example.com', { known: ['helpdesk'] }, ['employee', 'helpdesk']],
    ['ann@example.com', { known: ['security', 'helpdesk'] }, ['employee', 'helpdesk', 'security']],
    ['ann@example.com', { known: ['Security', 'security '] }, ['employee']],
    ['ann@example.com', { reason: 'absent' as const }, ['employee']],
    ['ann@example.com', { reason: 'cut_off' as const }, ['employee']],
    ['chief@example.com', { reason: 'cut_off' as const }, ['employee', 'security']],
  ])('of %s with %j are %j', (email, groups, roles) => {
    expect(rolesOf(email, groups, SETTINGS)).toEqual(roles);
  });
});
